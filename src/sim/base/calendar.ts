/** The Gregorian calendar in UTC, by arithmetic alone: the core has no `Date`. */
export interface CivilTime {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–31 */
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0–999 */
  millisecond: number;
  /** 0 is Sunday */
  weekday: number;
  /** 1–366 */
  dayOfYear: number;
}

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a date; months carry over. https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
export function daysFromCivil(year: number, month: number, day: number): number {
  const inMarchYear = (((month - 3) % 12) + 12) % 12; // 0 is March
  const y = year + Math.floor((month - 3) / 12);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * inMarchYear + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** What a clock shows at `ms` since 1970, `offset` minutes east of Greenwich. */
export function civilTime(ms: number, offset = 0): CivilTime {
  const local = ms + offset * 60_000;
  const days = Math.floor(local / msPerDay);
  const rest = Math.floor(local - days * msPerDay);
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const marchDay = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * marchDay + 2) / 153);
  const month = marchMonth + (marchMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: marchDay - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
    dayOfYear: days - daysFromCivil(year, 1, 1) + 1,
  };
}

/** Milliseconds since 1970 of a UTC date and time. Fields out of range carry over. */
export function fromCivil(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number {
  return daysFromCivil(year, month, day) * msPerDay + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** `5` as `05`. */
export function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** `Sat, 21 Nov 2026 18:28:05 GMT`, as HTTP has it (RFC 9110, 5.6.7). */
export function httpDate(ms: number): string {
  const t = civilTime(ms);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
  return `${weekdays[t.weekday]}, ${twoDigits(t.day)} ${months[t.month - 1]} ${t.year} ${clock} GMT`;
}

/** `2026-11-21T18:28:05`, without zone and fraction. */
export function isoSeconds(ms: number): string {
  const t = civilTime(ms);
  const date = `${String(t.year).padStart(4, '0')}-${twoDigits(t.month)}-${twoDigits(t.day)}`;
  return `${date}T${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
}
