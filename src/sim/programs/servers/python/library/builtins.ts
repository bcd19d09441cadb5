import { asBytes, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { findAttribute, getAttribute, setAttribute } from '../run/attributes';
import { callFunction, resume } from '../run/call';
import { errorClasses, makeError, objectClass, raise, Raised } from '../run/errors';
import { itemsOf, iterate, nextOf } from '../run/iterate';
import { compareOrder, notImplemented, operate, truth } from '../run/operators';
import type { Runtime } from '../run/runtime';
import { formatted, reprOf, textOf, typeName } from '../run/text';
import {
  keyOf,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyIterator,
  PyList,
  PyMethod,
  PyModule,
  PyNative,
  PyObject,
  PyProperty,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  identityOf,
  type NativeBody,
  type Py,
} from '../run/values';
import { length, print, toFloat, toInt } from './convert';
import { openFile } from './files';
import { wrapper } from './wrapper';
import { fill, sorted } from './methods';
import { numberArg, textArg } from './take';

function isInstance(value: Py, test: Py): boolean {
  if (test instanceof PyTuple) return test.items.some((one) => isInstance(value, one));
  if (test instanceof PyClass)
    return value instanceof PyObject ? value.type.isBelow(test) : test === objectClass;
  if (test instanceof PyNative) {
    if (value instanceof PyObject) return value.type.order.some((one) => one.name === test.name);
    const name = typeName(value);
    return (
      name === test.name ||
      (test.name === 'int' && name === 'bool') ||
      (test.name === 'type' && value instanceof PyClass)
    );
  }
  return raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
}

function best(sign: string): NativeBody {
  return function* (run, args, named) {
    const items = args.length === 1 ? yield* itemsOf(run, args[0] ?? null) : args;
    const key = named.get('key') ?? null;
    const name = sign === '<' ? 'min' : 'max';
    if (items.length === 0)
      return (
        named.get('default') ??
        raise(
          'ValueError',
          run.minor >= 12 ? `${name}() iterable argument is empty` : `${name}() arg is an empty sequence`,
        )
      );
    let found = items[0] ?? null;
    let foundKey = key === null ? found : yield* callFunction(run, key, [found]);
    for (const one of items.slice(1)) {
      const oneKey = key === null ? one : yield* callFunction(run, key, [one]);
      if (!(yield* compareOrder(run, sign, oneKey, foundKey))) continue;
      found = one;
      foundKey = oneKey;
    }
    return found;
  };
}

function* next(run: Runtime, [iterator = null, standard]: Py[]): Steps<Py> {
  let value: Py | undefined;
  if (iterator instanceof PyGenerator) value = yield* resume(run, iterator);
  else if (iterator instanceof PyIterator) value = yield* nextOf(iterator);
  else if (iterator instanceof PyObject) {
    const found = iterator.type.find('__next__');
    if (found === undefined) return raise('TypeError', `'${typeName(iterator)}' object is not an iterator`);
    if (standard === undefined) return yield* callFunction(run, found, [iterator]);
    const wrapped = yield* iterate(run, iterator);
    value = yield* nextOf(wrapped);
  } else return raise('TypeError', `'${typeName(iterator)}' object is not an iterator`);
  return value ?? standard ?? raise('StopIteration');
}

function lazily(
  name: string,
  make: (run: Runtime, args: Py[], iterators: PyIterator[]) => () => Steps<Py | undefined>,
  from: number,
): NativeBody {
  return function* (run, args) {
    const iterators: PyIterator[] = [];
    for (const one of args.slice(from)) iterators.push(yield* iterate(run, one));
    return new PyIterator(name, make(run, args, iterators));
  };
}

function* row(iterators: readonly PyIterator[]): Steps<Py[] | undefined> {
  const items: Py[] = [];
  for (const one of iterators) {
    const value = yield* nextOf(one);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return iterators.length === 0 ? undefined : items;
}

const table: Readonly<Record<string, NativeBody>> = {
  print,
  int: toInt,
  float: toFloat,
  len: length,
  min: best('<'),
  max: best('>'),
  next,
  *str(run, args) {
    const [value] = args;
    if (value instanceof PyBytes && args.length > 1)
      return String((yield* callFunction(run, yield* getAttribute(run, value, 'decode'), [])) as string);
    return value === undefined ? '' : yield* textOf(run, value);
  },
  *repr(run, args) {
    return yield* reprOf(run, args[0] ?? null);
  },
  *ascii(run, args) {
    return yield* reprOf(run, args[0] ?? null);
  },
  *bool(run, args) {
    return yield* truth(run, args[0] ?? null);
  },
  *list(run, args) {
    return new PyList(args[0] === undefined ? [] : yield* itemsOf(run, args[0]));
  },
  *tuple(run, args) {
    return new PyTuple(args[0] === undefined ? [] : yield* itemsOf(run, args[0]));
  },
  *set(run, args) {
    const made = new PySet();
    for (const one of args[0] === undefined ? [] : yield* itemsOf(run, args[0]))
      made.rows.set(keyOf(one), one);
    return made;
  },
  *frozenset(run, args) {
    const made = new PySet(true);
    for (const one of args[0] === undefined ? [] : yield* itemsOf(run, args[0]))
      made.rows.set(keyOf(one), one);
    return made;
  },
  *dict(run, args, named) {
    const made = new PyDict();
    yield* fill(run, made, args[0], named);
    return made;
  },
  *bytes(run, args) {
    const [value] = args;
    if (value === undefined) return new PyBytes(asBytes(''));
    if (typeof value === 'string') return new PyBytes(utf8(value));
    if (typeof value === 'number') return new PyBytes(asBytes('\0'.repeat(value)));
    if (value instanceof PyBytes) return value;
    return new PyBytes(
      asBytes((yield* itemsOf(run, value)).map((one) => String.fromCharCode(Number(one))).join('')),
    );
  },
  range: (_, args) => {
    const [a, b, c] = args.map(numberArg);
    if (c === 0) return raise('ValueError', 'range() arg 3 must not be zero');
    return b === undefined ? new PyRange(0, a ?? 0, 1) : new PyRange(a ?? 0, b, c ?? 1);
  },
  type: (run, args) => {
    const [value = null] = args;
    if (args.length === 3) {
      const made = new PyClass(
        String(value as string),
        args[1] instanceof PyTuple ? args[1].items.filter((one) => one instanceof PyClass) : [],
        '__main__',
      );
      if (args[2] instanceof PyDict)
        for (const [k, v] of args[2].rows.values()) made.attributes.set(String(k as string), v);
      return made;
    }
    if (value instanceof PyObject) return value.type;
    return run.builtins.get(typeName(value)) ?? new PyClass(typeName(value), [objectClass], 'builtins');
  },
  isinstance: (_, args) => isInstance(args[0] ?? null, args[1] ?? null),
  issubclass: (_, args) =>
    args[0] instanceof PyClass &&
    (args[1] instanceof PyTuple ? args[1].items : [args[1]]).some(
      (one) => one instanceof PyClass && (args[0] as PyClass).isBelow(one),
    ),
  callable: (_, args) =>
    args[0] instanceof PyFunction ||
    args[0] instanceof PyNative ||
    args[0] instanceof PyMethod ||
    args[0] instanceof PyClass ||
    (args[0] instanceof PyObject && args[0].type.find('__call__') !== undefined),
  *getattr(run, args) {
    const found = yield* findAttribute(run, args[0] ?? null, textArg(args[1]));
    return found ?? args[2] ?? (yield* getAttribute(run, args[0] ?? null, textArg(args[1])));
  },
  *hasattr(run, args) {
    return (yield* findAttribute(run, args[0] ?? null, textArg(args[1]))) !== undefined;
  },
  *setattr(run, args) {
    yield* setAttribute(run, args[0] ?? null, textArg(args[1]), args[2] ?? null);
    return null;
  },
  delattr: (_, args) => {
    if (args[0] instanceof PyObject) args[0].attributes.delete(textArg(args[1]));
    return null;
  },
  *sorted(run, args, named) {
    return new PyList(yield* sorted(run, yield* itemsOf(run, args[0] ?? null), named));
  },
  *reversed(run, args) {
    return yield* iterate(run, new PyList((yield* itemsOf(run, args[0] ?? null)).reverse()));
  },
  *sum(run, args) {
    let total: Py = args[1] ?? 0;
    for (const one of yield* itemsOf(run, args[0] ?? null)) total = yield* operate(run, '+', total, one);
    return total;
  },
  *any(run, args) {
    for (const one of yield* itemsOf(run, args[0] ?? null)) if (yield* truth(run, one)) return true;
    return false;
  },
  *all(run, args) {
    for (const one of yield* itemsOf(run, args[0] ?? null)) if (!(yield* truth(run, one))) return false;
    return true;
  },
  abs: (_, args) =>
    args[0] instanceof PyFloat ? new PyFloat(Math.abs(args[0].value)) : Math.abs(numberArg(args[0])),
  *round(_, args) {
    const value = numberArg(args[0]);
    const places = args[1] === undefined || args[1] === null ? 0 : Number(args[1]);
    const scaled = value * 10 ** places;
    const near =
      Math.abs(scaled % 1) === 0.5
        ? 2 * Math.round(scaled / 2)
        : Number(value.toFixed(Math.max(0, places))) * 10 ** places;
    const rounded = Math.round(near) / 10 ** places;
    return args[1] === undefined || args[1] === null || !(args[0] instanceof PyFloat)
      ? rounded
      : new PyFloat(rounded);
  },
  *pow(run, args) {
    const made = yield* operate(run, '**', args[0] ?? 0, args[1] ?? 0);
    return args[2] === undefined ? made : yield* operate(run, '%', made, args[2]);
  },
  *divmod(run, args) {
    return new PyTuple([
      yield* operate(run, '//', args[0] ?? 0, args[1] ?? 0),
      yield* operate(run, '%', args[0] ?? 0, args[1] ?? 0),
    ]);
  },
  chr: (_, args) => String.fromCodePoint(numberArg(args[0])),
  ord: (_, args) =>
    args[0] instanceof PyBytes ? args[0].value.charCodeAt(0) : (textArg(args[0]).codePointAt(0) ?? 0),
  hex: (_, args) => `0x${numberArg(args[0]).toString(16)}`,
  oct: (_, args) => `0o${numberArg(args[0]).toString(8)}`,
  bin: (_, args) => `0b${numberArg(args[0]).toString(2)}`,
  id: (_, args) =>
    140_000_000_000_000 + (typeof args[0] === 'object' && args[0] !== null ? identityOf(args[0]) * 48 : 0),
  hash: (_, args) =>
    [...keyOf(args[0] ?? null)].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9_007_199_254_740, 7),
  *format(run, args) {
    return yield* formatted(run, args[0] ?? null, args[1] === undefined ? '' : textArg(args[1]));
  },
  *iter(run, args) {
    return yield* iterate(run, args[0] ?? null);
  },
  *enumerate(run, args, named) {
    const iterator = yield* iterate(run, args[0] ?? null);
    let n = Number(args[1] ?? named.get('start') ?? 0);
    return new PyIterator('enumerate', function* (): Steps<Py | undefined> {
      const value = yield* nextOf(iterator);
      return value === undefined ? undefined : new PyTuple([n++, value]);
    });
  },
  zip: lazily(
    'zip',
    (_, __, iterators) =>
      function* () {
        const items = yield* row(iterators);
        return items === undefined ? undefined : new PyTuple(items);
      },
    0,
  ),
  map: lazily(
    'map',
    (run, args, iterators) =>
      function* () {
        const items = yield* row(iterators);
        return items === undefined ? undefined : yield* callFunction(run, args[0] ?? null, items);
      },
    1,
  ),
  filter: lazily(
    'filter',
    (run, args, [source]) =>
      function* () {
        for (;;) {
          const value = source === undefined ? undefined : yield* nextOf(source);
          if (value === undefined) return undefined;
          const test =
            args[0] === null || args[0] === undefined ? value : yield* callFunction(run, args[0], [value]);
          if (yield* truth(run, test)) return value;
        }
      },
    1,
  ),
  *input(run, args) {
    if (args[0] !== undefined) yield* run.write(yield* textOf(run, args[0]), true);
    yield* run.flush();
    let line = '';
    for (;;) {
      const part = yield* run.p.read(0, 1);
      if (isFail(part) || part === '')
        return line === '' ? raise('EOFError', 'EOF when reading a line') : line;
      if (part === '\n') return line;
      line += part;
    }
  },
  open: openFile,
  slice: (_, args) =>
    new PySlice(
      args.length === 1 ? null : (args[0] ?? null),
      args.length === 1 ? (args[0] ?? null) : (args[1] ?? null),
      args[2] ?? null,
    ),
  property: (_, args) => new PyProperty(args[0] ?? null, args[1] ?? null),
  vars: (_, args) =>
    args[0] instanceof PyObject || args[0] instanceof PyModule ? PyDict.of(args[0].attributes) : new PyDict(),
  dir: (_, args) =>
    new PyList(
      args[0] instanceof PyObject
        ? [
            ...new Set([
              ...args[0].attributes.keys(),
              ...args[0].type.order.flatMap((one) => [...one.attributes.keys()]),
            ]),
          ].sort()
        : args[0] instanceof PyModule
          ? [...args[0].attributes.keys()].sort()
          : [],
    ),
  locals: () => null,
  globals: () => null,
  exit: (_, args) => {
    throw new Raised(makeError('SystemExit', ...args));
  },
  quit: (_, args) => {
    throw new Raised(makeError('SystemExit', ...args));
  },
  super: () => raise('RuntimeError', 'super() with arguments is not available in this python'),
  eval: () => raise('NotImplementedError', 'eval() is not available in this python'),
  exec: () => raise('NotImplementedError', 'exec() is not available in this python'),
};

/** What every module sees without importing it. */
export function makeBuiltins(): Map<string, Py> {
  const all = new Map<string, Py>();
  for (const [name, body] of Object.entries(table)) all.set(name, new PyNative(name, body));
  for (const [name, type] of errorClasses) all.set(name, type);
  const base = errorClasses.get('BaseException');
  base?.attributes.set(
    '__init__',
    new PyNative('__init__', (_, [self, ...args]) => {
      if (self instanceof PyObject) {
        self.attributes.set('args', new PyTuple(args));
        if (self.type.order.some((one) => one.name === 'OSError') && args.length >= 2) {
          self.attributes.set('errno', args[0] ?? null);
          self.attributes.set('strerror', args[1] ?? null);
        }
        if (self.type.order.some((one) => one.name === 'SystemExit'))
          self.attributes.set('code', args[0] ?? null);
      }
      return null;
    }),
  );
  base?.attributes.set('with_traceback', new PyNative('with_traceback', (_, [self = null]) => self));
  objectClass.attributes.set('__init__', new PyNative('object.__init__', () => null));
  objectClass.attributes.delete('__init__');
  all.set('object', objectClass);
  all.set('staticmethod', wrapper('staticmethod'));
  all.set('classmethod', wrapper('classmethod'));
  all.set('NotImplemented', notImplemented);
  all.set('__name__', 'builtins');
  all.set('__debug__', true);
  return all;
}
