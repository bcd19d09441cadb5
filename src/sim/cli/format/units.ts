/** Sizes and durations as docker prints them (github.com/docker/go-units). */

/** Go's `%.{precision}g`. */
function general(value: number, precision: number): string {
  if (value === 0) return '0';
  const [mantissa = '0', exponent = '0'] = value.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  const trim = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);
  if (power >= -4 && power < precision) return trim(value.toFixed(Math.max(precision - 1 - power, 0)));
  const sign = power < 0 ? '-' : '+';
  return `${trim(mantissa)}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

function scaled(size: number, base: number, units: readonly string[], precision: number): string {
  let value = size;
  let i = 0;
  while (value >= base && i < units.length - 1) {
    value /= base;
    i += 1;
  }
  return `${general(value, precision)}${units[i] ?? ''}`;
}

const decimal = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

/** `13.3kB`: bytes in powers of 1000. Most columns show three digits, `system df` four. */
export function humanSize(bytes: number, precision = 3): string {
  return scaled(bytes, 1000, decimal, precision);
}

/** `312KiB`: bytes in powers of 1024. */
export function bytesSize(bytes: number): string {
  return scaled(bytes, 1024, binary, 4);
}

/** `About a minute`, `2 hours`; `ms` may be negative, which is less than a second. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${String(seconds)} seconds`;
  const minutes = Math.trunc(ms / 60_000);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${String(minutes)} minutes`;
  const hours = Math.trunc(ms / 3_600_000 + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${String(hours)} hours`;
  const days = Math.trunc(hours / 24);
  if (days < 14) return `${String(days)} days`;
  if (days < 60) return `${String(Math.trunc(days / 7))} weeks`;
  if (days < 730) return `${String(Math.trunc(days / 30))} months`;
  return `${String(Math.trunc(Math.trunc(ms / 3_600_000) / 24 / 365))} years`;
}
