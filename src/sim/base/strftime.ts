import { civilTime, daysFromCivil, months, twoDigits, weekdays, type CivilTime } from './calendar';

export const longWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const longMonths = [
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

export interface Zone {
  name: string;
  /** minutes east of Greenwich */
  offset: number;
}

export const utc: Zone = { name: 'UTC', offset: 0 };

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}${separator}${twoDigits(minutes % 60)}`;
}

/** ISO 8601 week and its year. */
function isoWeek(time: CivilTime): [year: number, week: number] {
  const weekday = (time.weekday + 6) % 7;
  const thursday = daysFromCivil(time.year, time.month, time.day) - weekday + 3;
  const year = civilTime(thursday * 86_400_000).year;
  return [year, Math.floor((thursday - daysFromCivil(year, 1, 1)) / 7) + 1];
}

type Field = (time: CivilTime, zone: Zone, ms: number) => string;

const hour12 = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

/** strftime's letters in the C locale, with GNU date's %N, %s, %P, %:z. */
const fields: Readonly<Record<string, Field>> = {
  a: (t) => weekdays[t.weekday] ?? '',
  A: (t) => longWeekdays[t.weekday] ?? '',
  b: (t) => months[t.month - 1] ?? '',
  B: (t) => longMonths[t.month - 1] ?? '',
  c: (_t, z, ms) => strftime('%a %b %e %H:%M:%S %Y', ms, z),
  C: (t) => twoDigits(Math.floor(t.year / 100)),
  d: (t) => twoDigits(t.day),
  D: (_t, z, ms) => strftime('%m/%d/%y', ms, z),
  e: (t) => String(t.day).padStart(2),
  F: (_t, z, ms) => strftime('%Y-%m-%d', ms, z),
  g: (t) => twoDigits(isoWeek(t)[0] % 100),
  G: (t) => String(isoWeek(t)[0]),
  h: (t) => months[t.month - 1] ?? '',
  H: (t) => twoDigits(t.hour),
  I: (t) => twoDigits(hour12(t.hour)),
  j: (t) => String(t.dayOfYear).padStart(3, '0'),
  k: (t) => String(t.hour).padStart(2),
  l: (t) => String(hour12(t.hour)).padStart(2),
  m: (t) => twoDigits(t.month),
  M: (t) => twoDigits(t.minute),
  n: () => '\n',
  N: (t) => `${String(t.millisecond).padStart(3, '0')}000000`,
  p: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  P: (t) => (t.hour < 12 ? 'am' : 'pm'),
  r: (_t, z, ms) => strftime('%I:%M:%S %p', ms, z),
  R: (_t, z, ms) => strftime('%H:%M', ms, z),
  s: (_t, _z, ms) => String(Math.floor(ms / 1000)),
  S: (t) => twoDigits(t.second),
  t: () => '\t',
  T: (_t, z, ms) => strftime('%H:%M:%S', ms, z),
  u: (t) => String(t.weekday === 0 ? 7 : t.weekday),
  U: (t) => twoDigits(Math.floor((t.dayOfYear + 6 - t.weekday) / 7)),
  V: (t) => twoDigits(isoWeek(t)[1]),
  w: (t) => String(t.weekday),
  W: (t) => twoDigits(Math.floor((t.dayOfYear + 6 - ((t.weekday + 6) % 7)) / 7)),
  x: (_t, z, ms) => strftime('%m/%d/%y', ms, z),
  X: (_t, z, ms) => strftime('%H:%M:%S', ms, z),
  y: (t) => twoDigits(t.year % 100),
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
