import type { Shell } from '../shell';
import { Abandon, enter, Leave, leaveFunction, leaveLoops } from '../run/frames';
import { everywhere, type Builtin } from './builtin';

/** `:` and `true`. */
export const colon: Builtin = { dialects: everywhere, isSpecial: true, run: () => 0 };
export const yes: Builtin = { dialects: everywhere, run: () => 0 };
export const no: Builtin = { dialects: everywhere, run: () => 1 };

/** A status given as an argument; −1: it is no number, and that was said. */
function statusOf(sh: Shell, name: string, arg: string | undefined): number {
  if (arg === undefined) return sh.s.status;
  if (/^[-+]?\d+$/.test(arg)) return Number(arg) & 255;
  sh.complain(sh.dialect.isBash ? `${arg}: numeric argument required` : `Illegal number: ${arg}`, name);
  return -1;
}

export const exit: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const arg = args[0] === '--' ? args[1] : args[0];
    const word = sh.dialect.own !== undefined ? '' : sh.s.isLogin ? 'logout\n' : 'exit\n';
    const stopped = sh.s.jobs.some((job) => job.state === 'stopped');
    if (sh.s.isInteractive && stopped && !sh.s.isWarned) {
      sh.s.isWarned = true;
      if (sh.dialect.own !== undefined) sh.complain('you have suspended jobs.');
      else sh.err(`${sh.dialect.isBash ? word : ''}There are stopped jobs.\n`);
      return 1;
    }
    if (sh.s.isInteractive && sh.dialect.isBash) sh.err(word);
    if (args.length > 1 && sh.dialect.isBash && /^\d+$/.test(arg ?? '')) {
      sh.complain('too many arguments', 'exit');
      return 1;
    }
    const trap = sh.s.isLeaving && arg === undefined ? sh.s.leavingWith : null;
    const status = trap ?? statusOf(sh, 'exit', arg);
    throw new Leave(status < 0 ? 2 : status);
  },
};

/** `return` from a function or a sourced file. dash and ash also leave a script with it. */
export const giveBack: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const status = statusOf(sh, 'return', args[0]);
    const value = status < 0 ? 2 : status;
    sh.s.status = value;
    if (leaveFunction(sh)) {
      sh.s.status = value;
      return value;
    }
    if (!sh.dialect.isBash) throw new Leave(value);
    sh.complain("can only `return' from a function or sourced script", 'return');
    return 2;
  },
};

const loopLeaver = (name: 'break' | 'continue'): Builtin => ({
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const count = args[0] === undefined ? 1 : Number(args[0]);
    if (!Number.isInteger(count)) {
      sh.complain(
        sh.dialect.isBash
          ? `${args[0] ?? ''}: numeric argument required`
          : `Illegal number: ${args[0] ?? ''}`,
        name,
      );
      throw sh.s.isInteractive ? new Abandon(1) : new Leave(sh.dialect.isBash ? 128 : 2);
    }
    if (count < 1) {
      sh.complain(sh.dialect.isBash ? `${count}: loop count out of range` : `Illegal number: ${count}`, name);
      return 1;
    }
    if (!leaveLoops(sh, count, name === 'continue') && sh.dialect.isBash) {
      sh.complain("only meaningful in a `for', `while', or `until' loop", name);
    }
    return 0;
  },
});

export const breakLoop = loopLeaver('break');
export const continueLoop = loopLeaver('continue');

export const evaluate: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const text = (args[0] === '--' ? args.slice(1) : args).join(' ');
    if (text.trim() === '') return 0;
    enter(sh, 'eval', 'eval', { source: text, pc: 0, line: sh.s.line - 1 });
    return sh.s.status;
  },
};

/** What `dispatch` runs in place of a command that is not there. */
export const notFound: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    sh.complain(args[0] ?? '');
    return Number(args[1] ?? 127);
  },
};
