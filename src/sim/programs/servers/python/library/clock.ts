import { civilTime } from '#sim/base/calendar';
import { strftime as cStrftime } from '#sim/base/strftime';
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

/** Python's formats are the C library's, with `%f` for microseconds. */
export function strftime(format: string, ms: number): string {
  const micro = `${String(Math.floor(ms) % 1000).padStart(3, '0')}000`;
  return format
    .split('%%')
    .map((part) => cStrftime(part.replaceAll('%f', micro), ms))
    .join('%');
}
