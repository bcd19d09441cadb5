import { isoSeconds } from '#sim/base/calendar';

/** `2026-01-05T09:00:00.000Z` */
export function isoTime(now: number): string {
  const seconds = isoSeconds(now).replace(' ', 'T').slice(0, 19);
  return `${seconds}.${String(Math.floor(now % 1000)).padStart(3, '0')}Z`;
}

/** `2s`, `873ms`, `1m` */
export function took(ms: number): string {
  if (ms < 1000) return `${Math.max(1, Math.round(ms))}ms`;
  return ms < 60_000 ? `${Math.round(ms / 1000)}s` : `${Math.round(ms / 60_000)}m`;
}
