import { cannotConvert, refuse } from '../errors';
import {
  asItems,
  customObject,
  isDictionary,
  isList,
  isThing,
  isTrue,
  newThing,
  toText,
  typeOf,
  type Value,
} from '../values';

/** As a number, the way PowerShell makes one of what is none. Throws the error of a cast. */
export function toNumber(value: Value, type = 'System.Int32'): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value).trim();
  if (/^0x[0-9a-f]+$/i.test(text) || /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (text === '') return 0;
  return refuse(cannotConvert(text, type, 'Input string was not in a correct format.'));
}

/** A number that is a text's, or undefined. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value))
    return undefined;
  return Number(value);
}

/** Rounds half to even, as .NET does. */
export function roundHalfEven(value: number, digits = 0): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  if (Math.abs(rest - 0.5) > 1e-9) return Math.round(scaled) / scale;
  return (floor % 2 === 0 ? floor : floor + 1) / scale;
}

type Convert = (value: Value) => Value;

const integer: Convert = (value) => roundHalfEven(toNumber(value));

/** Casts by the short names of types. */
const casts: Readonly<Record<string, Convert>> = {
  int: integer,
  int32: integer,
  int64: integer,
  long: integer,
  uint32: integer,
  uint64: integer,
  byte: integer,
  int16: integer,
  double: (value) => toNumber(value, 'System.Double'),
  float: (value) => toNumber(value, 'System.Single'),
  single: (value) => toNumber(value, 'System.Single'),
  decimal: (value) => toNumber(value, 'System.Decimal'),
  string: toText,
  bool: isTrue,
  boolean: isTrue,
  switch: isTrue,
  char: (value) => (typeof value === 'number' ? String.fromCharCode(value) : toText(value).slice(0, 1)),
  array: (value) => (isList(value) ? value : [value]),
  object: (value) => value,
  'object[]': (value) => asItems(value),
  'string[]': (value) => asItems(value).map(toText),
  'int[]': (value) => asItems(value).map((one) => integer(one)),
  hashtable: (value) => value,
  scriptblock: (value) => value,
  void: () => null,
  pscustomobject: (value) => (isDictionary(value) ? newThing(customObject, { ...value.props }) : value),
  psobject: (value) => (isDictionary(value) ? newThing(customObject, { ...value.props }) : value),
  version: (value) => newVersion(toText(value)),
};

export function newVersion(text: string): Value {
  const [major = 0, minor = 0, build = -1, revision = -1] = text.split('.').map(Number);
  return newThing('System.Version', { Major: major, Minor: minor, Build: build, Revision: revision }, text);
}

/** `[type]value`. */
export function cast(type: string, value: Value): Value {
  const name = type.toLowerCase().replace(/^system\.(management\.automation\.)?/, '');
  const convert = Object.hasOwn(casts, name) ? casts[name] : undefined;
  if (convert !== undefined) return convert(value);
  return refuse({
    message: `Unable to find type [${type}].`,
    category: 'InvalidOperation',
    target: type,
    targetType: 'TypeName',
    exception: 'RuntimeException',
    id: 'TypeNotFound',
  });
}

/** Orders two values: numbers as numbers, texts without their case, versions and dates by their parts. */
export function compareValues(left: Value, right: Value, isExact = false): number {
  if (isThing(left) && isThing(right) && left.type === right.type && 'Ticks' in left.props)
    return toNumber(left.props['Ticks'] ?? 0) - toNumber(right.props['Ticks'] ?? 0);
  if (isThing(left) && left.type === 'System.Version') {
    const parts = (one: Value) => toText(one).split('.').map(Number);
    const [a, b] = [parts(left), parts(right)];
    for (let i = 0; i < Math.max(a.length, b.length); i++)
      if ((a[i] ?? -1) !== (b[i] ?? -1)) return (a[i] ?? -1) - (b[i] ?? -1);
    return 0;
  }
  if (typeof left === 'number' || typeof left === 'boolean') {
    const other = typeof right === 'boolean' ? Number(right) : right === null ? 0 : numberOf(right);
    if (other !== undefined) return Number(left) - other;
  }
  const fold = (one: Value) => (isExact ? toText(one) : toText(one).toLowerCase());
  const [a, b] = [fold(left), fold(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function areEqual(left: Value, right: Value, isExact = false): boolean {
  if (left === null || right === null) return left === right;
  if (typeof left === 'boolean') return left === isTrue(right);
  if (typeof left === 'number') {
    const other = typeof right === 'boolean' ? Number(right) : numberOf(right);
    return other !== undefined && left === other;
  }
  if (isThing(left) && isThing(right) && typeOf(left) !== typeOf(right)) return false;
  return compareValues(left, right, isExact) === 0;
}
