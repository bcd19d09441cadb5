import type { Steps } from '#sim/kernel/program';
import { callFunction } from '../run/call';
import { raise } from '../run/errors';
import { itemsOf } from '../run/iterate';
import { compareOrder, isEqual } from '../run/operators';
import type { Runtime } from '../run/runtime';
import { reprOf, textOf, typeName } from '../run/text';
import {
  isTrue,
  keyOf,
  PyBytes,
  PyDict,
  PyFloat,
  PyGenerator,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  type Named,
  type Py,
} from '../run/values';
import { resume } from '../run/call';
import { bytesMethods, stringMethods, type Methods } from './strings';
import { numberArg } from './take';

const list = (args: readonly Py[]) => (args[0] instanceof PyList ? args[0] : new PyList([]));

/** Sorts in place, by merging: comparisons may call Python. */
export function* sorted(run: Runtime, items: readonly Py[], named: Named): Steps<Py[]> {
  const key = named.get('key') ?? null;
  const rows: { key: Py; value: Py }[] = [];
  for (const value of items)
    rows.push({ key: key === null ? value : yield* callFunction(run, key, [value]), value });
  const order = function* (part: typeof rows): Steps<typeof rows> {
    if (part.length < 2) return part;
    const middle = part.length >> 1;
    const left = yield* order(part.slice(0, middle));
    const right = yield* order(part.slice(middle));
    const out: typeof rows = [];
    for (let i = 0, j = 0; i < left.length || j < right.length;) {
      const [a, b] = [left[i], right[j]];
      const isRight =
        a === undefined ||
        (b !== undefined &&
          (isReversed
            ? yield* compareOrder(run, '<', a.key, b.key)
            : yield* compareOrder(run, '<', b.key, a.key)));
      const next = isRight ? b : a;
      if (isRight) j++;
      else i++;
      if (next !== undefined) out.push(next);
    }
    return out;
  };
  const isReversed = isTrue(named.get('reverse') ?? false);
  return (yield* order(rows)).map((row) => row.value);
}

const listMethods: Methods = {
  append: (_, args) => {
    list(args).items.push(args[1] ?? null);
    return null;
  },
  *extend(run, args) {
    list(args).items.push(...(yield* itemsOf(run, args[1] ?? null)));
    return null;
  },
  insert: (_, args) => {
    list(args).items.splice(numberArg(args[1]), 0, args[2] ?? null);
    return null;
  },
  pop: (_, args) => {
    const { items } = list(args);
    if (items.length === 0) return raise('IndexError', 'pop from empty list');
    const at =
      args[1] === undefined
        ? items.length - 1
        : Number(args[1]) < 0
          ? items.length + Number(args[1])
          : Number(args[1]);
    if (at >= items.length) return raise('IndexError', 'pop index out of range');
    return items.splice(at, 1)[0] ?? null;
  },
  *remove(run, args) {
    const { items } = list(args);
    for (const [i, one] of items.entries())
      if (yield* isEqual(run, one, args[1] ?? null)) {
        items.splice(i, 1);
        return null;
      }
    return raise('ValueError', 'list.remove(x): x not in list');
  },
  *index(run, args) {
    for (const [i, one] of list(args).items.entries())
      if (yield* isEqual(run, one, args[1] ?? null)) return i;
    return raise('ValueError', `${yield* reprOf(run, args[1] ?? null)} is not in list`);
  },
  *count(run, args) {
    let n = 0;
    for (const one of list(args).items) if (yield* isEqual(run, one, args[1] ?? null)) n += 1;
    return n;
  },
  clear: (_, args) => {
    list(args).items = [];
    return null;
  },
  copy: (_, args) => new PyList([...list(args).items]),
  reverse: (_, args) => {
    list(args).items.reverse();
    return null;
  },
  *sort(run, args, named) {
    list(args).items = yield* sorted(run, list(args).items, named);
    return null;
  },
};

const dict = (args: readonly Py[]) => (args[0] instanceof PyDict ? args[0] : new PyDict());
const rowsOf = (args: readonly Py[]) => [...dict(args).rows.values()];

/** Fills a dictionary from another, from pairs, from keywords. */
export function* fill(run: Runtime, target: PyDict, from: Py | undefined, named: Named): Steps<void> {
  const source = from instanceof PyObject && from.slot instanceof PyDict ? from.slot : from;
  if (source instanceof PyDict) for (const [key, value] of source.rows.values()) target.set(key, value);
  else if (from !== undefined)
    for (const pair of yield* itemsOf(run, from)) {
      const [key = null, value = null] = yield* itemsOf(run, pair);
      target.set(key, value);
    }
  for (const [key, value] of named) target.set(key, value);
}

const dictMethods: Methods = {
  get: (_, args) => dict(args).get(args[1] ?? null) ?? args[2] ?? null,
  keys: (_, args) => new PyList(rowsOf(args).map(([key]) => key)),
  values: (_, args) => new PyList(rowsOf(args).map(([, value]) => value)),
  items: (_, args) => new PyList(rowsOf(args).map(([key, value]) => new PyTuple([key, value]))),
  pop: (_, args) => {
    const found = dict(args).get(args[1] ?? null);
    if (found === undefined) return args[2] === undefined ? raise('KeyError', args[1] ?? null) : args[2];
    dict(args).delete(args[1] ?? null);
    return found;
  },
  popitem: (_, args) => {
    const last = rowsOf(args).at(-1);
    if (last === undefined) return raise('KeyError', 'popitem(): dictionary is empty');
    dict(args).delete(last[0]);
    return new PyTuple(last);
  },
  setdefault: (_, args) => {
    const found = dict(args).get(args[1] ?? null);
    if (found === undefined) dict(args).set(args[1] ?? null, args[2] ?? null);
    return found ?? args[2] ?? null;
  },
  *update(run, args, named) {
    yield* fill(run, dict(args), args[1], named);
    return null;
  },
  copy: (_, args) => PyDict.of(rowsOf(args)),
  clear: (_, args) => {
    dict(args).rows.clear();
    return null;
  },
};

const set = (args: readonly Py[]) => (args[0] instanceof PySet ? args[0] : new PySet());

function* merged(
  run: Runtime,
  args: Py[],
  keep: (isHere: boolean, isThere: boolean) => boolean,
): Steps<PySet> {
  const other = new PySet();
  for (const one of args.slice(1))
    for (const item of yield* itemsOf(run, one)) other.rows.set(keyOf(item), item);
  const made = new PySet();
  for (const [key, value] of [...set(args).rows, ...other.rows])
    if (keep(set(args).rows.has(key), other.rows.has(key))) made.rows.set(key, value);
  return made;
}

const setMethods: Methods = {
  add: (_, args) => {
    set(args).rows.set(keyOf(args[1] ?? null), args[1] ?? null);
    return null;
  },
  discard: (_, args) => {
    set(args).rows.delete(keyOf(args[1] ?? null));
    return null;
  },
  remove: (_, args) =>
    set(args).rows.delete(keyOf(args[1] ?? null)) ? null : raise('KeyError', args[1] ?? null),
  *update(run, args) {
    for (const one of args.slice(1))
      for (const item of yield* itemsOf(run, one)) set(args).rows.set(keyOf(item), item);
    return null;
  },
  union: (run, args) => merged(run, args, () => true),
  intersection: (run, args) => merged(run, args, (a, b) => a && b),
  difference: (run, args) => merged(run, args, (a, b) => a && !b),
  symmetric_difference: (run, args) => merged(run, args, (a, b) => a !== b),
  *issubset(run, args) {
    return (yield* merged(run, args, (a, b) => a && !b)).rows.size === 0;
  },
  copy: (run, args) => merged(run, args.slice(0, 1), () => true),
};

const numberMethods: Methods = {
  bit_length: (_, args) => Number(args[0]).toString(2).replace('-', '').length,
  is_integer: (_, args) => args[0] instanceof PyFloat && Number.isInteger(args[0].value),
};

const generatorMethods: Methods = {
  *__next__(run, args) {
    const made = args[0] instanceof PyGenerator ? yield* resume(run, args[0]) : undefined;
    return made === undefined ? raise('StopIteration') : made;
  },
  *send(run, args) {
    const made = args[0] instanceof PyGenerator ? yield* resume(run, args[0], args[1] ?? null) : undefined;
    return made === undefined ? raise('StopIteration') : made;
  },
  close: (_, args) => {
    if (args[0] instanceof PyGenerator) args[0].isDone = true;
    return null;
  },
};

const tupleMethods: Methods = {
  *index(run, args) {
    const items = args[0] instanceof PyTuple ? args[0].items : [];
    for (const [i, one] of items.entries()) if (yield* isEqual(run, one, args[1] ?? null)) return i;
    return raise('ValueError', 'tuple.index(x): x not in tuple');
  },
  *count(run, args) {
    let n = 0;
    for (const one of args[0] instanceof PyTuple ? args[0].items : [])
      if (yield* isEqual(run, one, args[1] ?? null)) n += 1;
    return n;
  },
};

const always: Methods = {
  *__str__(run, args) {
    return yield* textOf(run, args[0] ?? null);
  },
  *__repr__(run, args) {
    return yield* reprOf(run, args[0] ?? null);
  },
};

/** A method of a built-in type, bound to its value. */
export function methodOf(value: Py, name: string): Py | undefined {
  const table = tableOf(value);
  const body =
    table !== undefined && Object.hasOwn(table, name)
      ? table[name]
      : Object.hasOwn(always, name)
        ? always[name]
        : undefined;
  return body === undefined ? undefined : new PyNative(`${typeName(value)}.${name}`, body, value);
}

function tableOf(value: Py): Methods | undefined {
  if (typeof value === 'string') return stringMethods;
  if (value instanceof PyList) return listMethods;
  if (value instanceof PyDict) return dictMethods;
  if (value instanceof PyBytes) return bytesMethods;
  if (value instanceof PySet) return setMethods;
  if (value instanceof PyTuple) return tupleMethods;
  if (value instanceof PyGenerator) return generatorMethods;
  return typeof value === 'number' || value instanceof PyFloat ? numberMethods : undefined;
}
