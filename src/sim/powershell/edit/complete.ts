import { isFail } from '#sim/base/fail';
import { isHidden, leafOf, windowsPath, worldPath } from '../paths';
import { programNames } from '../run/command';
import type { Session } from '../session';

/** What could stand at the end of this text, and where the word begins that it replaces. */
export function candidates(session: Session, before: string): { start: number; words: string[] } {
  const start = before.length - (/[^\s|;(){}=,]*$/.exec(before)?.[0].length ?? 0);
  const word = before.slice(start);
  const command =
    before
      .slice(0, start)
      .split(/[|;({]/)
      .at(-1)
      ?.trim() ?? '';
  const low = word.toLowerCase();
  const begins = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => name.toLowerCase().startsWith(low)).sort();
  if (word.startsWith('$'))
    return {
      start,
      words: begins(Object.values(session.state.variables).map(({ name }) => `$${name}`)),
    };
  if (word.startsWith('-') && command !== '') {
    const cmdlet = session.cmdlet(
      session.alias(command.split(/\s+/)[0] ?? '') ?? command.split(/\s+/)[0] ?? '',
    );
    if (cmdlet !== undefined)
      return { start, words: begins(Object.keys(cmdlet.parameters).map((name) => `-${name}`)) };
  }
  if (command === '' && !/[\\/.]/.test(word)) {
    const own = Object.values(session.cmdlets.byName).map(({ name }) => name);
    const made = Object.values(session.state.functions).map(({ name }) => name);
    const words = begins([...own, ...made, ...programNames(session)]);
    if (words.length > 0 && word !== '') return { start, words };
  }
  return { start, words: files(session, word) };
}

function files(session: Session, word: string): string[] {
  const leaf = /[\\/]$/.test(word) ? '' : leafOf(word);
  const folder = word.slice(0, word.length - leaf.length);
  const at = worldPath(session.p, folder === '' ? '.' : folder);
  const entries = session.p.readDir(at);
  if (isFail(entries)) return [];
  const shown = folder === '' ? '.\\' : folder.replaceAll('/', '\\');
  return entries
    .filter(({ name }) => !isHidden(`${at === '/' ? '' : at}/${name}`))
    .filter(({ name }) => name.toLowerCase().startsWith(leaf.toLowerCase()))
    .map(({ name }) => `${shown}${name}`)
    .map((path) => (path.includes(' ') ? `& '${windowsPath(worldPath(session.p, path))}'` : path));
}
