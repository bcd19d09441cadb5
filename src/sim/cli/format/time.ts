import { fromCivil } from '#sim/base/calendar';
import { parseDuration } from '../flags/numbers';
import { isRefusal } from '../refusal';

/** Milliseconds since 1970 of RFC 3339 text; 0 for anything else. */
export function parseTime(rfc3339: string): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(rfc3339);
  if (!parts) return 0;
  const n = (i: number): number => Number(parts[i] ?? 0);
  const offset = (parts[8] === '-' ? 1 : -1) * (n(9) * 60 + n(10)) * 60_000;
  return fromCivil(n(1), n(2), n(3), n(4), n(5), n(6)) + n(7) * 1000 + offset;
}

/**
 * A `--since` or `--until` as the API takes it: seconds since 1970. Durations count back from `now` (ms); dates without
 * a zone are UTC, the zone of every machine here. Undefined when it is neither.
 */
export function timestampOf(text: string, now: number): string | undefined {
  const duration = parseDuration(text);
  if (!isRefusal(duration)) return String(Math.trunc((now - duration / 1e6) / 1000));
  const date = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(
    text,
  );
  if (!date) return /^\d+(\.\d+)?$/.test(text) ? text : undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = date;
  const ms = parseTime(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour}:${minute}:${second}${zone}`);
  const nano = fraction.slice(1).padEnd(9, '0').slice(0, 9);
  return `${String(Math.trunc(ms / 1000))}.${nano}`;
}
