import { asBytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { callFunction, callMethod } from './call';
import { raise } from './errors';
import { itemsOf } from './iterate';
import type { Runtime } from './runtime';
import { typeName } from './text';
import {
  PyBytes,
  PyClass,
  PyDict,
  PyList,
  PyNative,
  PyObject,
  PyRange,
  PySlice,
  PyTuple,
  rangeLength,
  type Py,
} from './values';

/** The places that a slice means in something of that length. */
export function places(slice: PySlice, length: number): number[] {
  const step = slice.step === null ? 1 : Number(slice.step);
  if (step === 0) return raise('ValueError', 'slice step cannot be zero');
  const clip = (value: Py, standard: number) => {
    if (value === null) return standard;
    const n = Number(value) < 0 ? Number(value) + length : Number(value);
    return step > 0 ? Math.min(Math.max(n, 0), length) : Math.min(Math.max(n, -1), length - 1);
  };
  const from = clip(slice.from, step > 0 ? 0 : length - 1);
  const to = clip(slice.to, step > 0 ? length : -1);
  const found: number[] = [];
  for (let i = from; step > 0 ? i < to : i > to; i += step) found.push(i);
  return found;
}

function place(key: Py, length: number, kind: string): number {
  if (typeof key !== 'number' && typeof key !== 'boolean')
    return raise('TypeError', `${kind} indices must be integers or slices, not ${typeName(key)}`);
  const n = Number(key) < 0 ? Number(key) + length : Number(key);
  return n < 0 || n >= length ? raise('IndexError', `${kind} index out of range`) : n;
}

/** `box[key]` */
export function* getItem(run: Runtime, box: Py, key: Py): Steps<Py> {
  if (box instanceof PyDict) {
    const found = box.get(key);
    return found === undefined ? raise('KeyError', key) : found;
  }
  if (box instanceof PyList || box instanceof PyTuple) {
    if (!(key instanceof PySlice))
      return box.items[place(key, box.items.length, box instanceof PyList ? 'list' : 'tuple')] ?? null;
    const items = places(key, box.items.length).map((i) => box.items[i] ?? null);
    return box instanceof PyList ? new PyList(items) : new PyTuple(items);
  }
  if (typeof box === 'string') {
    const chars = [...box];
    return key instanceof PySlice
      ? places(key, chars.length)
          .map((i) => chars[i] ?? '')
          .join('')
      : (chars[place(key, chars.length, 'string')] ?? '');
  }
  if (box instanceof PyBytes) {
    const { value } = box;
    return key instanceof PySlice
      ? new PyBytes(
          asBytes(
            places(key, value.length)
              .map((i) => value.charAt(i))
              .join(''),
          ),
        )
      : value.charCodeAt(place(key, value.length, 'index'));
  }
  if (box instanceof PyRange) return box.from + box.step * place(key, rangeLength(box), 'range object');
  if (box instanceof PyObject) {
    const method = box.type.find('__getitem__');
    if (method !== undefined) return yield* callFunction(run, method, [box, key]);
    if (box.slot instanceof PyDict && box.slot.get(key) === undefined) {
      const missing = yield* callMethod(run, box, '__missing__', [key]);
      if (missing !== undefined) return missing;
    }
    if (box.slot !== undefined && box.slot !== null) return yield* getItem(run, box.slot, key);
  }
  // list[int], Optional[str]: types for readers only
  if (box instanceof PyClass || box instanceof PyNative) return box;
  return raise('TypeError', `'${typeName(box)}' object is not subscriptable`);
}

/** `box[key] = value` */
export function* setItem(run: Runtime, box: Py, key: Py, value: Py): Steps<void> {
  if (box instanceof PyDict) {
    if (key instanceof PyList || key instanceof PyDict)
      raise('TypeError', `unhashable type: '${typeName(key)}'`);
    box.set(key, value);
  } else if (box instanceof PyList && key instanceof PySlice) {
    const at = places(key, box.items.length);
    const items = yield* itemsOf(run, value);
    const from = at[0] ?? (key.from === null ? 0 : Math.min(Number(key.from), box.items.length));
    box.items.splice(from, at.length, ...items);
  } else if (box instanceof PyList) box.items[place(key, box.items.length, 'list assignment')] = value;
  else if (box instanceof PyObject) {
    const method = box.type.find('__setitem__');
    if (method !== undefined) yield* callFunction(run, method, [box, key, value]);
    else if (box.slot !== undefined && box.slot !== null) yield* setItem(run, box.slot, key, value);
    else raise('TypeError', `'${box.type.name}' object does not support item assignment`);
  } else raise('TypeError', `'${typeName(box)}' object does not support item assignment`);
}

/** `del box[key]` */
export function* deleteItem(run: Runtime, box: Py, key: Py): Steps<void> {
  if (box instanceof PyDict) {
    if (!box.delete(key)) raise('KeyError', key);
  } else if (box instanceof PyList) {
    if (key instanceof PySlice) {
      const gone = new Set(places(key, box.items.length));
      box.items = box.items.filter((_, i) => !gone.has(i));
    } else box.items.splice(place(key, box.items.length, 'list assignment'), 1);
  } else if (box instanceof PyObject) {
    const made = yield* callMethod(run, box, '__delitem__', [key]);
    if (made === undefined && box.slot !== undefined && box.slot !== null)
      yield* deleteItem(run, box.slot, key);
  } else raise('TypeError', `'${typeName(box)}' object doesn't support item deletion`);
}
