import { fromCivil } from '#sim/base/calendar';
import { invalid, type Refusal } from '../http/refusal';
import type { Filters } from '../http/request';
import { parseUnixTime } from '../time';

const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** `1h30m` → ms, or undefined (Go's time.ParseDuration). */
export function parseDuration(text: string): number | undefined {
  if (!/^[+-]?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return text === '0' ? 0 : undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    sum += Number(number) * (units[(unit ?? 's').replace('µ', 'u')] ?? 1000);
  }
  return text.startsWith('-') ? -sum : sum;
}

/** The `until` filter of prune: only what is older. ms since 1970; Infinity without one. */
export function untilOf(filters: Filters, now: number): number | Refusal {
  const values = filters['until'] ?? [];
  if (values.length === 0) return Infinity;
  if (values.length > 1) return invalid('more than one until filter specified');
  const [given = ''] = values;
  const time = parseUnixTime(given) ?? before(parseDuration(given), now) ?? isoTime(given);
  return time ?? invalid(`failed to parse value as time or duration: ${JSON.stringify(given)}`);
}

function before(duration: number | undefined, now: number): number | undefined {
  return duration === undefined ? undefined : now - duration;
}

function isoTime(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((one) => Number(one ?? 0));
  return fromCivil(year, month, day, hour, minute, second);
}
