/** How things of the stage are sized and spaced, in stage pixels. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Memory as people speak of it: `512 MB`, `3.9 GB`; units of 1024, as the kernel counts. */
export function memoryText(bytes: number): string {
  return scaled(bytes, 1024);
}

/** Disk and download sizes: units of 1000, as docker shows images. */
export function diskText(bytes: number): string {
  return scaled(bytes, 1000);
}

function scaled(bytes: number, base: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= base * 0.9995 && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  const digits = unit < 2 || value >= 10 || Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** `12.3 s` from ms. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds >= 100 ? 0 : seconds >= 10 ? 1 : 2)} s`;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Starts and ends gently; `t` from 0 to 1. */
export function ease(t: number): number {
  const x = clamp(t, 0, 1);
  return x * x * (3 - 2 * x);
}
