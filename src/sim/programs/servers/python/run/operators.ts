import { asBytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { callFunction } from './call';
import { raise } from './errors';
import { itemsOf } from './iterate';
import { percent } from './percent';
import type { Runtime } from './runtime';
import { typeName } from './text';
import {
  isTrue,
  keyOf,
  numberOf,
  PyBytes,
  PyDict,
  PyFloat,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PySymbol,
  PyTuple,
  rangeLength,
  type Py,
} from './values';

export const notImplemented = new PySymbol('NotImplemented');

const special: Readonly<Record<string, readonly [string, string]>> = {
  '+': ['__add__', '__radd__'],
  '-': ['__sub__', '__rsub__'],
  '*': ['__mul__', '__rmul__'],
  '/': ['__truediv__', '__rtruediv__'],
  '//': ['__floordiv__', '__rfloordiv__'],
  '%': ['__mod__', '__rmod__'],
  '**': ['__pow__', '__rpow__'],
  '|': ['__or__', '__ror__'],
  '&': ['__and__', '__rand__'],
  '@': ['__matmul__', '__rmatmul__'],
};

/** `left sign right`. */
export function* operate(run: Runtime, sign: string, left: Py, right: Py): Steps<Py> {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined)
    return arithmetic(sign, a, b, left instanceof PyFloat || right instanceof PyFloat);
  if (sign === '%' && (typeof left === 'string' || left instanceof PyBytes)) {
    const text = yield* percent(run, typeof left === 'string' ? left : left.value, right);
    return typeof left === 'string' ? text : new PyBytes(asBytes(text));
  }
  if (left instanceof PyObject || right instanceof PyObject) {
    const made = yield* operateObjects(run, sign, left, right);
    if (made !== undefined) return made;
  }
  const plain = combine(sign, left, right);
  if (plain !== undefined) return plain;
  if (sign === '+' && typeof left === 'string')
    return raise('TypeError', `can only concatenate str (not "${typeName(right)}") to str`);
  if (sign === '+' && left instanceof PyList)
    return raise('TypeError', `can only concatenate list (not "${typeName(right)}") to list`);
  const shown = sign === '**' ? '** or pow()' : sign;
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${shown}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function* operateObjects(run: Runtime, sign: string, left: Py, right: Py): Steps<Py | undefined> {
  const [own, reflected] = special[sign] ?? ['', ''];
  const tries: [Py, string, Py][] = [
    [left, own, right],
    [right, reflected, left],
  ];
  for (const [self, name, other] of tries) {
    const method = self instanceof PyObject ? self.type.find(name) : undefined;
    if (method === undefined) continue;
    const made = yield* callFunction(run, method, [self, other]);
    if (made !== notImplemented) return made;
  }
  return undefined;
}

function arithmetic(sign: string, a: number, b: number, isFloat: boolean): Py {
  const whole = (value: number): Py => {
    if (isFloat) return new PyFloat(value);
    if (!Number.isSafeInteger(value))
      return raise('OverflowError', 'whole numbers beyond 2**53 are not available in this python');
    return value === 0 ? 0 : value;
  };
  if ((sign === '/' || sign === '//' || sign === '%') && b === 0)
    return raise(
      'ZeroDivisionError',
      sign === '/'
        ? isFloat
          ? 'float division by zero'
          : 'division by zero'
        : isFloat
          ? 'float modulo'
          : 'integer division or modulo by zero',
    );
  switch (sign) {
    case '+':
      return whole(a + b);
    case '-':
      return whole(a - b);
    case '*':
      return whole(a * b);
    case '/':
      return new PyFloat(a / b);
    case '//':
      return whole(Math.floor(a / b));
    case '%':
      return whole(a - b * Math.floor(a / b));
    case '**':
      return b < 0 ? new PyFloat(a ** b) : whole(a ** b);
    case '&':
      return Number(BigInt(a) & BigInt(b));
    case '|':
      return Number(BigInt(a) | BigInt(b));
    case '^':
      return Number(BigInt(a) ^ BigInt(b));
    case '<<':
      return whole(a * 2 ** b);
    default:
      return sign === '>>' ? Math.floor(a / 2 ** b) : raise('TypeError', `unsupported operand ${sign}`);
  }
}

/** Texts, lists and their like; undefined: they do not go together. */
function combine(sign: string, left: Py, right: Py): Py | undefined {
  if (sign === '+') {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (left instanceof PyList && right instanceof PyList) return new PyList([...left.items, ...right.items]);
    if (left instanceof PyTuple && right instanceof PyTuple)
      return new PyTuple([...left.items, ...right.items]);
    if (left instanceof PyBytes && right instanceof PyBytes)
      return new PyBytes(asBytes(left.value + right.value));
  }
  if (sign === '*') {
    const [thing, count] = typeof right === 'number' ? [left, right] : [right, left];
    if (typeof count === 'number') return repeated(thing, Math.max(0, count));
  }
  if (left instanceof PySet && right instanceof PySet) return sets(sign, left, right);
  if (sign === '|' && left instanceof PyDict && right instanceof PyDict)
    return PyDict.of([...left.rows.values(), ...right.rows.values()]);
  return undefined;
}

function repeated(thing: Py, count: number): Py | undefined {
  if (typeof thing === 'string') return thing.repeat(count);
  if (thing instanceof PyBytes) return new PyBytes(asBytes(thing.value.repeat(count)));
  const many = (items: readonly Py[]) => Array.from({ length: count }, () => items).flat();
  if (thing instanceof PyList) return new PyList(many(thing.items));
  return thing instanceof PyTuple ? new PyTuple(many(thing.items)) : undefined;
}

function sets(sign: string, left: PySet, right: PySet): PySet | undefined {
  const made = new PySet();
  const add = (rows: Iterable<[string, Py]>, test: (key: string) => boolean) => {
    for (const [key, value] of rows) if (test(key)) made.rows.set(key, value);
  };
  if (sign === '|') {
    add(left.rows, () => true);
    add(right.rows, () => true);
  } else if (sign === '&') add(left.rows, (key) => right.rows.has(key));
  else if (sign === '-') add(left.rows, (key) => !right.rows.has(key));
  else if (sign === '^') {
    add(left.rows, (key) => !right.rows.has(key));
    add(right.rows, (key) => !left.rows.has(key));
  } else return undefined;
  return made;
}

/** `left == right` */
export function* isEqual(run: Runtime, left: Py, right: Py): Steps<boolean> {
  if (left === right) return true;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a === b;
  if (left instanceof PyObject || right instanceof PyObject) {
    for (const [self, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const method = self instanceof PyObject ? self.type.find('__eq__') : undefined;
      if (method === undefined) continue;
      const made = yield* callFunction(run, method, [self, other]);
      if (made !== notImplemented) return isTrue(made);
    }
    return false;
  }
  if (
    (left instanceof PyList && right instanceof PyList) ||
    (left instanceof PyTuple && right instanceof PyTuple)
  ) {
    if (left.items.length !== right.items.length) return false;
    for (const [i, item] of left.items.entries())
      if (!(yield* isEqual(run, item, right.items[i] ?? null))) return false;
    return true;
  }
  if (left instanceof PyDict && right instanceof PyDict) {
    if (left.rows.size !== right.rows.size) return false;
    for (const [key, value] of left.rows.values()) {
      const other = right.get(key);
      if (other === undefined || !(yield* isEqual(run, value, other))) return false;
    }
    return true;
  }
  if (left instanceof PyBytes && right instanceof PyBytes) return left.value === right.value;
  if (left instanceof PySet && right instanceof PySet) return keyOf(left) === keyOf(right);
  return (
    left instanceof PyRange &&
    right instanceof PyRange &&
    rangeLength(left) === rangeLength(right) &&
    left.from === right.from &&
    left.step === right.step
  );
}

const orders: Readonly<Record<string, string>> = {
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};

/** `left < right` and its like. */
export function* compareOrder(run: Runtime, sign: string, left: Py, right: Py): Steps<boolean> {
  const way = yield* order(run, left, right);
  if (way !== undefined)
    return sign === '<' ? way < 0 : sign === '<=' ? way <= 0 : sign === '>' ? way > 0 : way >= 0;
  const mirrored: Record<string, string> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
  for (const [self, name, other] of [
    [left, orders[sign], right],
    [right, orders[mirrored[sign] ?? ''], left],
  ] as const) {
    const method = self instanceof PyObject ? self.type.find(name ?? '') : undefined;
    if (method === undefined) continue;
    const made = yield* callFunction(run, method, [self, other]);
    if (made !== notImplemented) return isTrue(made);
  }
  return raise(
    'TypeError',
    `'${sign}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function* order(run: Runtime, left: Py, right: Py): Steps<number | undefined> {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a - b;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof PyBytes && right instanceof PyBytes)
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  if (
    (left instanceof PyList && right instanceof PyList) ||
    (left instanceof PyTuple && right instanceof PyTuple)
  ) {
    for (let i = 0; i < Math.min(left.items.length, right.items.length); i++) {
      const [x, y] = [left.items[i] ?? null, right.items[i] ?? null];
      if (yield* isEqual(run, x, y)) continue;
      return (yield* compareOrder(run, '<', x, y)) ? -1 : 1;
    }
    return left.items.length - right.items.length;
  }
  return undefined;
}

/** `item in box` */
export function* contains(run: Runtime, box: Py, item: Py): Steps<boolean> {
  if (typeof box === 'string') {
    if (typeof item !== 'string')
      return raise('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
    return box.includes(item);
  }
  if (box instanceof PyDict) return box.rows.has(keyOf(item));
  if (box instanceof PySet) return box.rows.has(keyOf(item));
  if (box instanceof PyBytes)
    return box.value.includes(item instanceof PyBytes ? item.value : String.fromCharCode(Number(item)));
  if (box instanceof PyRange) {
    const n = numberOf(item);
    return (
      n !== undefined &&
      (n - box.from) % box.step === 0 &&
      (n - box.from) / box.step >= 0 &&
      (n - box.from) / box.step < rangeLength(box)
    );
  }
  if (box instanceof PyObject) {
    const method = box.type.find('__contains__');
    if (method !== undefined) return isTrue(yield* callFunction(run, method, [box, item]));
  }
  for (const one of yield* itemsOf(run, box)) if (yield* isEqual(run, one, item)) return true;
  return false;
}

/** bool(value) */
export function* truth(run: Runtime, value: Py): Steps<boolean> {
  if (!(value instanceof PyObject)) return isTrue(value);
  for (const name of ['__bool__', '__len__']) {
    const method = value.type.find(name);
    if (method !== undefined) return isTrue(yield* callFunction(run, method, [value]));
  }
  return value.slot === undefined ? true : isTrue(value.slot);
}
