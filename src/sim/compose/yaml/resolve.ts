import { YamlError } from './token';

/** A date or time that was written without quotes, in RFC 3339: no text, for go-yaml. */
export class Timestamp {
  constructor(readonly text: string) {}
}

/** A scalar's value. Numbers too large to be exact are `bigint`. */
export type Scalar = null | boolean | number | bigint | string | Timestamp;

export interface Resolved {
  readonly tag: string;
  readonly value: Scalar;
}

const words = new Map<string, Resolved>();
for (const [tag, value, forms] of [
  ['!!bool', true, ['true', 'True', 'TRUE']],
  ['!!bool', false, ['false', 'False', 'FALSE']],
  ['!!null', null, ['', '~', 'null', 'Null', 'NULL']],
  ['!!float', NaN, ['.nan', '.NaN', '.NAN']],
  ['!!float', Infinity, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']],
  ['!!float', -Infinity, ['-.inf', '-.Inf', '-.INF']],
  ['!!merge', '<<', ['<<']],
] as const) {
  for (const form of forms) words.set(form, { tag, value });
}

const resolvable = new Set(['', '!!str', '!!bool', '!!int', '!!float', '!!null', '!!timestamp']);

/**
 * What a scalar that is written like this stands for, as go-yaml decides it: YAML 1.2's words and numbers, 1.1's octal
 * numbers and underscores, dates. `tag` is the written one, '' without.
 */
export function resolve(tag: string, text: string): Resolved {
  if (!resolvable.has(tag)) return { tag, value: text };
  const found = tag === '!!str' ? { tag: '!!str', value: text } : implicit(tag, text);
  if (tag === '' || tag === found.tag || tag === '!!str') return found;
  if (tag === '!!float' && found.tag === '!!int') return { tag, value: Number(found.value) };
  throw new YamlError(`cannot decode ${found.tag} \`${text}\` as a ${tag}`);
}

function implicit(tag: string, text: string): Resolved {
  const word = words.get(text);
  if (word !== undefined) return word;
  const plain = text.replaceAll('_', '');
  if (text.startsWith('.')) {
    if (/^\.\d+(?:[eE][-+]?\d+)?$/.test(text)) return { tag: '!!float', value: Number(text) };
  } else if (/^[-+\d]/.test(text)) {
    const time = tag === '' || tag === '!!timestamp' ? timestamp(text) : undefined;
    if (time !== undefined) return { tag: '!!timestamp', value: time };
    const whole = integer(plain);
    if (whole !== undefined) return { tag: '!!int', value: whole };
    if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain)) {
      const value = Number(plain);
      if (Number.isFinite(value)) return { tag: '!!float', value };
    }
  }
  return { tag: '!!str', value: text };
}

const least = -(2n ** 63n);
const most = 2n ** 64n - 1n;

/** Decimal, 0x, 0o, 0b, and with a leading 0 octal; within 64 bits. */
function integer(text: string): number | bigint | undefined {
  const parts = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', digits = ''] = parts;
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const signed = sign === '-' ? -value : value;
  if (signed < least || signed > most) return undefined;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

const dateForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const timeForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?)$/;

function timestamp(text: string): Timestamp | undefined {
  const date = dateForm.exec(text);
  if (date !== null) return make(date.slice(1, 4).concat('0', '0', '0'), '', 'Z');
  const time = timeForm.exec(text);
  if (time === null) return undefined;
  const [year = '', month = '', day = '', h1, m1, s1, f1, zone, h2, m2, s2, f2] = time.slice(1) as (
    string | undefined
  )[];
  const clock = [h1 ?? h2 ?? '0', m1 ?? m2 ?? '0', s1 ?? s2 ?? '0'];
  return make([year, month, day, ...clock], f1 ?? f2 ?? '', zone ?? 'Z');
}

function make(parts: readonly string[], fraction: string, zone: string): Timestamp | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  const rest = fraction.replace(/\.?0+$/, '');
  const shown = zone === '+00:00' || zone === '-00:00' ? 'Z' : zone;
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  return new Timestamp(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${rest}${shown}`);
}
