import { civilTime } from '#sim/base/calendar';
import type { Proc } from '#sim/kernel/proc';
import type { Program } from '#sim/kernel/program';
import { commandLine, listProcesses, type ProcessFacts } from '../process/process-list';
import { Names } from '../users';
import { hardwareOf } from './hardware';

const two = (n: number) => String(n).padStart(2, '0');

/** TIME: minutes, seconds and hundredths. */
const clock = (ms: number) =>
  `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}.${two(Math.floor(ms / 10) % 100)}`;

/** `ttys000`; short, as `ps aux` has it, `s000`; `??` without one. */
function ttyOf(one: ProcessFacts, isShort: boolean): string {
  const number = /(\d+)$/.exec(one.tty)?.[1];
  if (number === undefined) return '??';
  return `${isShort ? 's' : 'ttys'}${number.padStart(3, '0')}`;
}

/** STARTED: the time of today, `9:30AM`. */
function started(ms: number): string {
  const at = civilTime(ms);
  const hour = at.hour % 12 === 0 ? 12 : at.hour % 12;
  return `${hour}:${two(at.minute)}${at.hour < 12 ? 'AM' : 'PM'}`;
}

function stat(one: ProcessFacts): string {
  return `${one.state}${one.session === one.pid ? 's' : ''}${one.isForeground ? '+' : ''}`;
}

const share = (one: ProcessFacts) => (one.elapsed <= 0 ? 0 : (one.cpu / one.elapsed) * 100).toFixed(1);

function userLines(p: Proc, all: readonly ProcessFacts[], names: Names): string[] {
  const { memory } = hardwareOf(p);
  const rows = all.map((one) =>
    [
      (names.user(one.uid) ?? String(one.uid)).padEnd(16),
      String(one.pid).padStart(5),
      share(one).padStart(5),
      ((one.resident / memory) * 100).toFixed(1).padStart(4),
      // the shared region of every process counts in its address space
      String(Math.round((one.virtual + 400 * 2 ** 30) / 1024)).padStart(9),
      String(Math.round(one.resident / 1024)).padStart(6),
      ` ${ttyOf(one, true).padEnd(4)}`,
      stat(one).padEnd(4),
      started(one.started).padStart(7),
      clock(one.cpu).padStart(9),
      commandLine(one),
    ].join(' '),
  );
  return ['USER               PID  %CPU %MEM      VSZ    RSS   TT  STAT STARTED      TIME COMMAND', ...rows];
}

function fullLines(all: readonly ProcessFacts[]): string[] {
  const rows = all.map(
    (one) =>
      `${String(one.uid).padStart(5)} ${String(one.pid).padStart(5)} ${String(one.parent).padStart(5)}   0 ${started(one.started).padEnd(8)} ${ttyOf(one, false).padEnd(8)} ${clock(one.cpu).padStart(9)} ${commandLine(one)}`,
  );
  return ['  UID   PID  PPID   C STIME   TTY           TIME CMD', ...rows];
}

function plainLines(all: readonly ProcessFacts[]): string[] {
  const rows = all.map(
    (one) =>
      `${String(one.pid).padStart(5)} ${ttyOf(one, false).padEnd(8)} ${clock(one.cpu).padStart(9)} ${commandLine(one)}`,
  );
  return ['  PID TTY           TIME CMD', ...rows];
}

/** ps(1) of macOS: one's own terminals by themselves, `aux`, `-ef`, `-p`. */
export const ps: Program = {
  name: 'darwin-ps',
  *main(p) {
    const words = p.args;
    const listed = words[0] === '-p' ? (words[1] ?? '').split(',').map(Number) : undefined;
    const letters = listed === undefined ? words.join('').replace(/-/g, '') : '';
    const unknown = [...letters].find((letter) => !'auxAefwj'.includes(letter));
    if (unknown !== undefined) {
      yield* p.err(`ps: illegal option -- ${unknown}\nusage: ps [-AaEefjw] [-p pid] [aux]\n`);
      return 1;
    }
    const names = new Names(p);
    const uid = p.uid();
    const isAll = /[Ae]/.test(letters) || (letters.includes('a') && letters.includes('x'));
    const all = listProcesses(p).filter((one) =>
      listed !== undefined
        ? listed.includes(one.pid)
        : isAll ||
          (letters.includes('x')
            ? one.uid === uid
            : one.tty !== '?' && (letters.includes('a') || one.uid === uid)),
    );
    const lines = letters.includes('u')
      ? userLines(p, all, names)
      : letters.includes('f')
        ? fullLines(all)
        : plainLines(all);
    yield* p.out(`${lines.join('\n')}\n`);
    return listed !== undefined && all.length === 0 ? 1 : 0;
  },
};
