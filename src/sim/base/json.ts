/** What the world is made of: values that JSON holds and gives back unchanged. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A deep copy of a plain JSON value. Strings are shared, since they never change. */
export function cloneJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const length = value.length;
    const copy = new Array<unknown>(length);
    for (let i = 0; i < length; i++) copy[i] = cloneJson(value[i] as unknown);
    return copy as T;
  }
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part: unknown = value[key];
    copy[key] = typeof part === 'object' && part !== null ? cloneJson(part) : part;
  }
  return copy as T;
}

/** Where in `value` the first thing lies that JSON would lose or change ('' for the value itself), or undefined. */
export function findNotJson(value: unknown, path = ''): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return undefined; // an undefined property is an absent one
    case 'number':
      return Number.isFinite(value) ? undefined : path;
    case 'object':
      return value === null ? undefined : findInObject(value, path);
    default:
      return path;
  }
}

function findInObject(value: object, path: string): string | undefined {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (value[i] === undefined) return `${path}[${i}]`;
      const found = findNotJson(value[i], `${path}[${i}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return path;
  for (const [key, part] of Object.entries(value)) {
    const found = findNotJson(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Freezes a plain JSON value all the way down. Tests use it to catch writes to rows that were only peeked at. */
export function freezeJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeJson(part);
  return value;
}
