import type { Steps } from '#sim/kernel/program';
import { findAttribute } from './attributes';
import { callFunction } from './call';
import { raise } from './errors';
import type { Runtime } from './runtime';
import {
  floatText,
  identityOf,
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
  PyRange,
  PySet,
  PySlice,
  PySymbol,
  PyTuple,
  type Py,
} from './values';
import { errorClasses } from './errors';

/** A text as Python would write it in a program. */
export function quote(text: string): string {
  const sign = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[\\\n\r\t\x00-\x1f\x7f]|['"]/g, (char) => {
    const known: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    if (char === "'" || char === '"') return char === sign ? `\\${char}` : char;
    return known[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return sign + inner + sign;
}

function bytesText(value: string): string {
  const sign = value.includes("'") && !value.includes('"') ? '"' : "'";
  const inner = value.replace(/[\s\S]/g, (char) => {
    const code = char.charCodeAt(0);
    if (char === '\\') return '\\\\';
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    if (char === sign) return `\\${char}`;
    return code < 32 || code > 126 ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  });
  return `b${sign}${inner}${sign}`;
}

const address = (value: object) =>
  `0x7f${(0x3a2b1c000 + identityOf(value) * 48).toString(16).padStart(10, '0')}`;

/** str(value) */
export function* textOf(run: Runtime, value: Py): Steps<string> {
  if (typeof value === 'string') return value;
  if (value instanceof PyObject) {
    const method = value.type.find('__str__');
    if (method !== undefined) return String((yield* callFunction(run, method, [value])) as string);
    if (isError(value)) return yield* errorText(run, value);
  }
  return yield* reprOf(run, value);
}

export function isError(value: Py): boolean {
  const base = errorClasses.get('BaseException');
  return value instanceof PyObject && base !== undefined && value.type.isBelow(base);
}

/** What an exception says of itself. */
function* errorText(run: Runtime, value: PyObject): Steps<string> {
  const args = value.attributes.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  const os = errorClasses.get('OSError');
  if (os !== undefined && value.type.isBelow(os) && items.length >= 2) {
    const file = items[2];
    return `[Errno ${String(items[0] as number)}] ${String(items[1] as string)}${file === undefined || file === null ? '' : `: ${yield* reprOf(run, file)}`}`;
  }
  if (items.length === 0) return '';
  const [first] = items;
  if (items.length === 1 && first !== undefined)
    return value.type.name === 'KeyError' ? yield* reprOf(run, first) : yield* textOf(run, first);
  return yield* reprOf(run, new PyTuple(items));
}

function* many(run: Runtime, items: Iterable<Py>): Steps<string> {
  const texts: string[] = [];
  for (const item of items) texts.push(yield* reprOf(run, item));
  return texts.join(', ');
}

/** repr(value) */
export function* reprOf(run: Runtime, value: Py): Steps<string> {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? String(value) : BigInt(Math.round(value)).toString();
  if (typeof value === 'string') return quote(value);
  if (value instanceof PyFloat) return floatText(value.value);
  if (value instanceof PyBytes) return bytesText(value.value);
  if (value instanceof PyList) return `[${yield* many(run, value.items)}]`;
  if (value instanceof PyTuple)
    return `(${yield* many(run, value.items)}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PySet) {
    const inner = yield* many(run, value.rows.values());
    if (value.isFrozen) return inner === '' ? 'frozenset()' : `frozenset({${inner}})`;
    return inner === '' ? 'set()' : `{${inner}}`;
  }
  if (value instanceof PyDict) {
    const rows: string[] = [];
    for (const [key, one] of value.rows.values())
      rows.push(`${yield* reprOf(run, key)}: ${yield* reprOf(run, one)}`);
    return `{${rows.join(', ')}}`;
  }
  return yield* reprOfObject(run, value);
}

function* reprOfObject(run: Runtime, value: Exclude<Py, null | boolean | number | string>): Steps<string> {
  if (value instanceof PyObject) {
    const method = value.type.find('__repr__');
    if (method !== undefined) return String((yield* callFunction(run, method, [value])) as string);
    if (isError(value)) {
      const args = value.attributes.get('args');
      return `${value.type.name}(${args instanceof PyTuple ? yield* many(run, args.items) : ''})`;
    }
    if (value.slot !== undefined && (value.slot instanceof PyDict || value.slot instanceof PyList))
      return yield* reprOf(run, value.slot);
    return `<${value.type.module}.${value.type.name} object at ${address(value)}>`;
  }
  if (value instanceof PyClass)
    return value.module === 'builtins'
      ? `<class '${value.name}'>`
      : `<class '${value.module}.${value.name}'>`;
  if (value instanceof PyFunction) return `<function ${value.name} at ${address(value)}>`;
  if (value instanceof PyNative)
    return typeNames.has(value.name)
      ? `<class '${value.name}'>`
      : `<built-in function ${value.name.split('.').at(-1) ?? ''}>`;
  if (value instanceof PyMethod) {
    const name = yield* findAttribute(run, value.fn, '__name__');
    return `<bound method ${String(name as string)} of ${yield* reprOf(run, value.self)}>`;
  }
  if (value instanceof PyModule)
    return `<module '${value.name}'${value.file === '' ? ' (built-in)' : ` from '${value.file}'`}>`;
  if (value instanceof PyRange)
    return `range(${value.from}, ${value.to}${value.step === 1 ? '' : `, ${value.step}`})`;
  if (value instanceof PySymbol) return value.name;
  if (value instanceof PySlice)
    return `slice(${yield* reprOf(run, value.from)}, ${yield* reprOf(run, value.to)}, ${yield* reprOf(run, value.step)})`;
  if (value instanceof PyGenerator) return `<generator object ${value.name} at ${address(value)}>`;
  if (value instanceof PyIterator) return `<${value.name} object at ${address(value)}>`;
  return `<property object at ${address(value)}>`;
}

const typeNames = new Set([
  'int',
  'float',
  'str',
  'bool',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'bytes',
  'range',
  'type',
  'object',
]);

/** The name of a value's type. */
export function typeName(value: Py): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'string') return 'str';
  if (value instanceof PyObject) return value.type.name;
  const names: readonly [new (...args: never[]) => object, string][] = [
    [PyFloat, 'float'],
    [PyBytes, 'bytes'],
    [PyList, 'list'],
    [PyTuple, 'tuple'],
    [PyDict, 'dict'],
    [PySet, 'set'],
    [PyFunction, 'function'],
    [PyNative, 'builtin_function_or_method'],
    [PyMethod, 'method'],
    [PyClass, 'type'],
    [PyModule, 'module'],
    [PyRange, 'range'],
    [PySlice, 'slice'],
    [PyGenerator, 'generator'],
    [PyIterator, 'iterator'],
  ];
  const found = names.find(([kind]) => value instanceof kind)?.[1];
  if (value instanceof PySymbol) return value.name === 'Ellipsis' ? 'ellipsis' : 'NotImplementedType';
  return found ?? 'property';
}

/** format(value, spec) */
export function* formatted(run: Runtime, value: Py, spec: string): Steps<string> {
  if (value instanceof PyObject) {
    const method = value.type.find('__format__');
    if (method !== undefined) return String((yield* callFunction(run, method, [value, spec])) as string);
  }
  if (spec === '') return yield* textOf(run, value);
  const found = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/s.exec(
    spec,
  );
  if (found === null)
    return raise('ValueError', `Invalid format specifier '${spec}' for object of type '${typeName(value)}'`);
  const [, fill, align, sign = '', alternate, zero, width = '0', comma, precision, kind] = found;
  const isNumber = typeof value === 'number' || typeof value === 'boolean' || value instanceof PyFloat;
  let text: string;
  if (!isNumber || (kind === undefined && typeof value === 'boolean')) {
    if (kind !== undefined && kind !== 's')
      return raise('ValueError', `Unknown format code '${kind}' for object of type '${typeName(value)}'`);
    text = yield* textOf(run, value);
    if (precision !== undefined) text = text.slice(0, Number(precision));
  } else {
    const number = value instanceof PyFloat ? value.value : Number(value);
    text = digits(number, value instanceof PyFloat, kind, precision, comma, alternate !== undefined);
    if (number >= 0 && (sign === '+' || sign === ' ')) text = sign + text;
  }
  const missing = Number(width) - [...text].length;
  if (missing <= 0) return text;
  const padding = (zero !== undefined && fill === undefined ? '0' : (fill ?? ' ')).repeat(missing);
  const way = align ?? (zero !== undefined && isNumber ? '=' : isNumber ? '>' : '<');
  if (way === '<') return text + padding;
  if (way === '>') return padding + text;
  if (way === '^')
    return padding.slice(0, Math.floor(missing / 2)) + text + padding.slice(Math.floor(missing / 2));
  return /^[-+ ]/.test(text) ? text.charAt(0) + padding + text.slice(1) : padding + text;
}

function digits(
  number: number,
  isFloat: boolean,
  kind: string | undefined,
  precision: string | undefined,
  comma: string | undefined,
  isLong: boolean,
): string {
  const places = precision === undefined ? 6 : Number(precision);
  let text: string;
  if (kind === 'x' || kind === 'X') text = (isLong ? '0x' : '') + number.toString(16);
  else if (kind === 'b') text = (isLong ? '0b' : '') + number.toString(2);
  else if (kind === 'o') text = (isLong ? '0o' : '') + number.toString(8);
  else if (kind === 'c') text = String.fromCodePoint(number);
  else if (kind === 'f' || kind === 'F') text = number.toFixed(places);
  else if (kind === '%') text = `${(number * 100).toFixed(places)}%`;
  else if (kind === 'e' || kind === 'E')
    text = number.toExponential(places).replace(/e([-+])(\d)$/, 'e$10$2');
  else if (kind === 'g' || (kind === undefined && isFloat && precision !== undefined))
    text = String(Number(number.toPrecision(Math.max(1, places))));
  else text = isFloat ? floatText(number) : String(number);
  if (kind === 'X' || kind === 'E') text = text.toUpperCase();
  if (comma === undefined) return text;
  const [whole = '', rest] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, comma) + (rest === undefined ? '' : `.${rest}`);
}
