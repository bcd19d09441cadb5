import { type CivilTime, civilTime, fromCivil, months, weekdays } from '#sim/base/calendar';
import { type Zone } from '#sim/base/strftime';

const msOf = (t: CivilTime) => fromCivil(t.year, t.month, t.day, t.hour, t.minute, t.second, t.millisecond);

/** What a date text has said so far. */
interface Reading {
  rest: string;
  time: CivilTime;
  offset: number | undefined;
  /** a day or month was named: the time of day begins at midnight */
  hasDate: boolean;
  hasTime: boolean;
  /** months and milliseconds to add at the end */
  months: number;
  ms: number;
  weekday: { day: number; weeks: number } | undefined;
  exact: number | undefined;
}

const unitMs: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
};
const unitMonths: Readonly<Record<string, number>> = { month: 1, year: 12 };

const zones: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  jst: 540,
  est: -300,
  edt: -240,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
};

const monthOf = (word: string) =>
  months.findIndex((month) => month.toLowerCase().startsWith(word.toLowerCase().slice(0, 3))) + 1;

function setDate(r: Reading, year: number, month: number, day: number): void {
  r.time.year = year;
  r.time.month = month;
  r.time.day = day;
  r.hasDate = true;
}

function addUnits(r: Reading, amount: number, unit: string): boolean {
  const name = unit.toLowerCase().replace(/s$/, '');
  const ms = unitMs[name];
  const count = unitMonths[name];
  if (ms !== undefined) r.ms += amount * ms;
  else if (count !== undefined) r.months += amount * count;
  else return false;
  return true;
}

type Rule = readonly [RegExp, (r: Reading, found: RegExpExecArray) => boolean | undefined];

const number = (text: string | undefined) => Number(text ?? 0);

function setTime(
  r: Reading,
  hour: number,
  minute: number,
  second: number,
  fraction: string | undefined,
): void {
  r.time.hour = hour;
  r.time.minute = minute;
  r.time.second = second;
  r.time.millisecond = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  r.hasTime = true;
}

/** The forms that GNU date takes in everyday use, tried in this order. */
const rules: readonly Rule[] = [
  [/^@(-?\d+(?:\.\d+)?)/, (r, [, s]) => ((r.exact = number(s) * 1000), true)],
  [
    /^(\d{4})-(\d{1,2})-(\d{1,2})T?/i,
    (r, [, y, m, d]) => (setDate(r, number(y), number(m), number(d)), true),
  ],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (r, [, m, d, y]) => (setDate(r, number(y), number(m), number(d)), true)],
  [/^(\d{4})(\d\d)(\d\d)(?!\d)/, (r, [, y, m, d]) => (setDate(r, number(y), number(m), number(d)), true)],
  [
    /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*([ap]\.?m\.?)?/i,
    (r, [, h, m, s, fraction, half]) => {
      const hour = half === undefined ? number(h) : (number(h) % 12) + (/^p/i.test(half) ? 12 : 0);
      setTime(r, hour, number(m), number(s), fraction);
      return hour < 24 && number(m) < 60 && number(s) < 61;
    },
  ],
  [
    /^(\d{1,2})\s*([ap])\.?m\.?(?![a-z])/i,
    (r, [, h, half = 'a']) => {
      setTime(r, (number(h) % 12) + (/^p/i.test(half) ? 12 : 0), 0, 0, undefined);
      return number(h) >= 1 && number(h) <= 12;
    },
  ],
  [
    /^([+-])(\d\d):?(\d\d)(?!\d)/,
    (r, [, sign, h, m]) => {
      if (!r.hasTime) return false;
      r.offset = (number(h) * 60 + number(m)) * (sign === '-' ? -1 : 1);
      return true;
    },
  ],
  [
    /^([+-]?\s*\d+)\s*([a-z]+)(\s+ago\b)?/i,
    (r, [, amount = '0', unit = '', ago]) =>
      addUnits(r, Number(amount.replace(/\s/g, '')) * (ago === undefined ? 1 : -1), unit),
  ],
  [
    /^(\d{1,2})[ -]([a-z]{3,9})[ -,]*(\d{4})?/i,
    (r, [, d, month = '', y]) => {
      if (monthOf(month) === 0) return false;
      setDate(r, y === undefined ? r.time.year : number(y), monthOf(month), number(d));
      return true;
    },
  ],
  [
    /^([a-z]{3,9})\.? (\d{1,2})(?!\d|:)(?:,?\s+(\d{4})(?!\d))?/i,
    (r, [, month = '', d, y]) => {
      if (monthOf(month) === 0 || weekdays.some((day) => day.toLowerCase() === month.toLowerCase()))
        return false;
      setDate(r, y === undefined ? r.time.year : number(y), monthOf(month), number(d));
      return true;
    },
  ],
  [
    /^(next|last|this)\s+([a-z]+)/i,
    (r, [, which = '', unit = '']) => {
      const amount = which.toLowerCase() === 'next' ? 1 : which.toLowerCase() === 'last' ? -1 : 0;
      const day = weekdays.findIndex(
        (name) => name.slice(0, 3).toLowerCase() === unit.slice(0, 3).toLowerCase(),
      );
      if (addUnits(r, amount, unit)) return true;
      if (day >= 0) r.weekday = { day, weeks: amount };
      return day >= 0;
    },
  ],
  [
    /^([a-z]+)(\s+ago\b)?,?/i,
    (r, [, word = '', ago]) => {
      const lower = word.toLowerCase();
      const zone = zones[lower];
      if (lower === 'now') return true;
      if (lower === 'today') return true;
      if (lower === 'yesterday') r.ms -= 86_400_000;
      else if (lower === 'tomorrow') r.ms += 86_400_000;
      else if (lower === 'midnight') setTime(r, 0, 0, 0, undefined);
      else if (lower === 'noon') setTime(r, 12, 0, 0, undefined);
      else if (zone !== undefined) r.offset = zone;
      else if (addUnits(r, ago === undefined ? 1 : -1, lower)) return true;
      else return setWeekday(r, lower);
      return true;
    },
  ],
  [/^(\d{4})(?!\d)/, (r, [, y]) => (r.hasDate ? ((r.time.year = number(y)), true) : false)],
];

function setWeekday(r: Reading, word: string): boolean {
  const day = weekdays.findIndex((name) => word.length >= 3 && name.toLowerCase().startsWith(word));
  if (day < 0) return false;
  // a weekday beside a date says nothing more
  if (!r.hasDate) r.weekday = { day, weeks: 0 };
  return true;
}

/** The instant that a text such as `2026-01-02 03:04`, `@0`, `yesterday` or `2 hours ago` means, ms since 1970; undefined: none. */
export function parseDate(text: string, now: number, zone: Zone): number | undefined {
  const r: Reading = {
    rest: text.trim(),
    time: civilTime(now, zone.offset),
    offset: undefined,
    hasDate: false,
    hasTime: false,
    months: 0,
    ms: 0,
    weekday: undefined,
    exact: undefined,
  };
  if (r.rest === '') setTime(r, 0, 0, 0, undefined);
  while (r.rest !== '') {
    if (!readOne(r)) return undefined;
  }
  return instantOf(r, zone);
}

function readOne(r: Reading): boolean {
  for (const [pattern, apply] of rules) {
    const found = pattern.exec(r.rest);
    if (found === null) continue;
    if (apply(r, found) !== true) continue;
    r.rest = r.rest.slice(found[0].length).trim();
    return true;
  }
  return false;
}

function instantOf(r: Reading, zone: Zone): number | undefined {
  if (r.exact !== undefined) return r.exact + r.ms;
  const { time } = r;
  if ((r.hasDate || r.weekday !== undefined) && !r.hasTime) setTime(r, 0, 0, 0, undefined);
  if (time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31) return undefined;
  if (r.hasTime === false) time.millisecond = 0;
  let ms = msOf({ ...time, month: time.month + r.months }) - (r.offset ?? zone.offset) * 60_000;
  if (r.hasDate && civilTime(msOf(time)).day !== time.day) return undefined;
  if (r.weekday !== undefined) {
    const ahead = (r.weekday.day - time.weekday + 7) % 7;
    const weeks = r.weekday.weeks === 1 && ahead === 0 ? 1 : r.weekday.weeks === -1 ? -1 : 0;
    ms += (ahead + weeks * 7) * 86_400_000;
  }
  return ms + r.ms;
}
