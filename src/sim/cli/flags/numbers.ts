import { isRefusal, refuse, type Refusal } from '../refusal';

/** Whole numbers of Go's strconv, with its error words (Go 1.27, package strconv, type NumError). */
function numberError(call: string, text: string, why: 'invalid syntax' | 'value out of range'): Refusal {
  return refuse(`strconv.${call}: parsing ${quote(text)}: ${why}`);
}

/** Go's strconv.Quote for the text of an error. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, '\\x7f');
}

const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

function digitsOf(text: string): bigint | undefined {
  const body = text.replace(/(?<=[0-9a-zA-Z])_(?=[0-9a-zA-Z])/g, '');
  const base = prefixes[body.slice(0, 2).toLowerCase()];
  if (base !== undefined)
    return /^0[xX][0-9a-fA-F]+$|^0[oO][0-7]+$|^0[bB][01]+$/.test(body) ? BigInt(body) : undefined;
  if (/^0[0-7]+$/.test(body)) return BigInt(`0o${body.slice(1)}`);
  return /^(0|[1-9]\d*)$/.test(body) ? BigInt(body) : undefined;
}

/** strconv.ParseInt(text, 0, bits): signed; base from its prefix, as pflag reads integers. */
export function parseInteger(text: string, bits = 64): number | Refusal {
  const negative = text.startsWith('-');
  const digits = digitsOf(text.replace(/^[+-]/, ''));
  if (digits === undefined) return numberError('ParseInt', text, 'invalid syntax');
  const limit = 1n << BigInt(bits - 1);
  if (negative ? digits > limit : digits >= limit) return numberError('ParseInt', text, 'value out of range');
  return Number(negative ? -digits : digits);
}

/** strconv.ParseUint(text, 0, bits). */
export function parseUnsigned(text: string, bits = 64): number | Refusal {
  const digits = /^[+-]/.test(text) ? undefined : digitsOf(text);
  if (digits === undefined) return numberError('ParseUint', text, 'invalid syntax');
  return digits >> BigInt(bits) > 0n ? numberError('ParseUint', text, 'value out of range') : Number(digits);
}

/** strconv.ParseFloat(text, 64). */
export function parseFloating(text: string): number | Refusal {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)
    ? Number(text)
    : numberError('ParseFloat', text, 'invalid syntax');
}

const truths: Readonly<Record<string, boolean>> = {
  ...{ '1': true, t: true, T: true, TRUE: true, true: true, True: true },
  ...{ '0': false, f: false, F: false, FALSE: false, false: false, False: false },
};

/** strconv.ParseBool(text). */
export function parseBoolean(text: string): boolean | Refusal {
  return truths[text] ?? numberError('ParseBool', text, 'invalid syntax');
}

const units: Readonly<Record<string, number>> = {
  ...{ ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 },
};

/** time.ParseDuration: nanoseconds. */
export function parseDuration(text: string): number | Refusal {
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return 0;
  if (body === '') return refuse(`time: invalid duration ${quote(text)}`);
  let rest = body;
  let total = 0;
  while (rest !== '') {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest)?.[0];
    if (number === undefined) return refuse(`time: invalid duration ${quote(text)}`);
    rest = rest.slice(number.length);
    const unit = /^[^\d.]*/.exec(rest)?.[0] ?? '';
    if (unit === '') return refuse(`time: missing unit in duration ${quote(text)}`);
    const size = units[unit];
    if (size === undefined) return refuse(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`);
    rest = rest.slice(unit.length);
    total += Math.trunc(Number(number) * size);
  }
  return text.startsWith('-') ? -total : total;
}

/** go-units' RAMInBytes: bytes, units are powers of 1024 (`64m`, `1.5GiB`, `2 kb`). */
export function parseBytes(text: string): number | Refusal {
  const last = Math.max(...[...'0123456789. '].map((char) => text.lastIndexOf(char)));
  if (last < 0) return refuse(`invalid size: '${text}'`);
  const suffix = text.slice(last + 1).toLowerCase();
  const number = parseFloating(text[last] === ' ' ? text.slice(0, last) : text.slice(0, last + 1));
  if (isRefusal(number)) return number;
  if (number < 0) return refuse(`invalid size: '${text}'`);
  if (!/^(b?|[kmgtp](b|ib)?)$/.test(suffix)) return refuse(`invalid suffix: '${suffix}'`);
  const power = suffix === '' ? 0 : ' kmgtp'.indexOf(suffix[0] ?? '');
  return Math.trunc(number * 1024 ** Math.max(power, 0));
}

/** A number of processors in billionths, exact as a fraction (`1.5`, `3/4`). */
export function parseCpus(text: string): number | Refusal {
  const fraction = /^([+-]?\d+)\/(\d+)$/.exec(text);
  const number = fraction ? Number(fraction[1]) / Number(fraction[2]) : parseFloating(text);
  if (isRefusal(number) || !Number.isFinite(number))
    return refuse(`failed to parse ${text} as a rational number`);
  const nano = number * 1e9;
  return Math.abs(nano - Math.round(nano)) > 1e-6 * Math.max(1, Math.abs(nano) * 1e-9) ||
    /\.\d{10}/.test(text)
    ? refuse('value is too precise')
    : Math.round(nano);
}
