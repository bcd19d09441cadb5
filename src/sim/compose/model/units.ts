import { ComposeFailure } from './failure';

const factors: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4, p: 5 };

/** A size such as `64m`, `1.5GB` or `512` in bytes; units are powers of 1024. */
export function parseBytes(text: string): number {
  const last = Math.max(...[...'0123456789. '].map((char) => text.lastIndexOf(char)));
  if (last === -1) throw new ComposeFailure(`invalid size: '${text}'`);
  const number = text[last] === ' ' ? text.slice(0, last) : text.slice(0, last + 1);
  const suffix = text.slice(last + 1);
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(number)) {
    throw new ComposeFailure(`strconv.ParseFloat: parsing ${JSON.stringify(number)}: invalid syntax`);
  }
  const size = Number(number);
  if (size < 0) throw new ComposeFailure(`invalid size: '${text}'`);
  if (suffix === '') return Math.trunc(size);
  const [, unit = ''] = /^([kmgtp]?)(?:i?b)?$/.exec(suffix.toLowerCase()) ?? [];
  const isKnown = suffix.length <= 3 && (unit !== '' || suffix.toLowerCase() === 'b');
  if (!isKnown) {
    throw new ComposeFailure(`invalid suffix: '${suffix.length > 3 ? suffix : suffix.toLowerCase()}'`);
  }
  return Math.trunc(size * 1024 ** (factors[unit] ?? 0));
}

/** Bytes of a size as a project holds it. */
export function bytesOf(size: string | undefined): number {
  return size === undefined ? 0 : Number(size);
}

const nanos: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86400e9,
  w: 604800e9,
};

/** A duration such as `1m30s` (days `d` and weeks `w` too) in nanoseconds. */
export function parseDuration(text: string): number {
  const invalid = (): ComposeFailure => new ComposeFailure(`time: invalid duration ${JSON.stringify(text)}`);
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (body === '0') return 0;
  if (body === '') throw invalid();
  let rest = body;
  let total = 0;
  while (rest !== '') {
    const [whole, number = '', unit = ''] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (whole === undefined) throw invalid();
    if (unit === '') throw new ComposeFailure(`time: missing unit in duration ${JSON.stringify(text)}`);
    const factor = nanos[unit];
    if (factor === undefined) {
      throw new ComposeFailure(
        `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`,
      );
    }
    total += Number(number) * factor;
    rest = rest.slice(whole.length);
  }
  return (sign === '-' ? -1 : 1) * Math.round(total);
}

/** A duration in nanoseconds as Go prints it: `1m30s`, `1.5s`, `250ms`, `0s`. */
export function showDuration(total: number): string {
  const sign = total < 0 ? '-' : '';
  const value = Math.abs(total);
  if (value === 0) return '0s';
  if (value < 1e3) return `${sign}${value}ns`;
  if (value < 1e6) return `${sign}${value / 1e3}µs`;
  if (value < 1e9) return `${sign}${value / 1e6}ms`;
  const hours = Math.floor(value / 3600e9);
  const minutes = Math.floor(value / 60e9) % 60;
  const seconds = (value % 60e9) / 1e9;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}s` : `${sign}${seconds}s`;
}

/** Nanoseconds of a duration as a project holds it. */
export function nanosOf(duration: string | undefined): number {
  return duration === undefined ? 0 : parseDuration(duration);
}
