import { strftime, utc } from '#sim/base/strftime';
import { parseDate } from '../date-parse';
import { items, positions } from './access';
import { operators } from './arithmetic';
import { JsonProblem, JsonReader } from './read-json';
import {
  compare,
  isObject,
  JqError,
  shown,
  sortedEntries,
  toJson,
  typeOf,
  type JqObject,
  type Value,
} from './values';

const list = (value: Value): Value[] => {
  if (!Array.isArray(value))
    throw new JqError(`Cannot iterate over ${typeOf(value)}${value === null ? '' : ` (${shown(value)})`}`);
  return value;
};
const string = (value: Value, what: string): string => {
  if (typeof value !== 'string') throw new JqError(`${typeOf(value)} (${shown(value)}) ${what}`);
  return value;
};
const number = (value: Value): number => {
  if (typeof value !== 'number') throw new JqError(`${typeOf(value)} (${shown(value)}) number required`);
  return value;
};

function length(value: Value): Value {
  if (value === null) return 0;
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'boolean') throw new JqError(`boolean (${String(value)}) has no length`);
  return Array.isArray(value) ? value.length : value.size;
}

function keys(value: Value): Value[] {
  if (Array.isArray(value)) return value.map((_item, i) => i);
  if (isObject(value)) return sortedEntries(value).map(([key]) => key);
  throw new JqError(`${typeOf(value)} (${shown(value)}) has no keys`);
}

function flatten(value: Value, depth: number): Value[] {
  return list(value).flatMap((item) =>
    Array.isArray(item) && depth > 0 ? flatten(item, depth - 1) : [item],
  );
}

function contains(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  if (Array.isArray(a) && Array.isArray(b))
    return b.every((part) => a.some((item) => typeOf(item) === typeOf(part) && contains(item, part)));
  if (isObject(a) && isObject(b))
    return [...b].every(([key, part]) => a.has(key) && contains(a.get(key) ?? null, part));
  if (typeOf(a) !== typeOf(b))
    throw new JqError(
      `${typeOf(a)} (${shown(a)}) and ${typeOf(b)} (${shown(b)}) cannot have their containment checked`,
    );
  return compare(a, b) === 0;
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  const text = string(value, 'cannot be parsed as a number');
  if (!/^\s*-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text))
    throw new JqError(
      `Invalid numeric literal at EOF at line 1, column ${String(text.length)} (while parsing '${text}')`,
    );
  return Number(text);
}

function fromJson(value: Value): Value {
  const text = string(value, 'cannot be parsed as JSON');
  try {
    return new JsonReader(text).next() ?? null;
  } catch (problem) {
    throw problem instanceof JsonProblem
      ? new JqError(`${problem.message.replace(' at line', ' at EOF at line')} (while parsing '${text}')`)
      : problem;
  }
}

const unique = (values: readonly Value[]) =>
  values.filter((value, i) => i === 0 || compare(values[i - 1] ?? null, value) !== 0);
const object = (entries: Iterable<[string, Value]>): JqObject => new Map(entries);

function fromEntries(value: Value): Value {
  return object(
    list(value).map((entry): [string, Value] => {
      const get = (names: string[]) =>
        names
          .map((name) => (isObject(entry) ? entry.get(name) : undefined))
          .find((one) => one !== undefined && one !== null && one !== false);
      const key = isObject(entry) ? (get(['key', 'k', 'name', 'Name', 'Key', 'K']) ?? null) : null;
      const text =
        typeof key === 'string'
          ? key
          : typeof key === 'number' || typeof key === 'boolean'
            ? toJson(key)
            : 'null';
      const found = isObject(entry)
        ? (['value', 'v', 'Value', 'V'].map((name) => entry.get(name)).find((one) => one !== undefined) ??
          null)
        : null;
      return [text, found];
    }),
  );
}

function transpose(value: Value): Value {
  const rows = list(value).map(list);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_none, i) => rows.map((row) => row[i] ?? null));
}

function tojsonNumberless(value: Value): string {
  return typeof value === 'string' ? value : toJson(value);
}

function implode(value: Value): string {
  return list(value)
    .map((code) => String.fromCodePoint(number(code)))
    .join('');
}

/** Functions without arguments. */
export const plain: Readonly<Record<string, (value: Value) => Value>> = {
  length,
  utf8bytelength: (value) => new JsonLength(string(value, 'only strings have UTF-8 byte length')).bytes,
  not: (value) => value === null || value === false,
  keys,
  keys_unsorted: (value) => (isObject(value) ? [...value.keys()] : keys(value)),
  add: (value) => items(value).reduce((sum: Value, [, item]) => operators['+']?.(sum, item) ?? null, null),
  any: (value) => list(value).some((item) => item !== null && item !== false),
  all: (value) => list(value).every((item) => item !== null && item !== false),
  flatten: (value) => flatten(value, Infinity),
  floor: (value) => Math.floor(number(value)),
  ceil: (value) => Math.ceil(number(value)),
  round: (value) => Math.sign(number(value)) * Math.round(Math.abs(number(value))),
  sqrt: (value) => Math.sqrt(number(value)),
  fabs: (value) => Math.abs(number(value)),
  abs: (value) => Math.abs(number(value)),
  log: (value) => Math.log(number(value)),
  log2: (value) => Math.log2(number(value)),
  log10: (value) => Math.log10(number(value)),
  exp: (value) => Math.exp(number(value)),
  exp10: (value) => 10 ** number(value),
  exp2: (value) => 2 ** number(value),
  trunc: (value) => Math.trunc(number(value)),
  tostring: (value) => tojsonNumberless(value),
  tonumber: toNumber,
  type: (value) => typeOf(value),
  sort: (value) => {
    if (!Array.isArray(value))
      throw new JqError(`${typeOf(value)} (${shown(value)}) cannot be sorted, as it is not an array`);
    return value.toSorted(compare);
  },
  unique: (value) => unique(list(value).toSorted(compare)),
  reverse: (value) =>
    typeof value === 'string'
      ? [...value].reverse().join('')
      : value === null
        ? []
        : list(value).toReversed(),
  min: (value) => list(value).toSorted(compare)[0] ?? null,
  max: (value) => list(value).toSorted(compare).at(-1) ?? null,
  first: (value) => list(value)[0] ?? null,
  last: (value) => list(value).at(-1) ?? null,
  ascii_downcase: (value) =>
    string(value, 'explode input must be a string').replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  ascii_upcase: (value) =>
    string(value, 'explode input must be a string').replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  explode: (value) => [...string(value, 'cannot be exploded')].map((char) => char.codePointAt(0) ?? 0),
  implode,
  ascii: (value) => String.fromCharCode(number(value)),
  trim: (value) => string(value, 'cannot be trimmed').trim(),
  ltrim: (value) => string(value, 'cannot be trimmed').trimStart(),
  rtrim: (value) => string(value, 'cannot be trimmed').trimEnd(),
  tojson: (value) => toJson(value),
  fromjson: fromJson,
  to_entries: (value) =>
    items(value).map(([key, item]) =>
      object([
        ['key', key],
        ['value', item],
      ]),
    ),
  from_entries: fromEntries,
  transpose,
  isnan: (value) => Number.isNaN(number(value)),
  isinfinite: (value) => Math.abs(number(value)) === Infinity,
  isnormal: (value) => Number.isFinite(number(value)) && value !== 0,
  infinite: () => Infinity,
  nan: () => NaN,
  todate: (value) => strftime('%Y-%m-%dT%H:%M:%SZ', number(value) * 1000, utc),
  fromdate: (value) => dateNumber(value),
  fromdateiso8601: (value) => dateNumber(value),
  todateiso8601: (value) => strftime('%Y-%m-%dT%H:%M:%SZ', number(value) * 1000, utc),
  halt: () => {
    throw new Halt(0, '');
  },
  halt_error: (value) => {
    throw new Halt(5, typeof value === 'string' ? value : `${toJson(value)}\n`);
  },
};

/** UTF-8 length without making the bytes. */
class JsonLength {
  readonly bytes: number;
  constructor(text: string) {
    this.bytes = [...text].reduce((sum, char) => {
      const code = char.codePointAt(0) ?? 0;
      return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
    }, 0);
  }
}

/** `halt` and `halt_error` end the program. */
export class Halt {
  constructor(
    readonly code: number,
    readonly message: string,
  ) {}
}

function dateNumber(value: Value): number {
  const ms = parseDate(string(value, 'cannot be parsed as a date'), 0, utc);
  if (ms === undefined)
    throw new JqError(`date "${tojsonNumberless(value)}" does not match format "%Y-%m-%dT%H:%M:%SZ"`);
  return Math.floor(ms / 1000);
}

const each = (value: Value, part: Value) => {
  const prefix = string(part, 'cannot be matched, as it is not a string');
  return { text: value, prefix };
};

/** Functions whose arguments are values (each combination of them is one call). */
export const withValues: Readonly<Record<string, (value: Value, ...args: Value[]) => Value>> = {
  'has/1': (value, key = null) => {
    if (isObject(value) && typeof key === 'string') return value.has(key);
    if (Array.isArray(value) && typeof key === 'number') return key >= 0 && key < value.length;
    throw new JqError(`Cannot check whether ${typeOf(value)} has a ${typeOf(key)} key`);
  },
  'contains/1': (value, part = null) => contains(value, part),
  'inside/1': (value, whole = null) => contains(whole, value),
  'split/1': (value, separator = null) => {
    if (typeof value !== 'string' || typeof separator !== 'string')
      throw new JqError('split input and separator must be strings');
    return value === '' ? [] : value.split(separator);
  },
  'join/1': (value, separator = null) =>
    list(value).length === 0
      ? ''
      : list(value)
          .map((item) => {
            if (typeof item === 'object' && item !== null)
              throw new JqError(`Cannot join with ${typeOf(item)}`);
            return item === null ? '' : tojsonNumberless(item);
          })
          .join(string(separator, 'cannot be used to join')),
  'startswith/1': (value, prefix = null) => {
    if (typeof value !== 'string' || typeof prefix !== 'string')
      throw new JqError('startswith() requires string inputs');
    return value.startsWith(prefix);
  },
  'endswith/1': (value, suffix = null) => {
    if (typeof value !== 'string' || typeof suffix !== 'string')
      throw new JqError('endswith() requires string inputs');
    return value.endsWith(suffix);
  },
  'ltrimstr/1': (value, part = null) =>
    typeof value === 'string' && typeof part === 'string' && value.startsWith(part)
      ? value.slice(each(value, part).prefix.length)
      : value,
  'rtrimstr/1': (value, part = null) =>
    typeof value === 'string' && typeof part === 'string' && part !== '' && value.endsWith(part)
      ? value.slice(0, -part.length)
      : value,
  'flatten/1': (value, depth = null) => flatten(value, number(depth)),
  'index/1': (value, part = null) => ends(positions(value, part), 0),
  'rindex/1': (value, part = null) => ends(positions(value, part), -1),
  'indices/1': (value, part = null) => positions(value, part),
  'pow/2': (_value, a = null, b = null) => number(a) ** number(b),
  'error/1': (_value, message = null) => {
    throw new JqError(message);
  },
  'nth/1': (value, n = null) => (Array.isArray(value) ? (value[number(n)] ?? null) : null),
  'strftime/1': (value, format = null) =>
    strftime(string(format, 'strftime/1 requires a string format'), number(value) * 1000, utc),
  'halt_error/1': (value, code = null) => {
    throw new Halt(number(code), typeof value === 'string' ? value : `${toJson(value)}\n`);
  },
};

function ends(found: Value, at: 0 | -1): Value {
  return Array.isArray(found) ? (found.at(at) ?? null) : null;
}
