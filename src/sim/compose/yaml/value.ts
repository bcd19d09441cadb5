import type { Scalar } from './resolve';

/** A mapping; its keys are text. It has no prototype, so that every key is its own. */
export interface Mapping {
  [key: string]: Value;
}

/** What YAML stands for. */
export type Value = Scalar | Value[] | Mapping;

/** An empty mapping, or one with these entries. */
export function mapping(entries: Iterable<readonly [string, Value]> = []): Mapping {
  const made = Object.create(null) as Mapping;
  for (const [key, value] of entries) made[key] = value;
  return made;
}

export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

/** A copy all the way down. */
export function cloneValue<T extends Value>(value: T): T;
export function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map((one) => cloneValue(one));
  if (!isMapping(value)) return value;
  return mapping(Object.entries(value).map(([key, one]) => [key, cloneValue(one)]));
}

/** Are they the same all the way down? */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  }
  if (!isMapping(a) || !isMapping(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}
