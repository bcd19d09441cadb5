import { readRun, replay, runOf } from '#game/shared-run';
import type { Moment } from '#game/moment';
import type { Played } from '#game/play';
import type { PageState } from '#ui/store';
import { fromAddress, pack, toAddress, unpack } from './pack';
import { patiently } from './patiently';

/** A link's run is no longer than this, characters: as written, and unpacked. */
const mostInLink = 60_000;
const mostUnpacked = 1_500_000;

/** An address that opens the level of the moment and types what was typed so far. */
export async function linkTo({ play, journal, language, levelId }: PageState): Promise<string> {
  const address = new URL(location.href);
  address.hash = '';
  address.search = '';
  address.searchParams.set('level', levelId);
  const run = play === undefined ? [] : runOf(play, journal);
  if (run.length > 0) address.searchParams.set('run', toAddress(await pack(JSON.stringify(run))));
  address.searchParams.set('lang', language);
  return address.href;
}

/** The level after what a link's run types; undefined where it holds no run for this level. Loads what the run turns out to need. */
export async function runFrom(start: Played, packed: string): Promise<Moment | undefined> {
  if (packed.length > mostInLink) return undefined;
  const run = readRun(await textIn(packed), start.play.level.terminals);
  if (run === undefined) return undefined;
  return patiently(() => replay(start, run));
}

async function textIn(packed: string): Promise<string> {
  try {
    return await unpack(fromAddress(packed), mostUnpacked);
  } catch {
    return '';
  }
}
