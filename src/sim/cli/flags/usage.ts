import { kinds } from './kinds';
import type { FlagSpec, FlagSpecs } from './spec';

/**
 * The lines of a command's flags in `--help`, sorted by name, wrapped as pflag's FlagUsagesWrapped does.
 * `columns`: the width of the terminal less one; 79 without a terminal.
 */
export function flagUsages(specs: FlagSpecs, columns: number): string {
  const rows = Object.entries(specs)
    .filter(([, spec]) => spec.hidden !== true && spec.aliasOf === undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, spec]) => ({ left: leftOf(name, spec), help: spec.help + defaultOf(spec) }));
  const widest = Math.max(0, ...rows.map((row) => row.left.length + 1));
  return rows
    .map(
      ({ left, help }) =>
        `${left}${' '.repeat(widest - left.length + 2)}${wrap(widest + 2, columns, help)}\n`,
    )
    .join('');
}

function leftOf(name: string, spec: FlagSpec): string {
  const names = spec.short === undefined ? `      --${name}` : `  -${spec.short}, --${name}`;
  const word = spec.word ?? kinds[spec.kind].word;
  return word === '' ? names : `${names} ${word}`;
}

function defaultOf(spec: FlagSpec): string {
  if (spec.shownDefault !== undefined)
    return spec.shownDefault === '' ? '' : ` (default ${spec.shownDefault})`;
  const { default: value } = spec;
  if (value === undefined || value === '' || value === 0 || value === false) {
    const { empty } = kinds[spec.kind] as { empty?: string };
    return empty === undefined ? '' : ` (default ${empty})`;
  }
  return ` (default ${typeof value === 'string' ? JSON.stringify(value) : String(value)})`;
}

/** A last word may go this far over the edge, so that it does not stand alone. */
const slop = 5;
/** With less room than this the text starts on a line of its own. */
const leastRoom = 24;

function wrap(indent: number, columns: number, words: string): string {
  let [from, out] = [indent, ''];
  if (columns - from < leastRoom) [from, out] = [16, `\n${' '.repeat(16)}`];
  const margin = `\n${' '.repeat(from)}`;
  const room = columns - from;
  if (room < leastRoom) return out + words.replaceAll('\n', margin);
  const lines: string[] = [];
  let rest = words;
  do {
    const [line, after] = cutLine(room - slop, rest);
    lines.push(line.replaceAll('\n', margin));
    rest = after;
  } while (rest !== '');
  return out + lines.join(margin);
}

function cutLine(room: number, words: string): [line: string, rest: string] {
  if (room + slop > words.length) return [words, ''];
  const head = words.slice(0, room);
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'));
  if (blank <= 0) return [words, ''];
  const newline = head.lastIndexOf('\n');
  const end = newline > 0 && newline < blank ? newline : blank;
  return [words.slice(0, end), words.slice(end + 1)];
}
