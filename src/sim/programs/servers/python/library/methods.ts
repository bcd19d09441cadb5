import { asBytes, text, utf8 } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { callFunction } from '../run/call';
import { raise } from '../run/errors';
import { itemsOf } from '../run/iterate';
import { compareOrder, isEqual } from '../run/operators';
import type { Runtime } from '../run/runtime';
import { formatted, reprOf, textOf, typeName } from '../run/text';
import { getItem } from '../run/subscript';
import { getAttribute } from '../run/attributes';
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
  type NativeBody,
  type Py,
} from '../run/values';
import { resume } from '../run/call';
import { bytesArg, numberArg, textArg } from './take';

type Methods = Readonly<Record<string, NativeBody>>;

const words = (value: string) => value.split(/\s+/).filter((word) => word !== '');

function strip(value: string, chars: Py | undefined, sides: string): string {
  const set = typeof chars === 'string' ? new Set(chars) : undefined;
  const isIn = (char: string) => (set === undefined ? /\s/.test(char) : set.has(char));
  let from = 0;
  let to = value.length;
  if (sides.includes('l')) while (from < to && isIn(value.charAt(from))) from++;
  if (sides.includes('r')) while (to > from && isIn(value.charAt(to - 1))) to--;
  return value.slice(from, to);
}

function split(value: string, by: Py | undefined, most: Py | undefined): string[] {
  const limit = most === undefined || Number(most) < 0 ? Infinity : Number(most);
  if (by === undefined || by === null) {
    const all = words(value);
    if (all.length <= limit + 1) return all;
    let rest = value.trimStart();
    const head: string[] = [];
    for (let i = 0; i < limit; i++) {
      const word = /^\S+/.exec(rest)?.[0] ?? '';
      head.push(word);
      rest = rest.slice(word.length).trimStart();
    }
    return [...head, rest];
  }
  const sign = textArg(by);
  if (sign === '') return raise('ValueError', 'empty separator');
  const parts = value.split(sign);
  return parts.length <= limit + 1 ? parts : [...parts.slice(0, limit), parts.slice(limit).join(sign)];
}

const self = (args: readonly Py[]) => String(args[0] as string);

function starts(value: string, given: Py | undefined, isEnd: boolean): boolean {
  const list = given instanceof PyTuple ? given.items : [given ?? null];
  return list.some((one) => (isEnd ? value.endsWith(textArg(one)) : value.startsWith(textArg(one))));
}

/** 'a {} {name!r:>5}'.format(…) */
function* format(run: Runtime, args: Py[], named: Named): Steps<Py> {
  const [pattern, ...given] = args;
  let next = 0;
  let out = '';
  const source = String(pattern as string);
  let last = 0;
  for (const match of source.matchAll(
    /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*(?:\{\w*\}[^{}]*)*))?\}/g,
  )) {
    out += source.slice(last, match.index);
    last = match.index + match[0].length;
    if (match[0] === '{{' || match[0] === '}}') {
      out += match[0].charAt(0);
      continue;
    }
    const [head = '', ...rest] = (match[1] ?? '').split(/(?=[.[])/);
    let value = head === '' ? given[next++] : /^\d+$/.test(head) ? given[Number(head)] : named.get(head);
    if (value === undefined)
      return /^\d*$/.test(head)
        ? raise('IndexError', 'Replacement index 0 out of range for positional args tuple')
        : raise('KeyError', head);
    for (const part of rest)
      value = part.startsWith('.')
        ? yield* getAttribute(run, value, part.slice(1))
        : yield* getItem(run, value, /^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part.slice(1, -1));
    if (match[2] === 'r') value = yield* reprOf(run, value);
    const spec = (match[3] ?? '').replace(/\{(\w*)\}/g, (_, name: string) =>
      String((name === '' ? given[next++] : (named.get(name) ?? '')) as string),
    );
    out += yield* formatted(run, value, spec);
  }
  return out + source.slice(last);
}

const find = (value: string, args: Py[], isLast = false) => {
  const from = args[2] === undefined ? undefined : Number(args[2]);
  return isLast ? value.lastIndexOf(textArg(args[1])) : value.indexOf(textArg(args[1]), from);
};

const stringMethods: Methods = {
  upper: (_, args) => self(args).toUpperCase(),
  lower: (_, args) => self(args).toLowerCase(),
  casefold: (_, args) => self(args).toLowerCase(),
  title: (_, args) =>
    self(args).replace(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  capitalize: (_, args) => self(args).charAt(0).toUpperCase() + self(args).slice(1).toLowerCase(),
  swapcase: (_, args) =>
    [...self(args)].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
  strip: (_, args) => strip(self(args), args[1], 'lr'),
  lstrip: (_, args) => strip(self(args), args[1], 'l'),
  rstrip: (_, args) => strip(self(args), args[1], 'r'),
  split: (_, args, named) =>
    new PyList(split(self(args), args[1] ?? named.get('sep'), args[2] ?? named.get('maxsplit'))),
  rsplit: (_, args) => {
    const parts = split(self(args), args[1], undefined);
    const most = args[2] === undefined ? parts.length : Number(args[2]);
    const cut = Math.max(0, parts.length - most);
    return new PyList(
      cut <= 1
        ? parts
        : [parts.slice(0, cut).join(typeof args[1] === 'string' ? args[1] : ' '), ...parts.slice(cut)],
    );
  },
  splitlines: (_, args) =>
    new PyList(
      self(args) === ''
        ? []
        : self(args)
            .replace(/\r?\n$/, '')
            .split(/\r?\n/),
    ),
  partition: (_, args) => {
    const [value, by] = [self(args), textArg(args[1])];
    const at = value.indexOf(by);
    return new PyTuple(at < 0 ? [value, '', ''] : [value.slice(0, at), by, value.slice(at + by.length)]);
  },
  rpartition: (_, args) => {
    const [value, by] = [self(args), textArg(args[1])];
    const at = value.lastIndexOf(by);
    return new PyTuple(at < 0 ? ['', '', value] : [value.slice(0, at), by, value.slice(at + by.length)]);
  },
  *join(run, args) {
    const parts = yield* itemsOf(run, args[1] ?? null);
    for (const [i, part] of parts.entries())
      if (typeof part !== 'string')
        return raise('TypeError', `sequence item ${i}: expected str instance, ${typeName(part)} found`);
    return parts.join(self(args));
  },
  replace: (_, args) => {
    const parts = self(args).split(textArg(args[1]));
    const most = args[3] === undefined ? Infinity : Number(args[3]);
    return parts.reduce(
      (out, part, i) => (i === 0 ? part : out + (i <= most ? textArg(args[2]) : textArg(args[1])) + part),
      '',
    );
  },
  startswith: (_, args) => starts(self(args), args[1], false),
  endswith: (_, args) => starts(self(args), args[1], true),
  find: (_, args) => find(self(args), args),
  rfind: (_, args) => find(self(args), args, true),
  index: (_, args) =>
    find(self(args), args) < 0 ? raise('ValueError', 'substring not found') : find(self(args), args),
  count: (_, args) => self(args).split(textArg(args[1])).length - 1,
  format,
  format_map: (run, args) =>
    format(
      run,
      args.slice(0, 1),
      args[1] instanceof PyDict
        ? new Map([...args[1].rows.values()].map(([k, v]) => [String(k as string), v]))
        : new Map(),
    ),
  encode: (_, args) => new PyBytes(utf8(self(args))),
  isdigit: (_, args) => /^\d+$/.test(self(args)),
  isnumeric: (_, args) => /^\d+$/.test(self(args)),
  isdecimal: (_, args) => /^\d+$/.test(self(args)),
  isalpha: (_, args) => /^\p{L}+$/u.test(self(args)),
  isalnum: (_, args) => /^[\p{L}\p{N}]+$/u.test(self(args)),
  isspace: (_, args) => /^\s+$/.test(self(args)),
  isupper: (_, args) => /[A-Z]/.test(self(args)) && !/[a-z]/.test(self(args)),
  islower: (_, args) => /[a-z]/.test(self(args)) && !/[A-Z]/.test(self(args)),
  isidentifier: (_, args) => /^[A-Za-z_]\w*$/.test(self(args)),
  zfill: (_, args) =>
    self(args).replace(
      /^([-+]?)(.*)$/s,
      (_all, sign: string, rest: string) => sign + rest.padStart(numberArg(args[1]) - sign.length, '0'),
    ),
  ljust: (_, args) => self(args).padEnd(numberArg(args[1]), args[2] === undefined ? ' ' : textArg(args[2])),
  rjust: (_, args) => self(args).padStart(numberArg(args[1]), args[2] === undefined ? ' ' : textArg(args[2])),
  center: (_, args) => {
    const [value, width] = [self(args), numberArg(args[1])];
    const left = Math.floor((width - value.length) / 2);
    const fill = args[2] === undefined ? ' ' : textArg(args[2]);
    return width <= value.length
      ? value
      : fill.repeat(left) + value + fill.repeat(width - value.length - left);
  },
  removeprefix: (_, args) =>
    self(args).startsWith(textArg(args[1])) ? self(args).slice(textArg(args[1]).length) : self(args),
  removesuffix: (_, args) =>
    self(args).endsWith(textArg(args[1])) ? self(args).slice(0, -textArg(args[1]).length) : self(args),
  expandtabs: (_, args) => self(args).replaceAll('\t', '        '),
};

const bytesOf = (args: readonly Py[]) => bytesArg(args[0]).value as string;
/** Methods of texts that bytes have too. */
const shared = [
  'upper',
  'lower',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'splitlines',
  'startswith',
  'endswith',
  'replace',
  'find',
  'index',
  'count',
  'join',
  'partition',
];

function asText(value: Py): Py {
  return value instanceof PyBytes
    ? (value.value as string)
    : value instanceof PyList
      ? new PyList(value.items.map(asText))
      : value instanceof PyTuple
        ? new PyTuple(value.items.map(asText))
        : value;
}

function asPyBytes(value: Py): Py {
  if (typeof value === 'string') return new PyBytes(asBytes(value));
  if (value instanceof PyList) return new PyList(value.items.map(asPyBytes));
  return value instanceof PyTuple ? new PyTuple(value.items.map(asPyBytes)) : value;
}

const bytesMethods: Methods = {
  ...Object.fromEntries(
    shared.map((name): [string, NativeBody] => [
      name,
      function* (run, args, named) {
        const method = stringMethods[name];
        const made = method?.(run, args.map(asText), named) ?? null;
        return asPyBytes(
          typeof made === 'object' && made !== null && 'next' in made && 'throw' in made
            ? yield* made as Steps<Py>
            : (made as Py),
        );
      },
    ]),
  ),
  decode: (_, args) => text(asBytes(bytesOf(args))),
  hex: (_, args) => [...bytesOf(args)].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
};

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

/** Methods as attributes of a type: `str.upper`. */
export function methodsOfType(name: string): Methods {
  const tables: Readonly<Record<string, Methods>> = {
    str: stringMethods,
    list: listMethods,
    dict: dictMethods,
    bytes: bytesMethods,
    set: setMethods,
  };
  return tables[name] ?? {};
}
