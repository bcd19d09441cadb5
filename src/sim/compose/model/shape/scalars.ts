import type { Json } from '#sim/base/json';
import { goFloat32, isMapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { parseBytes, parseDuration, showDuration } from '../units';
import { asText, goType, toBoolean } from '../tree/interpolate';
import type { Binding, Kind } from './kind';

const expected = (wanted: string, value: Value): ComposeFailure =>
  new ComposeFailure(`expected type '${wanted}', got unconvertible type '${goType(value)}'`);

function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  throw expected('string', value);
}

export const text: Kind = {
  bind: (value) => {
    const words = textOf(value);
    return words === '' ? undefined : words;
  },
};

/** A text that is printed though it be empty. */
export const shownText: Kind = { bind: textOf, absent: '' };

function truthOf(value: Value, { context }: Binding): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return toBoolean(value, context) === true;
  throw expected('bool', value);
}

/** False is as good as nothing. */
export const truth: Kind = {
  bind: (value, _, binding) => (truthOf(value, binding) ? true : undefined),
};

/** False is something else than nothing. */
export const choice: Kind = { bind: (value, _, binding) => truthOf(value, binding) };

export const shownTruth: Kind = { ...choice, absent: false };

function numberOf(value: Value, isWhole: boolean): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'string') {
    const call = isWhole ? 'Atoi' : 'ParseFloat';
    throw new ComposeFailure(`strconv.${call}: parsing ${JSON.stringify(value)}: invalid syntax`);
  }
  if (typeof number === 'bigint') return Number(number);
  if (typeof number !== 'number') throw expected(isWhole ? 'int' : 'float32', value);
  return isWhole ? Math.trunc(number) : number;
}

/** 0 is as good as nothing. */
export const whole: Kind = {
  bind: (value) => {
    const number = numberOf(value, true);
    return number === 0 ? undefined : number;
  },
};

/** 0 is something else than nothing. */
export const count: Kind = { bind: (value) => numberOf(value, true) };
export const shownCount: Kind = { ...count, absent: 0 };

/** With the precision of 32 bits. */
export const fraction: Kind = {
  bind: (value) => {
    const number = Number(goFloat32(numberOf(value, false)));
    return number === 0 ? undefined : number;
  },
};

/** As a decimal number of bytes. */
export const bytes: Kind = {
  bind: (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    if (typeof value === 'number' && !Number.isInteger(value)) return undefined;
    const size = typeof value === 'string' ? parseBytes(value) : value;
    return size === 0 ? undefined : String(size);
  },
};
export const shownBytes: Kind = {
  bind: (value, at, binding) => bytes.bind(value, at, binding) ?? '0',
  absent: '0',
};

/** As Go prints it. */
export const duration: Kind = { bind: (value) => showDuration(parseDuration(asText(value))) };

/** Nothing for none, where that means none. */
export const nonZeroDuration: Kind = {
  bind: (value) => {
    const nanos = parseDuration(asText(value));
    return nanos === 0 ? undefined : showDuration(nanos);
  },
  // A duration that is no pointer is printed as JSON though it be 0.
};

/** An octal number; text is read as one, a number is what it is. */
export const fileMode: Kind = {
  bind: (value) => {
    if (typeof value === 'number') return `0${Math.trunc(value).toString(8)}`;
    if (typeof value !== 'string')
      throw new ComposeFailure(`unexpected value type ${goType(value)} for mode`);
    if (!/^[-+]?[0-7]+$/.test(value)) {
      throw new ComposeFailure(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
    }
    return `0${parseInt(value, 8).toString(8)}`;
  },
};

/** How many devices; −1 for all of them. */
export const deviceCount: Kind = {
  bind: (value) => {
    if (typeof value === 'number') return value === 0 ? undefined : value;
    if (typeof value !== 'string') throw new ComposeFailure(`invalid type ${goType(value)} for device count`);
    if (value.toLowerCase() === 'all') return -1;
    if (/^[-+]?\d+$/.test(value)) return Number(value) === 0 ? undefined : Number(value);
    throw new ComposeFailure(
      `invalid value ${JSON.stringify(value)}, the only value allowed is 'all' or a number`,
    );
  },
};

/** Any value, as JSON holds it, its keys sorted. */
export function plain(value: Value): Json {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (isMapping(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, one]) => [key, plain(one)]));
  }
  return typeof value === 'object' && value !== null ? value.text : value;
}
