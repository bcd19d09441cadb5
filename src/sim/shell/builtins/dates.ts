import { civilTime, months, twoDigits, weekdays } from '#sim/base/calendar';

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

/** strftime(3) in UTC and the C locale, as far as prompts and `printf %()T` go. */
export function calendar(ms: number, format: string): string {
  const at = civilTime(ms);
  const hour12 = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const parts: Readonly<Record<string, () => string>> = {
    a: () => weekdays[at.weekday] ?? '',
    A: () => longDays[at.weekday] ?? '',
    b: () => months[at.month - 1] ?? '',
    B: () => longMonths[at.month - 1] ?? '',
    d: () => twoDigits(at.day),
    e: () => String(at.day).padStart(2),
    F: () => calendar(ms, '%Y-%m-%d'),
    D: () => calendar(ms, '%m/%d/%y'),
    x: () => calendar(ms, '%m/%d/%y'),
    H: () => twoDigits(at.hour),
    I: () => twoDigits(hour12),
    j: () => String(at.dayOfYear).padStart(3, '0'),
    m: () => twoDigits(at.month),
    M: () => twoDigits(at.minute),
    p: () => (at.hour < 12 ? 'AM' : 'PM'),
    s: () => String(Math.floor(ms / 1000)),
    S: () => twoDigits(at.second),
    T: () => calendar(ms, '%H:%M:%S'),
    X: () => calendar(ms, '%H:%M:%S'),
    R: () => calendar(ms, '%H:%M'),
    c: () => calendar(ms, '%a %b %e %H:%M:%S %Y'),
    u: () => String(at.weekday === 0 ? 7 : at.weekday),
    w: () => String(at.weekday),
    y: () => twoDigits(at.year % 100),
    Y: () => String(at.year),
    z: () => '+0000',
    Z: () => 'UTC',
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
  };
  return format.replace(/%([a-zA-Z%])/g, (all, letter: string) => parts[letter]?.() ?? all);
}
