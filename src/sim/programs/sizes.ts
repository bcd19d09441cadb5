const binary = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** A size as `ls -h`, `du -h`, `df -h` show it: rounded up, one digit after the point below ten. */
export function humanSize(bytes: number, base: 1024 | 1000 = 1024): string {
  let value = bytes;
  let unit = 0;
  while (value >= base && unit < binary.length - 1) {
    value /= base;
    unit += 1;
  }
  if (unit === 0) return String(bytes);
  let shown = value < 10 ? (Math.ceil(value * 10 - 1e-9) / 10).toFixed(1) : String(Math.ceil(value - 1e-9));
  if (shown === '10.0') shown = '10';
  if (Number(shown) >= base && unit < binary.length - 1) {
    unit += 1;
    shown = '1.0';
  }
  const letter = binary[unit] ?? '';
  return shown + (base === 1000 && letter === 'K' ? 'k' : letter);
}

/** busybox's way: one digit after the point always, rounded to the nearest. */
export function humanSizeBusybox(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < binary.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return String(bytes);
  return `${value.toFixed(1)}${binary[unit] ?? ''}`;
}

const multipliers: Readonly<Record<string, number>> = {
  '': 1,
  b: 512,
  kB: 1000,
  k: 1024,
  K: 1024,
  KiB: 1024,
  MB: 1e6,
  M: 1024 ** 2,
  m: 1024 ** 2,
  MiB: 1024 ** 2,
  GB: 1e9,
  G: 1024 ** 3,
  g: 1024 ** 3,
  GiB: 1024 ** 3,
  TB: 1e12,
  T: 1024 ** 4,
  TiB: 1024 ** 4,
};

/** A number with GNU's multiplier suffixes (`10K`, `3MB`, `2b`), or undefined. */
export function parseSize(text: string): number | undefined {
  const found = /^(\d+)([A-Za-z]*)$/.exec(text);
  if (found === null) return undefined;
  const times = multipliers[found[2] ?? ''];
  return times === undefined ? undefined : Number(found[1]) * times;
}
