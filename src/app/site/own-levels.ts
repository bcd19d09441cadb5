import { readLevelFile, type LevelFile } from '#game/level-file';
import { begin } from '#game/play';
import type { LevelEntry } from './entry';
import { fromAddress, pack, toAddress, unpack } from './pack';
import { patiently } from './patiently';
import { drop, get, list, put } from './shelf';

/** A level's file and link are no longer than this, characters, unpacked. */
const longest = 400_000;
const keyOf = (id: string) => `own:${id}`;

/** Levels that were opened in this tab: also where the browser keeps nothing. */
const opened = new Map<string, { file: LevelFile; source: string }>();

/** Takes a level's text in. Answers its id, or why it is none. */
export async function takeLevel(source: string): Promise<{ id: string } | { refused: string }> {
  if (source.length > longest) return { refused: 'too long' };
  const file = readLevelFile(source);
  if ('refused' in file) return file;
  const { id } = file.level;
  opened.set(id, { file, source });
  const [title] = Object.values(file.text);
  const name = /^# (.+)$/m.exec(title ?? '')?.[1] ?? id;
  // A browser that keeps nothing has it as long as this tab is open.
  await put({ key: keyOf(id), name, level: id, when: Date.now(), data: await pack(source) }).catch(
    () => undefined,
  );
  return { id };
}

/** The level that a link's `open=` holds. */
export async function takePacked(packed: string): Promise<{ id: string } | { refused: string }> {
  try {
    return await takeLevel(await unpack(fromAddress(packed), longest));
  } catch {
    return { refused: 'not whole' };
  }
}

/** An address that opens a level from elsewhere. */
export async function linkToOwn(id: string): Promise<string | undefined> {
  const source = (await sourceOf(id))?.source;
  if (source === undefined) return undefined;
  const address = new URL(location.href);
  address.hash = '';
  address.search = '';
  address.searchParams.set('open', toAddress(await pack(source)));
  return address.href;
}

/** Levels from elsewhere that are here. */
export async function ownLevels(): Promise<{ id: string; name: string }[]> {
  const kept = await list('own:').catch(() => []);
  return kept.map(({ level, name }) => ({ id: level, name }));
}

export async function dropOwn(id: string): Promise<void> {
  opened.delete(id);
  await drop(keyOf(id));
}

/** The level of such an id; undefined where it is not here. */
export async function ownEntry(id: string): Promise<LevelEntry | undefined> {
  const found = await sourceOf(id);
  if (found === undefined) return undefined;
  const { level, text } = found.file;
  return {
    start: () => patiently(() => begin(level)),
    text: (language) => Promise.resolve(text[language] ?? text.en ?? Object.values(text)[0] ?? ''),
  };
}

async function sourceOf(id: string): Promise<{ file: LevelFile; source: string } | undefined> {
  const known = opened.get(id);
  if (known !== undefined) return known;
  try {
    const data = await get(keyOf(id));
    if (data === undefined) return undefined;
    const source = await unpack(data, longest);
    const file = readLevelFile(source);
    if ('refused' in file) return undefined;
    opened.set(id, { file, source });
    return { file, source };
  } catch {
    return undefined;
  }
}
