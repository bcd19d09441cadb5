import { civilTime } from '#sim/base/calendar';
import type { Steps } from '#sim/kernel/program';
import { raise } from '../run/errors';
import { PyFloat, PyTuple, type NativeBody, type Py } from '../run/values';
import { numberArg, textArg } from './take';

/** Functions of `time`. */
export const time: Readonly<Record<string, NativeBody>> = {
  time: (run) => new PyFloat(run.p.now() / 1000),
  time_ns: (run) => run.p.now() * 1_000_000,
  monotonic: (run) => new PyFloat(run.p.clock() / 1000),
  perf_counter: (run) => new PyFloat(run.p.clock() / 1000),
  *sleep(run, [seconds]): Steps<Py> {
    const ms = numberArg(seconds) * 1000;
    if (ms < 0) return raise('ValueError', 'sleep length must be non-negative');
    yield* run.pay();
    yield* run.p.sleep(ms);
    return null;
  },
  strftime: (run, [format, at]) =>
    strftime(textArg(format), at instanceof PyTuple ? Number(at.items[9]) : run.p.now()),
  gmtime: (run, [at]) => timeTuple(at === undefined || at === null ? run.p.now() : numberArg(at) * 1000),
  localtime: (run, [at]) => timeTuple(at === undefined || at === null ? run.p.now() : numberArg(at) * 1000),
  ctime: (run) => strftime('%a %b %e %H:%M:%S %Y', run.p.now()),
};

function timeTuple(ms: number): PyTuple {
  const t = civilTime(ms);
  return new PyTuple([
    t.year,
    t.month,
    t.day,
    t.hour,
    t.minute,
    t.second,
    (t.weekday + 6) % 7,
    t.dayOfYear,
    0,
    ms,
  ]);
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monthNames = [
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

/** strftime(3) in UTC. */
export function strftime(format: string, ms: number): string {
  const t = civilTime(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const rows: Readonly<Record<string, string>> = {
    Y: String(t.year),
    y: two(t.year % 100),
    m: two(t.month),
    d: two(t.day),
    e: String(t.day).padStart(2),
    H: two(t.hour),
    I: two(t.hour % 12 === 0 ? 12 : t.hour % 12),
    M: two(t.minute),
    S: two(t.second),
    f: `${String(Math.floor(t.millisecond)).padStart(3, '0')}000`,
    p: t.hour < 12 ? 'AM' : 'PM',
    a: (days[t.weekday] ?? '').slice(0, 3),
    A: days[t.weekday] ?? '',
    b: (monthNames[t.month - 1] ?? '').slice(0, 3),
    B: monthNames[t.month - 1] ?? '',
    j: String(t.dayOfYear).padStart(3, '0'),
    w: String(t.weekday),
    Z: 'UTC',
    z: '+0000',
    F: `${t.year}-${two(t.month)}-${two(t.day)}`,
    T: `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`,
    '%': '%',
  };
  return format.replace(/%([A-Za-z%])/g, (all, letter: string) => rows[letter] ?? all);
}
