import type { Json } from '#sim/base/json';
import { isMapping, mapping, type Mapping, type Printable, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { goType } from '../tree/interpolate';
import type { Binding, Kind } from './kind';
import { plain } from './scalars';
import { sorted } from './collections';

/** The fields of a part of a project, in the order in which they are printed. */
export type Shape = readonly (readonly [name: string, kind: Kind])[];

/** Where a tree keeps a part's fields that begin with x-. */
export const extensionKey = '#extensions';

type Fields = Readonly<Record<string, Json | undefined>>;

/** Binds one value; what does not fit is noted, and left out. */
export function bindOne(
  kind: Kind,
  value: Value | undefined,
  at: string,
  binding: Binding,
): Json | undefined {
  if (value === undefined || value === null) return kind.absent;
  try {
    return kind.bind(value, at, binding);
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
    binding.misfits.push({ at, words: error.message });
    return kind.absent;
  }
}

/** A part of a project from a mapping. */
export function bindShape(shape: Shape, value: Mapping, at: string, binding: Binding): Fields {
  const made: Record<string, Json> = {};
  const lower = new Map(Object.keys(value).map((key) => [key.toLowerCase(), key]));
  for (const [name, kind] of shape) {
    const key = name in value ? name : (lower.get(name.toLowerCase()) ?? name);
    const bound = bindOne(kind, value[key], at === '' ? name : `${at}.${name}`, binding);
    if (bound !== undefined) made[name] = bound;
  }
  const extensions = value[extensionKey];
  if (isMapping(extensions)) made[extensionKey] = plain(extensions);
  return made;
}

/** A part as YAML prints it. */
export function shapeYaml(shape: Shape, value: Fields): Readonly<Record<string, Printable>> {
  const made: Record<string, Printable> = {};
  for (const [name, { yaml }] of shape) {
    const own = value[name];
    if (own !== undefined) made[name.toLowerCase()] = yaml === undefined ? printable(own) : yaml(own);
  }
  const extensions = value[extensionKey] as Fields | undefined;
  for (const key of Object.keys(extensions ?? {}).sort(byYaml))
    made[key] = printable(extensions?.[key] ?? null);
  return made;
}

/** A value with its keys in the order of YAML. */
export function printable(value: Json): Printable {
  if (Array.isArray(value)) return value.map((one: Json) => printable(one));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  return Object.fromEntries(
    Object.keys(fields)
      .sort(byYaml)
      .map((key) => [key, printable(fields[key] ?? null)]),
  );
}

const isLetter = (char: string): boolean => /\p{L}/u.test(char);
const isDigit = (char: string): boolean => /\p{Nd}/u.test(char);

/** The order in which go-yaml prints keys: numbers in them by value, and letters after everything else. */
export function byYaml(a: string, b: string): number {
  const [first, second] = [[...a], [...b]];
  let afterDigit = false;
  for (let i = 0; i < first.length && i < second.length; i++) {
    const [x = '', y = ''] = [first[i], second[i]];
    if (x === y) {
      afterDigit = isDigit(x);
      continue;
    }
    const [xLetter, yLetter] = [isLetter(x), isLetter(y)];
    if (xLetter && yLetter) return x < y ? -1 : 1;
    if (xLetter || yLetter) return (afterDigit ? xLetter : yLetter) ? -1 : 1;
    return byNumber(first, second, i) || (x < y ? -1 : 1);
  }
  return first.length - second.length;
}

function byNumber(a: readonly string[], b: readonly string[], at: number): number {
  let least = 0;
  if (a[at] === '0' || b[at] === '0') {
    for (let j = at - 1; j >= 0 && isDigit(a[j] ?? ''); j--) if (a[j] !== '0') least = 1;
  }
  const [x, y] = [numberAt(a, at, least), numberAt(b, at, least)];
  return x.value - y.value || x.length - y.length;
}

function numberAt(chars: readonly string[], at: number, least: number): { value: number; length: number } {
  let value = least;
  let end = at;
  for (; end < chars.length && isDigit(chars[end] ?? ''); end++) value = value * 10 + Number(chars[end]);
  return { value, length: end };
}

/** A part that is left out when nothing was said of it. */
export function part(shape: Shape): Kind {
  return {
    bind: (value, at, binding) => {
      if (!isMapping(value))
        throw new ComposeFailure(`expected a map or struct, got ${JSON.stringify(goType(value))}`);
      return bindShape(shape, value, at, binding);
    },
    yaml: (value) => shapeYaml(shape, value as Fields),
  };
}

/** A part that JSON always prints, and YAML when something was said. */
export function fixedPart(shape: Shape): Kind {
  const own = part(shape);
  const empty = Object.fromEntries(
    shape.flatMap(([name, kind]) => (kind.absent === undefined ? [] : [[name, kind.absent] as const])),
  );
  return {
    ...own,
    absent: empty,
    yaml: (value) => {
      const made = shapeYaml(shape, value as Fields);
      return Object.values(made).every((one) => one === undefined || isZero(one)) ? undefined : made;
    },
  };
}

function isZero(value: Printable): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || value === 0 || value === false;
}

/** A list of parts. */
export function partsOf(shape: Shape): Kind {
  const one = part(shape);
  return {
    bind: (value, at, binding) => {
      if (!Array.isArray(value))
        throw new ComposeFailure(`expected type 'slice', got unconvertible type '${goType(value)}'`);
      const list = value.map((item, i) => bindOne(one, item, `${at}[${i}]`, binding) ?? null);
      return list.length === 0 ? undefined : list;
    },
    yaml: (value) => (value as readonly Json[]).map((item) => shapeYaml(shape, item as Fields)),
  };
}

/** Parts by name. `nullable`: one of which nothing was said stays null. */
export function partsByName(kind: Kind, nullable: boolean): Kind {
  return {
    bind: (value, at, binding) => {
      if (!isMapping(value)) throw new ComposeFailure(`expected a map, got '${goType(value)}'`);
      const entries = Object.entries(value).map(([name, one]) => {
        const bound =
          one === null && nullable ? null : bindOne(kind, one ?? mapping(), `${at}[${name}]`, binding);
        return [name, bound ?? null] as const;
      });
      return entries.length === 0 ? undefined : sorted(entries);
    },
    yaml: (value) => {
      const parts = value as Fields;
      const names = Object.keys(parts).sort(byYaml);
      return Object.fromEntries(names.map((name) => [name, yamlOf(kind, parts[name] ?? null)]));
    },
  };
}

export function yamlOf(kind: Kind, value: Json): Printable {
  if (value === null) return null;
  return kind.yaml === undefined ? printable(value) : kind.yaml(value);
}
