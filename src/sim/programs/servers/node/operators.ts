import type { Obj } from './heap';
import { isCallable, isObj, isTruthy, type Value } from './heap';
import type { Eval, Realm } from './realm';

/** An object as a primitive value: valueOf for numbers, toString for strings, dates as text. */
export function* toPrimitive(realm: Realm, value: Value, hint: 'number' | 'string' | 'default'): Eval {
  if (!isObj(value)) return value;
  const isText = hint === 'string' || (hint === 'default' && value.kind === 'date');
  for (const name of isText ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const method = yield* realm.get(value, name);
    if (!isCallable(method)) continue;
    const answer = yield* realm.call(method, value, []);
    if (!isObj(answer)) return answer;
  }
  return realm.throwError('TypeError', 'Cannot convert object to primitive value');
}

export function* toText(realm: Realm, value: Value): Generator<never, string, Value> {
  return String((yield* toPrimitive(realm, value, 'string') as Generator<never, Value, Value>) as string);
}

export function* toNumber(realm: Realm, value: Value): Generator<never, number, Value> {
  return Number(yield* toPrimitive(realm, value, 'number') as Generator<never, Value, Value>);
}

export function typeOf(value: Value): string {
  if (value === null) return 'object';
  if (isObj(value)) return isCallable(value) ? 'function' : 'object';
  return typeof value;
}

type Numeric = (a: number, b: number) => number;

const arithmetic: Readonly<Record<string, Numeric>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};

const comparisons: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** Two operands and the sign between them. */
export function* binary(realm: Realm, operator: string, a: Value, b: Value): Eval {
  switch (operator) {
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      return yield* looseEqual(realm, a, b);
    case '!=':
      return !isTruthy(yield* looseEqual(realm, a, b));
    case 'instanceof':
      return isInstance(realm, a, b);
    case 'in':
      return isObj(b) && hasKey(b, String(a));
    default:
  }
  const x = yield* toPrimitive(realm, a, operator === '+' ? 'default' : 'number');
  const y = yield* toPrimitive(realm, b, operator === '+' ? 'default' : 'number');
  if (operator === '+')
    return typeof x === 'string' || typeof y === 'string' ? String(x) + String(y) : Number(x) + Number(y);
  const compare = comparisons[operator];
  if (compare !== undefined)
    return typeof x === 'string' && typeof y === 'string' ? compare(x, y) : compare(Number(x), Number(y));
  return arithmetic[operator]?.(Number(x), Number(y));
}

/* eslint-disable eqeqeq -- JavaScript's own loose equality is what is simulated */
function* looseEqual(realm: Realm, a: Value, b: Value): Eval {
  if (isObj(a) === isObj(b)) return isObj(a) ? a === b : a == b;
  if (a === null || a === undefined || b === null || b === undefined) return false;
  const x = yield* toPrimitive(realm, a, 'default');
  const y = yield* toPrimitive(realm, b, 'default');
  return !isObj(x) && !isObj(y) && x == y;
}
/* eslint-enable eqeqeq */

export function isInstance(realm: Realm, value: Value, type: Value): boolean {
  if (!isCallable(type))
    return realm.throwError('TypeError', "Right-hand side of 'instanceof' is not callable");
  const proto = type.get('prototype');
  for (let at = isObj(value) ? value.proto : null; at !== null; at = at.proto) if (at === proto) return true;
  return false;
}

export function hasKey(obj: Obj, key: string): boolean {
  if (obj.kind === 'array' && /^\d+$/.test(key)) return Number(key) in obj.items;
  return obj.find(key) !== undefined;
}

/** Own keys that can be seen, items first. */
export function keysOf(obj: Obj): string[] {
  const numbers: string[] = [];
  const names: string[] = [];
  if (obj.kind === 'array') for (const i of obj.items.keys()) if (i in obj.items) numbers.push(String(i));
  for (const [name, prop] of obj.props) {
    if (prop.isHidden === true || /^__\w+__$/.test(name)) continue;
    if (/^(0|[1-9]\d*)$/.test(name)) numbers.push(name);
    else names.push(name);
  }
  return [...numbers.sort((x, y) => Number(x) - Number(y)), ...names];
}

/** The values that `for … of` and `...` go through. */
export function* iterate(realm: Realm, value: Value): Generator<never, Value[], Value> {
  if (typeof value === 'string') return [...value];
  if (isObj(value)) {
    if (value.kind === 'array') return Array.from(value.items);
    if (value.kind === 'set') return [...(value.entries?.keys() ?? [])];
    if (value.kind === 'map') return [...(value.entries ?? [])].map(([k, v]) => realm.array([k, v]));
    const next = value.get('next');
    if (value.kind === 'generator' || isCallable(next))
      return yield* drainIterator(realm, value) as Generator<never, Value[], Value>;
  }
  return realm.throwError(
    'TypeError',
    `${value === undefined || value === null ? String(value) : typeOf(value)} is not iterable`,
  );
}

function* drainIterator(realm: Realm, iterator: Obj): Generator<unknown, Value[], Value> {
  const all: Value[] = [];
  for (;;) {
    realm.tick();
    const next = yield* realm.get(iterator, 'next');
    const step = yield* realm.call(next, iterator, []);
    if (!isObj(step) || isTruthy(step.get('done'))) return all;
    all.push(step.get('value'));
  }
}
