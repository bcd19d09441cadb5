import { formatFloat, formatInteger, formatString, readConversion } from '../../printf-format';
import { compileRegex } from '../../regex/index';
import { asBytes } from '#sim/base/bytes';
import { AwkProblem } from './syntax';

/** Input that looks like a number is both: it compares as one with numbers, and keeps its spelling. */
export interface Numeric {
  text: string;
  number: number;
}

/** undefined: never set, both '' and 0. */
export type Value = number | string | Numeric | undefined;

export type AwkArray = Map<string, Value>;

const looksNumeric = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;
const numberStart = /^\s*([-+]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))/;

/** What comes from outside: fields, getline, -v. */
export function fromInput(text: string): Value {
  return looksNumeric.test(text) ? { text, number: Number(text) } : text;
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  if (typeof value === 'object') return value.number;
  const found = numberStart.exec(value);
  return found === null ? 0 : Number(found[1]);
}

/** Whole numbers within 32 bits are shown as such, others by the format (mawk). */
export function numberText(value: number, format: string): string {
  if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) return String(value === 0 ? 0 : value);
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const read = readConversion(format, 0, () => 0);
  return read === undefined ? String(value) : formatFloat(value, read.conversion);
}

export function toText(value: Value, format: string): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  return typeof value === 'object' ? value.text : numberText(value, format);
}

export function isTrue(value: Value): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string') return value !== '';
  return (typeof value === 'object' ? value.number : value) !== 0;
}

/** Numbers by size when both are numbers (or look like them), otherwise by their characters. */
export function compare(a: Value, b: Value, format: string): number {
  if (typeof a !== 'string' && typeof b !== 'string') {
    const difference = toNumber(a) - toNumber(b);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  const [x, y] = [toText(a, format), toText(b, format)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** An extended expression as JavaScript's. */
export function regexOf(source: string, isGlobal = false): RegExp {
  const regex = compileRegex(asBytes(source), { isExtended: true, isAwk: true }, { global: isGlobal });
  if ('problem' in regex)
    throw new AwkProblem(`regular expression compile failed (${regex.problem})\n${source}`);
  regex.lastIndex = 0;
  return regex;
}

/** Splits by FS's rules: a blank means runs of blanks, one character is itself, longer ones are expressions. */
export function splitFields(text: string, separator: string): string[] {
  if (text === '') return [];
  if (separator === ' ')
    return text.trim() === '' ? [] : text.replace(/^[ \t\n]+|[ \t\n]+$/g, '').split(/[ \t\n]+/);
  if (separator === '') return [...text];
  if (separator.length === 1 && separator !== '\\') return text.split(separator);
  const regex = regexOf(separator, true);
  const parts: string[] = [];
  let at = 0;
  for (const found of text.matchAll(regex)) {
    if (found[0] === '') continue;
    parts.push(text.slice(at, found.index));
    at = found.index + found[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

/** sprintf: the format with its arguments; `isMissing` when there were too few. */
export function sprintf(
  format: string,
  args: readonly Value[],
  convfmt: string,
): { text: string; isMissing: boolean } {
  let out = '';
  let next = 0;
  let isMissing = false;
  const take = (): Value => {
    if (next >= args.length) isMissing = true;
    return args[next++];
  };
  for (let i = 0; i < format.length;) {
    const percent = format.indexOf('%', i);
    if (percent < 0) return { text: out + format.slice(i), isMissing };
    out += format.slice(i, percent);
    const read = readConversion(format, percent, () => Math.trunc(toNumber(take())));
    if (read === undefined) {
      out += '%';
      i = percent + 1;
      continue;
    }
    i = percent + read.length;
    const piece = converted(read.conversion, take, convfmt);
    if (isMissing) return { text: out, isMissing };
    out += piece;
  }
  return { text: out, isMissing };
}

function converted(
  conversion: NonNullable<ReturnType<typeof readConversion>>['conversion'],
  take: () => Value,
  convfmt: string,
): string {
  const { letter } = conversion;
  if (letter === '%') return '%';
  const value = take();
  if (letter === 's') return formatString(toText(value, convfmt), conversion);
  if (letter === 'c') {
    const char =
      typeof value === 'number'
        ? String.fromCharCode(value & 255)
        : typeof value === 'object'
          ? String.fromCharCode(value.number & 255)
          : (value ?? '').slice(0, 1);
    return formatString(char, { ...conversion, precision: undefined });
  }
  const number = toNumber(value);
  if (!'diouxX'.includes(letter)) return formatFloat(number, conversion);
  return Number.isFinite(number)
    ? formatInteger(BigInt(Math.trunc(number)), conversion)
    : formatFloat(number, { ...conversion, letter: 'f' });
}
