/** JSON as jq has it: objects keep the order of their keys, also of keys that look like numbers. */
export type Value = null | boolean | number | string | Value[] | JqObject;
export type JqObject = Map<string, Value>;

/** An error that a program can catch; `value` is what `catch` gets. */
export class JqError {
  constructor(readonly value: Value) {}

  get message(): string {
    return typeof this.value === 'string' ? this.value : `${toJson(this.value)} (not a string)`;
  }
}

export function isObject(value: Value): value is JqObject {
  return value instanceof Map;
}

export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : typeof value;
}

export const isTrue = (value: Value) => value !== null && value !== false;

/** As jq writes numbers: 17 digits at most, exponents with two digits. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (!Number.isFinite(value)) return value > 0 ? '1.7976931348623157e+308' : '-1.7976931348623157e+308';
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace(/[-.]/g, '').length;
  const point = Number(exponent) + 1;
  if (point > -4 && point <= digits + 15)
    return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${mantissa}e${sign}${exponent.replace(/^[-+]/, '').padStart(2, '0')}`;
}

export function quote(text: string, isAscii = false): string {
  const quoted = JSON.stringify(text).replaceAll('\x7f', '\\u007f');
  return isAscii
    ? quoted.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : quoted;
}

export interface PrintStyle {
  /** one level's indentation; '' for one line */
  indent: string;
  sortKeys: boolean;
  isAscii: boolean;
}

const compact: PrintStyle = { indent: '', sortKeys: false, isAscii: false };

export function toJson(value: Value, style: PrintStyle = compact, depth = 0): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return quote(value, style.isAscii);
  if (typeof value === 'boolean') return String(value);
  const isFlat = style.indent === '';
  const inner = isFlat ? '' : `\n${style.indent.repeat(depth + 1)}`;
  const outer = isFlat ? '' : `\n${style.indent.repeat(depth)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${value.map((item) => inner + toJson(item, style, depth + 1)).join(',')}${outer}]`;
  }
  const entries = style.sortKeys ? sortedEntries(value) : [...value];
  if (entries.length === 0) return '{}';
  const colon = isFlat ? ':' : ': ';
  return `{${entries.map(([key, item]) => inner + quote(key, style.isAscii) + colon + toJson(item, style, depth + 1)).join(',')}${outer}}`;
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function sortedEntries(object: JqObject): [string, Value][] {
  return [...object].sort(([a], [b]) => compareText(a, b));
}

const order = (value: Value) => {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 2 : 1;
  if (typeof value === 'number') return 3;
  if (typeof value === 'string') return 4;
  return Array.isArray(value) ? 5 : 6;
};

/** jq's order of all values: null, false, true, numbers, strings, arrays, objects. */
export function compare(a: Value, b: Value): number {
  const kinds = order(a) - order(b);
  if (kinds !== 0) return kinds;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (!isObject(a) || !isObject(b)) return 0;
  const [x, y] = [sortedEntries(a), sortedEntries(b)];
  const keys = compareLists(
    x.map(([key]) => key),
    y.map(([key]) => key),
  );
  return keys !== 0
    ? keys
    : compareLists(
        x.map(([, item]) => item),
        y.map(([, item]) => item),
      );
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const result = compare(a[i] ?? null, b[i] ?? null);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

/** As error messages show a value: cut to eleven characters. */
export function shown(value: Value): string {
  const json = toJson(value);
  return json.length > 11 ? `${json.slice(0, 10)}...` : json;
}
