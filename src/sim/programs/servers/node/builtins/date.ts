import { civilTime, fromCivil, months, twoDigits, weekdays } from '#sim/base/calendar';
import { isObj, type Value } from '../heap';
import { dateText } from '../inspect';
import type { Native } from '../realm';

const ms = (self: Value): number => (isObj(self) ? Number(self.slot) : NaN);

const parts: Readonly<Record<string, (t: ReturnType<typeof civilTime>, at: number) => number>> = {
  FullYear: (t) => t.year,
  Month: (t) => t.month - 1,
  Date: (t) => t.day,
  Day: (t) => t.weekday,
  Hours: (t) => t.hour,
  Minutes: (t) => t.minute,
  Seconds: (t) => t.second,
  Milliseconds: (_, at) => ((at % 1000) + 1000) % 1000,
};

/** What Date.parse takes here: ISO 8601, and numbers. */
function parseDate(text: string): number {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?(Z)?$/.exec(
    text.trim(),
  );
  if (found === null) return NaN;
  const [, year, month, day, hour, minute, second, fraction] = found;
  const n = (part: string | undefined, usual: number) => (part === undefined ? usual : Number(part));
  return (
    fromCivil(n(year, 1970), n(month, 1), n(day, 1), n(hour, 0), n(minute, 0), n(second, 0)) +
    Number((fraction ?? '0').padEnd(3, '0'))
  );
}

const zone = 'GMT+0000 (Coordinated Universal Time)';

function longText(at: number): string {
  const t = civilTime(at);
  return `${weekdays[t.weekday] ?? ''} ${months[t.month - 1] ?? ''} ${twoDigits(t.day)} ${t.year} ${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
}

export const dateNatives: Readonly<Record<string, Native>> = {
  Date: (realm) => `${longText(realm.p.now())} ${zone}`,
  'new Date': (realm, _, args) => {
    const made = realm.kind('date', 'Date.prototype');
    const [first] = args;
    if (args.length === 0) made.slot = Math.floor(realm.p.now());
    else if (args.length > 1)
      made.slot =
        fromCivil(
          Number(args[0]),
          Number(args[1]) + 1,
          Number(args[2] ?? 1),
          Number(args[3] ?? 0),
          Number(args[4] ?? 0),
          Number(args[5] ?? 0),
        ) + Number(args[6] ?? 0);
    else if (isObj(first)) made.slot = ms(first);
    else made.slot = typeof first === 'string' ? parseDate(first) : Number(first);
    return made;
  },
  'Date.now': (realm) => Math.floor(realm.p.now()),
  'Date.parse': (_, __, [text]) => parseDate(String(text as string)),
  ...Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]): [string, Native][] => [
      [`Date.prototype.get${name}`, (_, self) => part(civilTime(ms(self)), ms(self))],
      [`Date.prototype.getUTC${name}`, (_, self) => part(civilTime(ms(self)), ms(self))],
    ]),
  ),
  'Date.prototype.getTime': (_, self) => ms(self),
  'Date.prototype.valueOf': (_, self) => ms(self),
  'Date.prototype.getTimezoneOffset': () => 0,
  'Date.prototype.toISOString': (_, self) => (isObj(self) ? dateText(self) : ''),
  'Date.prototype.toJSON': (_, self) => (isObj(self) ? dateText(self) : ''),
  'Date.prototype.toString': (_, self) => `${longText(ms(self))} ${zone}`,
  'Date.prototype.toUTCString': (_, self) =>
    longText(ms(self)).replace(/^(\w+) (\w+) (\d+)/, '$1, $3 $2') + ' GMT',
  'Date.prototype.toDateString': (_, self) => longText(ms(self)).slice(0, 15),
  'Date.prototype.toLocaleDateString': (_, self) => localDate(ms(self)),
  'Date.prototype.toLocaleTimeString': (_, self) => localTime(ms(self)),
  'Date.prototype.toLocaleString': (_, self) => `${localDate(ms(self))}, ${localTime(ms(self))}`,
};

function localDate(at: number): string {
  const t = civilTime(at);
  return `${t.month}/${t.day}/${t.year}`;
}

function localTime(at: number): string {
  const t = civilTime(at);
  return `${t.hour % 12 === 0 ? 12 : t.hour % 12}:${twoDigits(t.minute)}:${twoDigits(t.second)} ${t.hour < 12 ? 'AM' : 'PM'}`;
}
