import { civilTime, months, weekdays, type CivilTime } from '#sim/base/calendar';
import { newDate, property, type Thing } from './values';

const longDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const longMonths = [
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

const two = (n: number) => String(n).padStart(2, '0');
const hour12 = (t: CivilTime) => (t.hour % 12 === 0 ? 12 : t.hour % 12);

/** Custom specifiers of .NET, en-US. */
const pieces: Readonly<Record<string, (t: CivilTime) => string>> = {
  yyyy: (t) => String(t.year).padStart(4, '0'),
  yy: (t) => two(t.year % 100),
  MMMM: (t) => longMonths[t.month - 1] ?? '',
  MMM: (t) => months[t.month - 1] ?? '',
  MM: (t) => two(t.month),
  M: (t) => String(t.month),
  dddd: (t) => longDays[t.weekday] ?? '',
  ddd: (t) => weekdays[t.weekday] ?? '',
  dd: (t) => two(t.day),
  d: (t) => String(t.day),
  HH: (t) => two(t.hour),
  H: (t) => String(t.hour),
  hh: (t) => two(hour12(t)),
  h: (t) => String(hour12(t)),
  mm: (t) => two(t.minute),
  m: (t) => String(t.minute),
  ss: (t) => two(t.second),
  s: (t) => String(t.second),
  fff: (t) => String(t.millisecond).padStart(3, '0'),
  tt: (t) => (t.hour < 12 ? 'AM' : 'PM'),
};

/** Standard formats by their letters, en-US. */
const standard: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  s: "yyyy-MM-dd'T'HH:mm:ss",
  o: "yyyy-MM-dd'T'HH:mm:ss.fff0000'Z'",
  u: "yyyy-MM-dd HH:mm:ss'Z'",
};

export function formatTime(ms: number, format: string): string {
  const time = civilTime(ms);
  const pattern = standard[format] ?? format;
  return pattern.replace(
    /'([^']*)'|yyyy|yy|M{1,4}|d{1,4}|HH?|hh?|mm?|ss?|fff|tt/g,
    (found, quoted?: string) => quoted ?? pieces[found]?.(time) ?? found,
  );
}

/** ms since 1970 of a date that is a value. */
export const msOf = (date: Thing) => Number(property(date, 'Ticks') ?? 0) / 1e4 - 62_135_596_800_000;

export const formatDate = (date: Thing, format: string) => formatTime(msOf(date), format);

/** A date as Get-Date gives it. */
export function dateValue(ms: number): Thing {
  const t = civilTime(ms);
  const parts = {
    Year: t.year,
    Month: t.month,
    Day: t.day,
    Hour: t.hour,
    Minute: t.minute,
    Second: t.second,
    Millisecond: t.millisecond,
    DayOfYear: t.dayOfYear,
  };
  const date = newDate(ms, parts, formatTime(ms, 'MM/dd/yyyy HH:mm:ss'));
  date.props['DayOfWeek'] = longDays[t.weekday] ?? '';
  return date;
}
