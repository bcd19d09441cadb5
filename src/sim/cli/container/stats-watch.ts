import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { writeStats, type StatsAnswer, type StatsRow } from '../format/stats';
import { isRefusal, type Refusal } from '../refusal';
import { isOneTooMany, terminations } from '../stream/signals';

/** The readings of one container. */
interface Watched {
  readonly name: string;
  /** null: they have ended. */
  body: BodyState | null;
  rest: string;
  last: StatsAnswer | null;
  isInvalid: boolean;
}

/** What `docker stats` watches, as plain data. */
export interface Watch {
  readonly format: string;
  readonly noTrunc: boolean;
  /** All containers are watched, stopped ones too with 'all': then events tell which come and go. */
  readonly scope: 'named' | 'running' | 'all';
  events: { body: BodyState; rest: string } | null;
  readonly watched: Watched[];
  /** Simulated ms at which it began; 0 before that. */
  began: number;
  /** Simulated ms at which the last picture was drawn, or all first readings were there; 0 before that. */
  shown: number;
  /** SIGINT and SIGTERM that have come. */
  interrupts: number;
}

export function* addWatched(cli: Cli, watch: Watch, name: string): Steps<Refusal | undefined> {
  const opened = yield* cli.engine.open('GET', `/containers/${name}/stats`, { query: { stream: '1' } });
  if (isRefusal(opened)) return opened;
  const body = opened.response.body.state();
  watch.watched.push({ name, body, rest: '', last: null, isInvalid: false });
  return undefined;
}

function picture(cli: Cli, watch: Watch): string | Refusal {
  const rows: StatsRow[] = watch.watched.map(({ name, last, isInvalid }) => ({
    container: name,
    isInvalid,
    ...(last && { answer: last }),
  }));
  return writeStats(rows, watch.format, cli.view(watch.noTrunc));
}

/** ms between two pictures. */
const between = 500;
/** ms that the first picture waits for readings. */
const patience = 2000;
/** What one turn takes at most, so that journals stay short. */
const eventsPerTurn = 32;

/** Draws and reads for one turn; the stage `follow` goes on. */
export function* follow(cli: Cli, watch: Watch): Steps<Outcome> {
  if (watch.began === 0) {
    watch.began = cli.p.clock();
    for (const signal of terminations) cli.p.onSignal(signal, 'handle');
  }
  for (let i = 0; i < eventsPerTurn; i += 1) {
    if (watch.shown === 0 && watch.watched.every(({ last, isInvalid }) => last !== null || isInvalid)) {
      watch.shown = cli.p.clock();
    }
    const until = watch.shown === 0 ? watch.began + patience : watch.shown + between;
    const ready = yield* cli.p.poll({ read: descriptors(watch), until, signal: true });
    if (ready === 'signal') {
      if (yield* interrupted(cli, watch)) return 1;
    } else if (ready === 'time' && watch.shown === 0) watch.shown = until;
    else if (ready === 'time') {
      watch.shown = until;
      const text = picture(cli, watch);
      if (isRefusal(text)) return yield* cli.fail(text);
      yield* cli.out(redraw(text));
      // Watching everything ends with the events, at the next picture; status 130 is that of an interrupt.
      if (watch.scope !== 'named' && watch.interrupts > 0) return 130;
    } else if (ready === watch.events?.body.fd) yield* takeEvents(cli, watch);
    else yield* takeReading(cli, watch, ready);
  }
  return cli.again('follow', watch as unknown as Json);
}

function descriptors(watch: Watch): number[] {
  const bodies = watch.watched.flatMap(({ body }) => (body ? [body.fd] : []));
  return watch.events ? [...bodies, watch.events.body.fd] : bodies;
}

/**
 * The first interrupt ends the readings and not the pictures: the real client shows `--` from then on, until the third.
 * True when it shall end.
 */
function* interrupted(cli: Cli, watch: Watch): Steps<boolean> {
  if (cli.p.takeSignal() === undefined) return false;
  for (const one of watch.watched) endReadings(cli, one);
  watch.interrupts += 1;
  return yield* isOneTooMany(cli, watch.interrupts);
}

function endReadings(cli: Cli, one: Watched): void {
  if (one.body) cli.p.close(one.body.fd);
  one.body = null;
  one.isInvalid = true;
}

/** The picture twice: as it is, then line by line over itself, wiping what an earlier one left at the line ends. */
function redraw(picture: string): string {
  const home = `\x1b[H${picture}`;
  const lines = home.split('\n').map((line) => `${line} \x1b[K\n`);
  return `${home}${lines.join('')}\x1b[J`;
}

/** Whole lines that have come, and the beginning of the next; undefined at the end. */
function* readLines(
  cli: Cli,
  state: BodyState,
  before: string,
): Steps<{ lines: Bytes[]; rest: string; body: BodyState } | undefined> {
  const reader = new BodyReader(cli.p, { ...state });
  const part = yield* reader.chunk();
  if (isFail(part) || part === '') return undefined;
  const lines = (before + part).split('\n');
  const rest = lines.pop() ?? '';
  return { lines: lines.filter((line) => line.trim() !== '') as Bytes[], rest, body: reader.state() };
}

function* takeReading(cli: Cli, watch: Watch, fd: number): Steps<void> {
  const one = watch.watched.find(({ body }) => body?.fd === fd);
  if (!one?.body) return;
  const read = yield* readLines(cli, one.body, one.rest);
  if (!read) {
    endReadings(cli, one);
    return;
  }
  ({ body: one.body, rest: one.rest } = read);
  const last = read.lines.at(-1);
  if (last !== undefined) one.last = JSON.parse(text(last)) as StatsAnswer;
}

interface Event {
  readonly Action?: string;
  readonly Actor?: { readonly ID?: string };
}

/** Containers that start join the picture; those that end leave it, unless all are shown. */
function* takeEvents(cli: Cli, watch: Watch): Steps<void> {
  if (!watch.events) return;
  const read = yield* readLines(cli, watch.events.body, watch.events.rest);
  if (!read) {
    cli.p.close(watch.events.body.fd);
    watch.events = null;
    return;
  }
  watch.events = { body: read.body, rest: read.rest };
  for (const line of read.lines) {
    const { Action, Actor } = JSON.parse(text(line)) as Event;
    const id = Actor?.ID ?? '';
    const at = watch.watched.findIndex(({ name }) => name === id);
    const joins = Action === 'start' || (Action === 'create' && watch.scope === 'all');
    if (joins && at < 0) yield* addWatched(cli, watch, id);
    if (Action !== 'die' || watch.scope === 'all' || at < 0) continue;
    const [gone] = watch.watched.splice(at, 1);
    if (gone) endReadings(cli, gone);
  }
}
