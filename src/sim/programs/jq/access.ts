import { compare, isObject, JqError, shown, toJson, typeOf, type JqObject, type Value } from './values';

/** `.[index]`. */
export function indexed(target: Value, index: Value): Value {
  if (isObject(target) && typeof index === 'string') return target.get(index) ?? null;
  if (Array.isArray(target) && typeof index === 'number') {
    const at = Math.floor(index);
    return target[at < 0 ? at + target.length : at] ?? null;
  }
  if (isObject(index) && (Array.isArray(target) || target === null || typeof target === 'string')) {
    return sliced(target, index.get('start') ?? null, index.get('end') ?? null);
  }
  if (target === null && (typeof index === 'string' || typeof index === 'number' || index === null))
    return null;
  if (Array.isArray(target) && Array.isArray(index)) return indicesOf(target, index);
  if (typeof index === 'string') throw new JqError(`Cannot index ${typeOf(target)} with string "${index}"`);
  if (isObject(target) || Array.isArray(target))
    throw new JqError(`Cannot index ${typeOf(target)} with ${typeOf(index)}`);
  throw new JqError(`Cannot index ${typeOf(target)} with ${typeOf(index)}`);
}

/** `.[from:to]`. */
export function sliced(target: Value, from: Value, to: Value): Value {
  if (target === null) return null;
  if (typeof target !== 'string' && !Array.isArray(target))
    throw new JqError(`Cannot index ${typeOf(target)} with object`);
  if ((from !== null && typeof from !== 'number') || (to !== null && typeof to !== 'number'))
    throw new JqError('Start and end indices of an array slice must be numbers');
  const start = from === null ? undefined : Math.floor(from);
  const end = to === null ? undefined : Math.ceil(to);
  return typeof target === 'string' ? [...target].slice(start, end).join('') : target.slice(start, end);
}

/** Keys and values that `.[]` goes through. */
export function items(target: Value): [Value, Value][] {
  if (Array.isArray(target)) return target.map((value, i) => [i, value]);
  if (isObject(target)) return [...target];
  throw new JqError(`Cannot iterate over ${typeOf(target)}${target === null ? '' : ` (${shown(target)})`}`);
}

function indicesOf(list: readonly Value[], part: readonly Value[]): Value[] {
  if (part.length === 0) return [];
  return list.flatMap((_item, i) =>
    part.every((one, k) => i + k < list.length && compare(list[i + k] ?? null, one) === 0) ? [i] : [],
  );
}

/** Where a value (or a run of values, or a text) stands. */
export function positions(target: Value, part: Value): Value {
  if (target === null) return null;
  if (typeof target === 'string' && typeof part === 'string') {
    const found: number[] = [];
    for (let at = target.indexOf(part); at >= 0 && part !== ''; at = target.indexOf(part, at + 1))
      found.push(at);
    return found;
  }
  if (Array.isArray(target)) return indicesOf(target, Array.isArray(part) ? part : [part]);
  return indexed(target, part);
}

export function getPath(value: Value, path: readonly Value[]): Value {
  return path.reduce((at: Value, key) => (at === null ? null : indexed(at, key)), value);
}

/** A copy with another value at a path; what is missing on the way is made. */
export function setPath(value: Value, path: readonly Value[], change: (old: Value) => Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (typeof key === 'string') {
    if (value !== null && !isObject(value)) throw new JqError(`Cannot index ${typeOf(value)} with "${key}"`);
    const copy: JqObject = new Map(value ?? []);
    copy.set(key, setPath(copy.get(key) ?? null, rest, change));
    return copy;
  }
  if (typeof key === 'number') {
    if (value !== null && !Array.isArray(value))
      throw new JqError(`Cannot index ${typeOf(value)} with number`);
    const copy = [...(value ?? [])];
    const at = key < 0 ? key + copy.length : key;
    if (at < 0) throw new JqError('Out of bounds negative array index');
    while (copy.length < at) copy.push(null);
    copy[at] = setPath(copy[at] ?? null, rest, change);
    return copy;
  }
  if (isObject(key) && (value === null || Array.isArray(value))) {
    const list = value ?? [];
    const [start, end] = bounds(list, key);
    const part = setPath(list.slice(start, end), rest, change);
    if (!Array.isArray(part)) throw new JqError('A slice of an array can only be assigned another array');
    return [...list.slice(0, start), ...part, ...list.slice(end)];
  }
  throw new JqError(`Invalid path component ${toJson(key)}`);
}

function bounds(list: readonly Value[], slice: JqObject): [number, number] {
  const clamp = (given: Value | undefined, otherwise: number) => {
    if (typeof given !== 'number') return otherwise;
    return Math.max(0, Math.min(list.length, given < 0 ? given + list.length : given));
  };
  const start = clamp(slice.get('start'), 0);
  return [start, Math.max(start, clamp(slice.get('end'), list.length))];
}

/** A copy without what is at the path. */
export function deletePath(value: Value, path: readonly Value[]): Value {
  const [key, ...rest] = path;
  if (key === undefined || value === null) return null;
  if (rest.length > 0) {
    const inner = indexed(value, key);
    return inner === null ? value : setPath(value, [key], (old) => deletePath(old, rest));
  }
  if (isObject(value) && typeof key === 'string') {
    const copy: JqObject = new Map(value);
    copy.delete(key);
    return copy;
  }
  if (Array.isArray(value) && typeof key === 'number') {
    const at = key < 0 ? key + value.length : key;
    return value.filter((_item, i) => i !== at);
  }
  if (Array.isArray(value) && isObject(key)) {
    const [start, end] = bounds(value, key);
    return [...value.slice(0, start), ...value.slice(end)];
  }
  throw new JqError(
    `Cannot delete field at ${typeof key === 'string' ? 'object' : 'array'} index of ${typeOf(value)}`,
  );
}

/** Several at once, the last first, so that positions stay true. */
export function deletePaths(value: Value, paths: readonly Value[][]): Value {
  return paths.toSorted((a, b) => compare(b, a)).reduce((rest: Value, path) => deletePath(rest, path), value);
}
