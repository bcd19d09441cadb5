import type { Bytes } from '#sim/base/bytes';

/** How lines, or their keys, are compared. */
export interface Ordering {
  numeric: boolean;
  general: boolean;
  human: boolean;
  month: boolean;
  version: boolean;
  fold: boolean;
  dictionary: boolean;
  nonprinting: boolean;
  blanks: boolean;
  reverse: boolean;
}

export const plainOrdering: Ordering = {
  numeric: false,
  general: false,
  human: false,
  month: false,
  version: false,
  fold: false,
  dictionary: false,
  nonprinting: false,
  blanks: false,
  reverse: false,
};

const letters: Readonly<Record<string, keyof Ordering>> = {
  n: 'numeric',
  g: 'general',
  h: 'human',
  M: 'month',
  V: 'version',
  f: 'fold',
  d: 'dictionary',
  i: 'nonprinting',
  b: 'blanks',
  r: 'reverse',
};

/** `-k START[,END]`: fields and characters from 1; end character 0 is the field's end. */
export interface SortKey {
  startField: number;
  startChar: number;
  endField: number;
  endChar: number;
  ordering: Ordering | undefined;
  endBlanks: boolean;
}

/** What is wrong with a key, or the key. */
export function parseKey(text: string): SortKey | string {
  const found = /^(\d+)(?:\.(\d+))?([bdfghiMnRrV]*)(?:,(\d+)(?:\.(\d+))?([bdfghiMnRrV]*))?$/.exec(text);
  if (found === null) {
    return /^\d/.test(text)
      ? `stray character in field spec: invalid field specification`
      : `invalid number at field start: invalid count at start of`;
  }
  const [, startField = '1', startChar = '1', options = '', endField, endChar, endOptions = ''] = found;
  if (startField === '0') return 'field number is zero: invalid field specification';
  const all = options + endOptions;
  return {
    startField: Number(startField),
    startChar: Number(startChar),
    endField: endField === undefined ? Infinity : Number(endField),
    endChar: Number(endChar ?? 0),
    ordering: all === '' ? undefined : orderingOf(all),
    endBlanks: endOptions.includes('b'),
  };
}

export function orderingOf(options: string): Ordering {
  const ordering = { ...plainOrdering };
  for (const letter of options) {
    const name = letters[letter];
    if (name !== undefined) ordering[name] = true;
  }
  return ordering;
}

/** Where fields begin and end; without a separator, blanks before a field belong to it. */
function fieldSpans(line: string, separator: string | undefined): [number, number][] {
  const spans: [number, number][] = [];
  if (separator !== undefined) {
    let at = 0;
    for (const part of line.split(separator)) {
      spans.push([at, at + part.length]);
      at += part.length + 1;
    }
    return spans;
  }
  for (const found of line.matchAll(/[ \t]*[^ \t]+/g))
    spans.push([found.index, found.index + found[0].length]);
  return spans;
}

const skipBlanks = (line: string, from: number) => {
  let at = from;
  while (line.charAt(at) === ' ' || line.charAt(at) === '\t') at += 1;
  return at;
};

/** The part of a line that a key names. */
export function keyPart(line: Bytes, key: SortKey, separator: string | undefined, isBlank: boolean): string {
  const spans = fieldSpans(line, separator);
  const start = spans[key.startField - 1];
  if (start === undefined) return '';
  const from = Math.min(line.length, (isBlank ? skipBlanks(line, start[0]) : start[0]) + key.startChar - 1);
  const end = spans[key.endField - 1];
  if (end === undefined) return line.slice(from);
  const to = key.endChar === 0 ? end[1] : (key.endBlanks ? skipBlanks(line, end[0]) : end[0]) + key.endChar;
  return line.slice(from, Math.max(from, to));
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const monthNumber = (text: string) => monthNames.indexOf(text.trim().slice(0, 3).toUpperCase());
const suffixes = ' KMGTPEZY';

function humanNumber(text: string): number {
  const [, digits = '0', suffix = ' '] = /^\s*(-?[\d.]+)([KkMGTPEZY]?)/.exec(text) ?? [];
  const power = suffixes.indexOf(suffix.toUpperCase() || ' ');
  return Number(digits) * 1024 ** Math.max(0, power);
}

const decimal = (text: string) => Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1] ?? 0) || 0;

function versionCompare(a: string, b: string): number {
  const pieces = /\d+|\D+/g;
  const left = a.match(pieces) ?? [];
  const right = b.match(pieces) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    if (numbers !== 0) return numbers;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function prepared(text: string, ordering: Ordering): string {
  let out = ordering.blanks ? text.replace(/^[ \t]+/, '') : text;
  if (ordering.dictionary) out = out.replace(/[^A-Za-z0-9 \t]/g, '');
  if (ordering.nonprinting) out = out.replace(/[^ -~]/g, '');
  return ordering.fold ? out.toUpperCase() : out;
}

/** Before (negative), equal or after, without `reverse`. */
export function compareBy(a: string, b: string, ordering: Ordering): number {
  if (ordering.numeric) return decimal(a) - decimal(b);
  if (ordering.general) return (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0);
  if (ordering.human) return humanNumber(a) - humanNumber(b);
  if (ordering.month) return monthNumber(a) - monthNumber(b);
  const [x, y] = [prepared(a, ordering), prepared(b, ordering)];
  if (ordering.version) return versionCompare(x, y);
  return x < y ? -1 : x > y ? 1 : 0;
}
