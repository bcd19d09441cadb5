import { refuse, type Refusal } from '../refusal';
import { GoFloat, GoNil, isMap, isSlice, JsonNumber, typeName, type GoValue } from './value';

type Basic = 'bool' | 'string' | 'int' | 'float';

function basicKind(value: GoValue): Basic | undefined {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string' || value instanceof JsonNumber) return 'string';
  if (value instanceof GoFloat) return 'float';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'int' : 'float') : undefined;
}

const raw = (value: GoValue): unknown =>
  value instanceof GoFloat ? value.value : value instanceof JsonNumber ? value.digits : value;

const incompatible = (a: GoValue, b: GoValue): Refusal =>
  refuse(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);

/** Go's `eq` of two values. */
export function equal(a: GoValue, b: GoValue): boolean | Refusal {
  const nil = (value: GoValue): boolean => value === null || value instanceof GoNil;
  if (nil(a) || nil(b)) return nil(a) && nil(b);
  const [kind, other] = [basicKind(a), basicKind(b)];
  if (kind === undefined || other === undefined) {
    if (isSlice(a) || isMap(a)) return refuse(`non-comparable type ${String(a)}: ${typeName(a)}`);
    return kind === other ? a === b : incompatible(a, b);
  }
  return kind === other ? raw(a) === raw(b) : incompatible(a, b);
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: GoValue, b: GoValue): number | Refusal {
  const [kind, other] = [basicKind(a), basicKind(b)];
  if (kind === undefined || other === undefined || kind === 'bool')
    return refuse('invalid type for comparison');
  if (kind !== other) return incompatible(a, b);
  const [x, y] = [raw(a) as string | number, raw(b) as string | number];
  return x < y ? -1 : x > y ? 1 : 0;
}
