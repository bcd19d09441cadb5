/** Civil time of an instant in a fixed offset from UTC. Months from 1, weekday from 0 = Sunday. */
export interface CivilTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  weekday: number;
  /** from 1 */
  dayOfYear: number;
}

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dayMs = 86_400_000;

/** Days since 1970-01-01 of a date of the Gregorian calendar (months may overflow). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const monthIndex = month - 1;
  const y0 = year + Math.floor(monthIndex / 12);
  const m0 = (((monthIndex % 12) + 12) % 12) + 1;
  const y = m0 <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m0 + (m0 > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Milliseconds since 1970 of a civil time in UTC. */
export function msFromCivil(
  time: Pick<CivilTime, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'> & { millisecond?: number },
): number {
  const days = daysFromCivil(time.year, time.month, time.day);
  return days * dayMs + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + (time.millisecond ?? 0);
}

/** `offset` in minutes east of Greenwich. */
export function civilTime(ms: number, offset = 0): CivilTime {
  const local = Math.floor(ms) + offset * 60_000;
  const days = Math.floor(local / dayMs);
  const inDay = local - days * dayMs;
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfMarchYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const day = dayOfMarchYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day,
    hour: Math.floor(inDay / 3_600_000),
    minute: Math.floor(inDay / 60_000) % 60,
    second: Math.floor(inDay / 1000) % 60,
    millisecond: inDay % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
    dayOfYear: days - daysFromCivil(year, 1, 1) + 1,
  };
}

export interface Zone {
  name: string;
  /** minutes east of Greenwich */
  offset: number;
}

export const utc: Zone = { name: 'UTC', offset: 0 };

/** The few zones that are asked for by name; no summer time. */
const namedZones: Readonly<Record<string, Zone>> = {
  UTC: utc,
  GMT: { name: 'GMT', offset: 0 },
  'Etc/UTC': utc,
  'Asia/Tokyo': { name: 'JST', offset: 540 },
  Japan: { name: 'JST', offset: 540 },
  JST: { name: 'JST', offset: 540 },
  'Asia/Shanghai': { name: 'CST', offset: 480 },
  'Asia/Kolkata': { name: 'IST', offset: 330 },
  'Asia/Singapore': { name: '+08', offset: 480 },
};

/** The zone that TZ names: `JST-9`, a known name, or UTC, as the C library has it for what it does not know. */
export function zoneOf(tz: string | undefined): Zone {
  if (tz === undefined || tz === '') return utc;
  const posix = /^<?([A-Za-z+\-0-9]{3,}?)>?([-+]?\d{1,2})(?::(\d\d))?$/.exec(tz);
  if (posix !== null) {
    const hours = Number(posix[2]);
    const minutes = Math.abs(hours) * 60 + Number(posix[3] ?? 0);
    return { name: posix[1] ?? tz, offset: hours > 0 ? -minutes : minutes };
  }
  return namedZones[tz.replace(/^:/, '')] ?? { name: /^[A-Za-z]+/.exec(tz)?.[0] ?? 'UTC', offset: 0 };
}

const two = (n: number) => String(n).padStart(2, '0');

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** ISO 8601 week and its year. */
function isoWeek(time: CivilTime): [year: number, week: number] {
  const weekday = (time.weekday + 6) % 7;
  const thursday = daysFromCivil(time.year, time.month, time.day) - weekday + 3;
  const year = civilTime(thursday * dayMs).year;
  return [year, Math.floor((thursday - daysFromCivil(year, 1, 1)) / 7) + 1];
}

type Field = (time: CivilTime, zone: Zone, ms: number) => string;

const hour12 = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

/** strftime's letters in the C locale, with GNU date's %N, %s, %P, %:z. */
const fields: Readonly<Record<string, Field>> = {
  a: (t) => (weekdays[t.weekday] ?? '').slice(0, 3),
  A: (t) => weekdays[t.weekday] ?? '',
  b: (t) => (months[t.month - 1] ?? '').slice(0, 3),
  B: (t) => months[t.month - 1] ?? '',
  c: (_t, z, ms) => strftime('%a %b %e %H:%M:%S %Y', ms, z),
  C: (t) => two(Math.floor(t.year / 100)),
  d: (t) => two(t.day),
  D: (_t, z, ms) => strftime('%m/%d/%y', ms, z),
  e: (t) => String(t.day).padStart(2),
  F: (_t, z, ms) => strftime('%Y-%m-%d', ms, z),
  g: (t) => two(isoWeek(t)[0] % 100),
  G: (t) => String(isoWeek(t)[0]),
  h: (t) => (months[t.month - 1] ?? '').slice(0, 3),
  H: (t) => two(t.hour),
  I: (t) => two(hour12(t.hour)),
  j: (t) => String(t.dayOfYear).padStart(3, '0'),
  k: (t) => String(t.hour).padStart(2),
  l: (t) => String(hour12(t.hour)).padStart(2),
  m: (t) => two(t.month),
  M: (t) => two(t.minute),
  n: () => '\n',
  N: (t) => `${String(t.millisecond).padStart(3, '0')}000000`,
  p: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  P: (t) => (t.hour < 12 ? 'am' : 'pm'),
  r: (_t, z, ms) => strftime('%I:%M:%S %p', ms, z),
  R: (_t, z, ms) => strftime('%H:%M', ms, z),
  s: (_t, _z, ms) => String(Math.floor(ms / 1000)),
  S: (t) => two(t.second),
  t: () => '\t',
  T: (_t, z, ms) => strftime('%H:%M:%S', ms, z),
  u: (t) => String(t.weekday === 0 ? 7 : t.weekday),
  U: (t) => two(Math.floor((t.dayOfYear + 6 - t.weekday) / 7)),
  V: (t) => two(isoWeek(t)[1]),
  w: (t) => String(t.weekday),
  W: (t) => two(Math.floor((t.dayOfYear + 6 - ((t.weekday + 6) % 7)) / 7)),
  x: (_t, z, ms) => strftime('%m/%d/%y', ms, z),
  X: (_t, z, ms) => strftime('%H:%M:%S', ms, z),
  y: (t) => two(t.year % 100),
  Y: (t) => String(t.year),
  z: (_t, z) => offsetText(z.offset, ''),
  ':z': (_t, z) => offsetText(z.offset, ':'),
  Z: (_t, z) => z.name,
  '%': () => '%',
};

/** A time as a format says, with GNU's padding flags (`%-d`, `%_H`, `%^a`, `%3N`). */
export function strftime(format: string, ms: number, zone: Zone = utc): string {
  const time = civilTime(ms, zone.offset);
  return format.replace(
    /%([-_0^#]*)(\d*)(:z|[A-Za-z%])/g,
    (all, flags: string, width: string, letter: string) => {
      const field = fields[letter];
      if (field === undefined) return all;
      let text = field(time, zone, ms);
      if (letter === 'N' && width !== '') return text.slice(0, Number(width));
      if (flags.includes('-'))
        text = letter === 'N' ? text.replace(/0+$/, '') : text.replace(/^[0 ]+(?=.)/, '');
      if (flags.includes('_')) text = text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
      if (flags.includes('0')) text = text.replace(/^ +/, (spaces) => '0'.repeat(spaces.length));
      if (flags.includes('^')) text = text.toUpperCase();
      return width === ''
        ? text
        : text.padStart(Number(width), /\d/.test(text) && !flags.includes('_') ? '0' : ' ');
    },
  );
}
