import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';

/** A value of HCL. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export const asText = (value: Value | undefined): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
export const asList = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? value : value !== null && typeof value === 'object' ? Object.values(value) : [];
export const asMap = (value: Value | undefined): Readonly<Record<string, Value>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, Value>>)
    : {};
const number = (value: Value | undefined): number => Number(value ?? 0);
const same = (a: Value | undefined, b: Value | undefined) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type HclFunction = (...args: Value[]) => Value;

const trimSet = (text: string, set: string, isStart: boolean, isEnd: boolean): string => {
  let [from, to] = [0, text.length];
  while (isStart && from < to && set.includes(text[from] ?? '')) from += 1;
  while (isEnd && to > from && set.includes(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
};

function format(pattern: string, values: readonly Value[]): string {
  let i = 0;
  return pattern.replace(
    /%([-0]?\d*)(?:\.(\d+))?([sdvqft%])/g,
    (_whole, width: string, digits: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      const value = values[i++];
      const text =
        verb === 'q'
          ? JSON.stringify(asText(value))
          : verb === 'f'
            ? number(value).toFixed(Number(digits ?? 6))
            : asText(value);
      const size = Math.abs(Number(width || 0));
      return width.startsWith('-')
        ? text.padEnd(size)
        : text.padStart(size, width.startsWith('0') ? '0' : ' ');
    },
  );
}

const pattern = (text: Value | undefined, flags = '') => new RegExp(asText(text), flags);

/** Functions that bake files may call (buildx, bake/hclparser/stdlib.go). */
export const functions: Readonly<Record<string, HclFunction>> = {
  absolute: (n) => Math.abs(number(n)),
  add: (a, b) => number(a) + number(b),
  and: (a, b) => a === true && b === true,
  basename: (path) => asText(path).replace(/\/+$/, '').replace(/^.*\//, ''),
  ceil: (n) => Math.ceil(number(n)),
  chomp: (text) => asText(text).replace(/\n+$/, ''),
  coalesce: (...values) => values.find((value) => value !== null && value !== '') ?? null,
  compact: (list) => asList(list).filter((one) => one !== '' && one !== null),
  concat: (...lists) => lists.flatMap((list) => [...asList(list)]),
  contains: (list, value) => asList(list).some((one) => same(one, value)),
  dirname: (path) => asText(path).replace(/\/[^/]*$/, '') || '.',
  distinct: (list) => asList(list).filter((one, i, all) => all.findIndex((other) => same(one, other)) === i),
  divide: (a, b) => number(a) / number(b),
  element: (list, i) => asList(list)[number(i) % Math.max(1, asList(list).length)] ?? null,
  equal: (a, b) => same(a, b),
  flatten: (list) => flatten(asList(list)),
  floor: (n) => Math.floor(number(n)),
  format: (text, ...values) => format(asText(text), values),
  formatlist: (text, list) => asList(list).map((one) => format(asText(text), [one])),
  greaterthan: (a, b) => number(a) > number(b),
  hasindex: (of, key) => (Array.isArray(of) ? number(key) < of.length : asText(key) in asMap(of)),
  indent: (n, text) => asText(text).replace(/\n/g, `\n${' '.repeat(number(n))}`),
  index: (of, key) => (Array.isArray(of) ? (of[number(key)] as Value) : (asMap(of)[asText(key)] ?? null)),
  indexof: (list, value) => asList(list).findIndex((one) => same(one, value)),
  int: (n) => Math.trunc(number(n)),
  join: (separator, ...lists) =>
    lists
      .flatMap((list) => [...asList(list)])
      .map(asText)
      .join(asText(separator)),
  jsondecode: (text) => JSON.parse(asText(text)) as Value,
  jsonencode: (value) => JSON.stringify(value ?? null),
  keys: (map) => Object.keys(asMap(map)).sort(),
  length: (of) => (typeof of === 'string' ? of.length : asList(of).length),
  lessthan: (a, b) => number(a) < number(b),
  lookup: (map, key, otherwise) => asMap(map)[asText(key)] ?? otherwise ?? null,
  lower: (text) => asText(text).toLowerCase(),
  max: (...values) => Math.max(...values.map(number)),
  merge: (...maps) => Object.assign({}, ...maps.map(asMap)) as Value,
  min: (...values) => Math.min(...values.map(number)),
  modulo: (a, b) => number(a) % number(b),
  multiply: (a, b) => number(a) * number(b),
  negate: (n) => -number(n),
  not: (value) => value !== true,
  notequal: (a, b) => !same(a, b),
  or: (a, b) => a === true || b === true,
  range: (a, b, step) => {
    const [from, to] = b === undefined ? [0, number(a)] : [number(a), number(b)];
    const by = step === undefined ? 1 : number(step);
    return Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, i) => from + i * by);
  },
  regex: (expression, text) => pattern(expression).exec(asText(text))?.[0] ?? null,
  regex_replace: (text, expression, by) => asText(text).replace(pattern(expression, 'g'), asText(by)),
  replace: (text, from, to) => asText(text).replaceAll(asText(from), asText(to)),
  reverse: (text) => [...asText(text)].reverse().join(''),
  reverselist: (list) => [...asList(list)].reverse(),
  sanitize: (text) => asText(text).replace(/[^a-zA-Z0-9_-]+/g, '_'),
  sha256: (text) => hexDigest('sha256', utf8(asText(text))),
  slice: (list, from, to) => asList(list).slice(number(from), number(to)),
  sort: (list) => [...asList(list)].sort(),
  split: (separator, text) => asText(text).split(asText(separator)),
  strlen: (text) => [...asText(text)].length,
  substr: (text, from, length) =>
    asText(text).substr(number(from), number(length) < 0 ? undefined : number(length)),
  subtract: (a, b) => number(a) - number(b),
  title: (text) => asText(text).replace(/(^|\s)\S/g, (char) => char.toUpperCase()),
  tonumber: (text) => number(text),
  toset: (list) => asList(list),
  tostring: (value) => asText(value),
  trim: (text, set) => trimSet(asText(text), asText(set), true, true),
  trimprefix: (text, prefix) =>
    asText(text).startsWith(asText(prefix)) ? asText(text).slice(asText(prefix).length) : asText(text),
  trimspace: (text) => asText(text).trim(),
  trimsuffix: (text, suffix) =>
    asText(text).endsWith(asText(suffix)) && asText(suffix) !== ''
      ? asText(text).slice(0, -asText(suffix).length)
      : asText(text),
  upper: (text) => asText(text).toUpperCase(),
  urlencode: (text) => encodeURIComponent(asText(text)),
  values: (map) =>
    Object.keys(asMap(map))
      .sort()
      .map((key) => asMap(map)[key] ?? null),
  zipmap: (keys, values) =>
    Object.fromEntries(asList(keys).map((key, i) => [asText(key), asList(values)[i] ?? null])),
};

function flatten(list: readonly Value[]): readonly Value[] {
  return list.flatMap((one) => (Array.isArray(one) ? [...flatten(one as readonly Value[])] : [one]));
}
