import { isoSeconds } from '#sim/base/calendar';

/** Nanoseconds within the second of a time in ms since 1970. */
export function nanosOf(ms: number): number {
  return Math.min(999_999_999, Math.round((ms - Math.floor(ms / 1000) * 1000) * 1e6));
}

/** RFC 3339 with nanoseconds, without zeros at the end, as Go writes times: `2026-11-21T18:28:07.047091509Z`. 0 is Go's zero time. */
export function goTime(ms: number): string {
  if (ms === 0) return '0001-01-01T00:00:00Z';
  const fraction = String(nanosOf(ms)).padStart(9, '0').replace(/0+$/, '');
  return `${isoSeconds(ms)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** The same with all nine digits: log lines. */
export function fullTime(ms: number): string {
  return `${isoSeconds(ms)}.${String(nanosOf(ms)).padStart(9, '0')}Z`;
}

/** Whole seconds, as volumes have it. */
export function secondsTime(ms: number): string {
  return `${isoSeconds(ms)}Z`;
}

/** `1795293132006541013`: too long for a number, so as text that goes into JSON as it is. */
export function unixNano(ms: number): string {
  return `${Math.floor(ms / 1000)}${String(nanosOf(ms)).padStart(9, '0')}`;
}

/** Roughly how long, as Docker says it: `Less than a second`, `About a minute`, `3 weeks` (go-units' HumanDuration). */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(seconds / 3600);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(seconds / 3600 / 24 / 365)} years`;
}

/** A time as clients send it in `since` and `until`: seconds, with a fraction perhaps. ms since 1970; undefined when it is none. */
export function parseUnixTime(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined;
}

/** Why a text is no such time, in Go's words: its first part that is no number. */
export function notUnixTime(text: string): string {
  const dot = text.indexOf('.');
  const whole = dot < 0 ? text : text.slice(0, dot);
  const part = /^[+-]?\d+$/.test(whole) ? text.slice(dot + 1) : whole;
  return `strconv.ParseInt: parsing ${JSON.stringify(part)}: invalid syntax`;
}
