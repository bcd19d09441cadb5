import { isCallable, isObj, isTruthy, type Value } from '../heap';
import { iterate, toText } from '../operators';
import type { Eval, Native, Realm } from '../realm';

const items = (self: Value): Value[] => (isObj(self) ? self.items : []);

/** A method that asks a function about each item; `step` answers what to return early, or undefined to go on. */
function each(
  step: (item: Value, answer: Value, index: number, kept: Value[]) => Value,
  end: (kept: Value[], realm: Realm) => Value,
  isBackwards = false,
): Native {
  return function* (realm, self, [fn, thisArg]): Eval {
    if (!isCallable(fn))
      return realm.throwError('TypeError', `${fn === undefined ? 'undefined' : typeof fn} is not a function`);
    const kept: Value[] = [];
    const list = items(self);
    const indexes = [...list.keys()];
    for (const i of isBackwards ? indexes.reverse() : indexes) {
      if (!(i in list)) continue;
      const answer = yield* realm.call(fn, thisArg, [list[i], i, self]);
      const early = step(list[i], answer, i, kept);
      if (early !== undefined) return early === nothing ? undefined : early;
    }
    return end(kept, realm);
  };
}

/** Stands for "return undefined now". */
const nothing = '\u0000nothing';

function* reduce(realm: Realm, self: Value, args: Value[], isRight: boolean): Eval {
  const list = items(self).map((item, i) => [item, i] as const);
  if (isRight) list.reverse();
  if (list.length === 0 && args.length < 2)
    return realm.throwError('TypeError', 'Reduce of empty array with no initial value');
  let value = args.length > 1 ? args[1] : list.shift()?.[0];
  for (const [item, i] of list) value = yield* realm.call(args[0], undefined, [value, item, i, self]);
  return value;
}

function* sorted(realm: Realm, list: Value[], compare: Value): Generator<never, Value[], Value> {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left: Value[] = yield* sorted(realm, list.slice(0, middle), compare);
  const right: Value[] = yield* sorted(realm, list.slice(middle), compare);
  const out: Value[] = [];
  while (left.length > 0 && right.length > 0) {
    const order: number = yield* inOrder(realm, left[0], right[0], compare);
    out.push((order <= 0 ? left : right).shift());
  }
  return [...out, ...left, ...right];
}

function* inOrder(realm: Realm, a: Value, b: Value, compare: Value): Generator<never, number, Value> {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (isCallable(compare))
    return Number(
      (yield* realm.call(compare, undefined, [a, b]) as Generator<never, Value, Value>) as number,
    );
  const [x, y] = [yield* toText(realm, a), yield* toText(realm, b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function flat(list: readonly Value[], depth: number): Value[] {
  return list.flatMap((item) =>
    isObj(item) && item.kind === 'array' && depth > 0 ? flat(item.items, depth - 1) : [item],
  );
}

const index = (value: Value, length: number, usual: number) => {
  const n = value === undefined ? usual : Math.trunc(Number(value)) || 0;
  return n < 0 ? Math.max(0, length + n) : Math.min(n, length);
};

export const arrayNatives: Readonly<Record<string, Native>> = {
  Array: (realm, _, args) =>
    realm.array(args.length === 1 && typeof args[0] === 'number' ? new Array<Value>(args[0]) : [...args]),
  'Array.isArray': (_, __, [value]) => isObj(value) && value.kind === 'array',
  'Array.of': (realm, _, args) => realm.array([...args]),
  *'Array.from'(realm, _, [source, fn]): Eval {
    const length = isObj(source) && source.kind === 'object' ? source.get('length') : undefined;
    const list: Value[] =
      typeof length === 'number'
        ? Array.from({ length }, (__, i) => (isObj(source) ? source.get(String(i)) : undefined))
        : yield* iterate(realm, source);
    if (!isCallable(fn)) return realm.array(list);
    const out: Value[] = [];
    for (const [i, item] of list.entries()) out.push(yield* realm.call(fn, undefined, [item, i]));
    return realm.array(out);
  },
  'Array.prototype.push': (_, self, args) => items(self).push(...args),
  'Array.prototype.pop': (_, self) => items(self).pop(),
  'Array.prototype.shift': (_, self) => items(self).shift(),
  'Array.prototype.unshift': (_, self, args) => items(self).unshift(...args),
  'Array.prototype.slice': (realm, self, [from, to]) =>
    realm.array(items(self).slice(Number(from ?? 0), to === undefined ? undefined : Number(to))),
  'Array.prototype.splice': (realm, self, [from, count, ...more]) => {
    const list = items(self);
    const start = index(from, list.length, 0);
    return realm.array(list.splice(start, count === undefined ? list.length : Number(count), ...more));
  },
  'Array.prototype.concat': (realm, self, args) =>
    realm.array([...items(self), ...args.flatMap((a) => (isObj(a) && a.kind === 'array' ? a.items : [a]))]),
  *'Array.prototype.join'(realm, self, [separator]): Eval {
    const parts: string[] = [];
    for (const item of items(self))
      parts.push(item === undefined || item === null ? '' : yield* toText(realm, item));
    return parts.join(separator === undefined ? ',' : String(separator as string));
  },
  *'Array.prototype.toString'(realm, self): Eval {
    return yield* realm.call(realm.native('Array.prototype.join'), self, []);
  },
  'Array.prototype.reverse': (_, self) => {
    items(self).reverse();
    return self;
  },
  'Array.prototype.indexOf': (_, self, [value]) => items(self).indexOf(value),
  'Array.prototype.lastIndexOf': (_, self, [value]) => items(self).lastIndexOf(value),
  'Array.prototype.includes': (_, self, [value]) => items(self).includes(value),
  'Array.prototype.fill': (_, self, [value, from, to]) => {
    items(self).fill(value, Number(from ?? 0), to === undefined ? undefined : Number(to));
    return self;
  },
  'Array.prototype.at': (_, self, [i]) => items(self).at(Number(i)),
  'Array.prototype.keys': (realm, self) => realm.array([...items(self).keys()]),
  'Array.prototype.values': (realm, self) => realm.array([...items(self)]),
  'Array.prototype.entries': (realm, self) =>
    realm.array(items(self).map((item, i) => realm.array([i, item]))),
  'Array.prototype.flat': (realm, self, [depth]) => realm.array(flat(items(self), Number(depth ?? 1))),
  *'Array.prototype.flatMap'(realm, self, args): Eval {
    const mapped = yield* realm.call(realm.native('Array.prototype.map'), self, args);
    return realm.array(flat(items(mapped), 1));
  },
  'Array.prototype.map': each(
    (_, answer, i, kept) => void (kept[i] = answer),
    (kept, realm) => realm.array(kept),
  ),
  'Array.prototype.forEach': each(
    () => undefined,
    () => undefined,
  ),
  'Array.prototype.filter': each(
    (item, answer, _, kept) => void (isTruthy(answer) && kept.push(item)),
    (kept, realm) => realm.array(kept),
  ),
  'Array.prototype.find': each(
    (item, answer) => (isTruthy(answer) ? (item ?? nothing) : undefined),
    () => undefined,
  ),
  'Array.prototype.findLast': each(
    (item, answer) => (isTruthy(answer) ? (item ?? nothing) : undefined),
    () => undefined,
    true,
  ),
  'Array.prototype.findIndex': each(
    (_, answer, i) => (isTruthy(answer) ? i : undefined),
    () => -1,
  ),
  'Array.prototype.findLastIndex': each(
    (_, answer, i) => (isTruthy(answer) ? i : undefined),
    () => -1,
    true,
  ),
  'Array.prototype.some': each(
    (_, answer) => (isTruthy(answer) ? true : undefined),
    () => false,
  ),
  'Array.prototype.every': each(
    (_, answer) => (isTruthy(answer) ? undefined : false),
    () => true,
  ),
  'Array.prototype.reduce': (realm, self, args) => reduce(realm, self, args, false),
  'Array.prototype.reduceRight': (realm, self, args) => reduce(realm, self, args, true),
  *'Array.prototype.sort'(realm, self, [compare]): Eval {
    const list: Value[] = yield* sorted(realm, [...items(self)], compare);
    if (isObj(self)) self.items = list;
    return self;
  },
  *'Array.prototype.toSorted'(realm, self, [compare]): Eval {
    return realm.array(yield* sorted(realm, [...items(self)], compare));
  },
  'Array.prototype.toReversed': (realm, self) => realm.array(items(self).toReversed()),
};
