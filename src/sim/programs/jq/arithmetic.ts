import { compare, isObject, JqError, shown, typeOf, type JqObject, type Value } from './values';

function cannot(a: Value, b: Value, what: string): JqError {
  return new JqError(`${typeOf(a)} (${shown(a)}) and ${typeOf(b)} (${shown(b)}) cannot be ${what}`);
}

function add(a: Value, b: Value): Value {
  if (a === null) return b;
  if (b === null) return a;
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (isObject(a) && isObject(b)) return new Map([...a, ...b]);
  throw cannot(a, b, 'added');
}

function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (Array.isArray(a) && Array.isArray(b))
    return a.filter((item) => !b.some((one) => compare(one, item) === 0));
  throw cannot(a, b, 'subtracted');
}

/** Objects merge, inner ones too. */
function merge(a: JqObject, b: JqObject): JqObject {
  const result: JqObject = new Map(a);
  for (const [key, value] of b) {
    const old = result.get(key);
    result.set(key, old !== undefined && isObject(old) && isObject(value) ? merge(old, value) : value);
  }
  return result;
}

function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (isObject(a) && isObject(b)) return merge(a, b);
  const [text, times] = typeof a === 'string' ? [a, b] : [b, a];
  if (typeof text === 'string' && typeof times === 'number')
    return times <= 0 ? null : text.repeat(Math.max(1, Math.floor(times)));
  throw cannot(a, b, 'multiplied');
}

function divide(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw cannot(a, b, 'divided because the divisor is zero');
    return a / b;
  }
  if (typeof a === 'string' && typeof b === 'string') return a === '' ? [] : a.split(b);
  throw cannot(a, b, 'divided');
}

function remainder(a: Value, b: Value): Value {
  if (typeof a !== 'number' || typeof b !== 'number') throw cannot(a, b, 'divided');
  const [x, y] = [Math.trunc(a), Math.trunc(b)];
  if (y === 0) throw cannot(a, b, 'divided because the divisor is zero');
  const result = x % Math.abs(y);
  return result === 0 ? 0 : result;
}

/** Operators on two values. */
export const operators: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': (a, b) => compare(a, b) === 0,
  '!=': (a, b) => compare(a, b) !== 0,
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
};
