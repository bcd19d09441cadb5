/** What a script computes with. */
export type Py =
  | null
  | boolean
  | number
  | string
  | Py[]
  | { dict: [Py, Py][] }
  | { module: string }
  | { fn: string; self?: Py };

export class PyError {
  constructor(
    readonly type: string,
    readonly message: string,
    public line = 0,
  ) {}
}

export class PyExit {
  constructor(readonly code: number) {}
}

export const most = 200_000;

export function put(target: Py, key: Py, value: Py): void {
  if (Array.isArray(target)) target[Number(key)] = value;
  else if (typeof target === 'object' && target !== null && 'dict' in target) {
    const row = target.dict.find(([k]) => equal(k, key));
    if (row === undefined) target.dict.push([key, value]);
    else row[1] = value;
  } else throw new PyError('TypeError', `'${typeName(target)}' object does not support item assignment`);
}

export function integer(value: Py): number {
  const number = typeof value === 'string' ? Number(value.trim() || NaN) : Number(value);
  if (Number.isNaN(number))
    throw new PyError('ValueError', `invalid literal for int() with base 10: ${repr(value)}`);
  return Math.trunc(number);
}

export function rangeOf(args: number[]): number[] {
  const [start = 0, stop = 0, step = 1] = args.length === 1 ? [0, args[0]] : args;
  const all: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) {
    if (all.length >= most)
      throw new PyError('RuntimeError', 'a range of this length is not available in this world');
    all.push(i);
  }
  return all;
}

export const rowsOf = (value: Py): [Py, Py][] =>
  typeof value === 'object' && value !== null && 'dict' in value ? value.dict : [];

export function item(value: Py, key: Py): Py {
  if (typeof value === 'object' && value !== null && 'dict' in value) {
    const row = value.dict.find(([k]) => equal(k, key));
    if (row === undefined) throw new PyError('KeyError', repr(key));
    return row[1];
  }
  const found =
    typeof value === 'string'
      ? value.at(Number(key))
      : Array.isArray(value)
        ? value.at(Number(key))
        : undefined;
  if (found === undefined)
    throw new PyError('IndexError', `${typeName(value) === 'str' ? 'string' : 'list'} index out of range`);
  return found;
}

export function itemsOf(value: Py): Py[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (typeof value === 'object' && value !== null && 'dict' in value) return value.dict.map(([k]) => k);
  throw new PyError('TypeError', `'${typeName(value)}' object is not iterable`);
}

export function truthy(value: Py): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null && 'dict' in value) return value.dict.length > 0;
  return Boolean(value);
}

export const equal = (a: Py, b: Py): boolean =>
  typeof a === 'object' || typeof b === 'object' ? JSON.stringify(a) === JSON.stringify(b) : a === b;

export function operate(sign: string, a: Py, b: Py): Py {
  if (sign === '==' || sign === 'is') return equal(a, b);
  if (sign === '!=' || sign === 'is not') return !equal(a, b);
  if (sign === 'in' || sign === 'not in') {
    const isIn = typeof b === 'string' ? b.includes(str(a)) : itemsOf(b).some((one) => equal(one, a));
    return isIn === (sign === 'in');
  }
  if (sign === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (sign === '+' && Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (sign === '+' && typeof a === 'string')
    throw new PyError('TypeError', `can only concatenate str (not "${typeName(b)}") to str`);
  if (sign === '*' && typeof a === 'string') return a.repeat(Number(b));
  if (sign === '%' && typeof a === 'string') {
    const values = Array.isArray(b) ? [...b] : [b];
    return a.replace(/%[sd]/g, () => str(values.shift() ?? ''));
  }
  if (/[<>]/.test(sign) && typeof a === typeof b) return compare(sign, a, b);
  if (![a, b].every((one) => typeof one === 'number' || typeof one === 'boolean')) {
    throw new PyError(
      'TypeError',
      `unsupported operand type(s) for ${sign}: '${typeName(a)}' and '${typeName(b)}'`,
    );
  }
  const [x, y] = [Number(a), Number(b)];
  if ((sign === '/' || sign === '//' || sign === '%') && y === 0)
    throw new PyError(
      'ZeroDivisionError',
      sign === '/' ? 'division by zero' : 'integer division or modulo by zero',
    );
  return arithmetic[sign]?.(x, y) ?? compare(sign, x, y);
}

export const arithmetic: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '//': (x, y) => Math.floor(x / y),
  '%': (x, y) => ((x % y) + y) % y,
  '**': (x, y) => x ** y,
};

export function compare(sign: string, a: Py, b: Py): boolean {
  const [x, y] = [a as string, b as string];
  return sign === '<' ? x < y : sign === '>' ? x > y : sign === '<=' ? x <= y : x >= y;
}

export function typeName(value: Py): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object')
    return 'dict' in value ? 'dict' : 'module' in value ? 'module' : 'builtin_function_or_method';
  return { boolean: 'bool', number: Number.isInteger(value) ? 'int' : 'float', string: 'str' }[
    typeof value as 'string'
  ];
}

export function str(value: Py): string {
  return typeof value === 'string' ? value : repr(value);
}

export function repr(value: Py): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"')
      ? `"${value}"`
      : `'${value.replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if ('dict' in value) return `{${value.dict.map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(', ')}}`;
  return 'module' in value ? `<module '${value.module}'>` : `<built-in function ${value.fn}>`;
}
export function formatted(value: Py, spec: string | undefined, isRepr: boolean): string {
  const fixed = /^\.(\d+)f$/.exec(spec ?? '');
  if (fixed !== null) return Number(value).toFixed(Number(fixed[1]));
  return isRepr ? repr(value) : str(value);
}
