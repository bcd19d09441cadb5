import type { Wait } from '#sim/world/process';
import * as cpu from '#sim/kernel/cpu';
import * as io from '#sim/kernel/io';
import { SIG, signalKey } from '#sim/kernel/signals';
import { isFail } from '#sim/base/fail';
import { suspension } from '../failures';
import type { Shell } from '../shell';
import { compile } from '../syntax/compile';
import type { Op } from '../syntax/ops';
import { runBuiltin } from './builtin';
import { childWait, reapAll } from './children';
import { finishChildren } from './foreground';
import { abandon, giveUp, isExpansionFailure } from './failing';
import { flush } from './flush';
import { Abandon, closeCommand, Leave } from './frames';
import { goOnEditing, goOnReading } from './input';
import { executors } from './ops';
import { restoreFiles } from './redirect';
import { finishSubstitution } from './substitute';
import { runCaught, takeSignals } from './traps';

type Turn = Wait | { readonly exit: number } | undefined;

/** Processor time that is owed before it is worked off, ms: fifty builtins. */
const debtLimit = 1;

/** One turn of the machine: goes on with what it is busy with, or runs one instruction. */
export function turn(sh: Shell, deed?: (sh: Shell) => void): Turn {
  try {
    if (deed === undefined) return spoken(sh, next(sh));
    deed(sh);
    return undefined;
  } catch (thrown) {
    return caught(sh, thrown);
  }
}

/** Before the machine waits, what it has to say is said: a prompt stands there before anything is typed. */
function spoken(sh: Shell, result: Turn): Turn {
  if (result === undefined || 'exit' in result || sh.s.outbox.length === 0) return result;
  const full = flush(sh);
  return full === undefined ? result : { ...result, keys: [...result.keys, keyOf(sh, full)] };
}

function caught(sh: Shell, thrown: unknown): Turn {
  if (thrown instanceof Leave) return leave(sh, thrown.status);
  if (thrown instanceof Abandon) {
    try {
      abandon(sh, thrown.status);
    } catch (more) {
      return caught(sh, more);
    }
    return undefined;
  }
  if (isExpansionFailure(thrown)) {
    sh.s.journal = [];
    sh.s.work = null;
    try {
      giveUp(sh, thrown);
    } catch (more) {
      return caught(sh, more);
    }
    return undefined;
  }
  throw thrown;
}

/** Ends the shell, after the EXIT trap. */
function leave(sh: Shell, status: number): Turn {
  const { s } = sh;
  const trap = s.traps['EXIT'];
  s.work = null;
  s.journal = [];
  if (trap !== undefined && trap !== '' && !s.isLeaving) {
    s.isLeaving = true;
    s.leavingWith = status & 255;
    for (const entry of s.stack.reverse()) if (entry.k === 'files') restoreFiles(sh, entry.saved);
    s.stack = [];
    s.status = status & 255;
    s.quiet = 0;
    s.at = { source: trap, pc: 0, line: s.line - 1 };
    return undefined;
  }
  s.leavingWith = status & 255;
  s.isLeaving = true;
  return flushAndExit(sh);
}

/** The last words must be out before the end. */
function flushAndExit(sh: Shell): Turn {
  const full = flush(sh);
  if (full !== undefined) return waitFor(sh, [keyOf(sh, full)]);
  return { exit: sh.s.leavingWith ?? 0 };
}

const keyOf = (sh: Shell, fd: number) => sh.p.do((sim) => io.wakeKey(sim, sh.p.processId, fd));

/** Waits for any of these, and for signals. */
export function waitFor(sh: Shell, keys: string[], until?: number): Wait {
  const all = [...keys, signalKey(sh.p.processId)];
  return until === undefined ? { keys: all } : { keys: all, until };
}

function next(sh: Shell): Turn {
  const { s } = sh;
  if (s.isLeaving && s.at.source === '' && s.stack.length === 0 && s.work === null) return flushAndExit(sh);
  takeSignals(sh);
  if (s.outbox.length > 0) {
    const full = flush(sh);
    if (full !== undefined) return waitFor(sh, [keyOf(sh, full)]);
  }
  if (s.isCharged) {
    if (sh.p.do((sim) => cpu.isWorking(sim, sh.p.threadId))) return { keys: [cpu.doneKey(sh.p.threadId)] };
    s.isCharged = false;
  }
  if (s.work !== null) return busy(sh);
  if (s.caught.length > 0 && runCaught(sh)) return undefined;
  if (s.debt >= debtLimit) return charge(sh);
  return instruction(sh);
}

function charge(sh: Shell): Turn {
  const ms = sh.s.debt;
  sh.s.debt = 0;
  sh.s.isCharged = true;
  sh.p.do((sim) => {
    cpu.addWork(sim, sh.p.threadId, ms);
    return null;
  });
  return { keys: [cpu.doneKey(sh.p.threadId)] };
}

function instruction(sh: Shell): Turn {
  const { s } = sh;
  const at = s.at;
  const pc = at.pc;
  const op = compile(at.source).ops[pc];
  if (op === undefined) throw new Error(`no instruction ${pc}`);
  at.pc = pc + 1;
  try {
    const execute = executors[op.op] as (sh: Shell, op: Op) => Turn | void;
    const result = execute(sh, op);
    s.journal = s.journal.length === 0 ? s.journal : [];
    return result ?? undefined;
  } catch (thrown) {
    if (thrown !== suspension) throw thrown;
    at.pc = pc;
    return undefined;
  }
}

/** Goes on with what the shell is busy with. */
function busy(sh: Shell): Turn {
  const { work } = sh.s;
  if (work === null) return undefined;
  const isGivenUp = work.k === 'builtin' || work.k === 'substitution' || work.k === 'read';
  if (sh.s.isInteractive && isGivenUp && sh.s.caught.includes(SIG.INT)) {
    sh.s.caught = sh.s.caught.filter((signal) => signal !== SIG.INT);
    if (sh.s.input.kind === 'stdin') sh.s.input.rest = '';
    sh.err('\n');
    throw new Abandon(130);
  }
  if (work.k === 'builtin') return runBuiltin(sh);
  if (work.k === 'substitution') return readSubstitution(sh, work);
  if (work.k === 'children') return finishChildren(sh, work);
  if (work.k === 'edit') return goOnEditing(sh);
  if (work.k === 'read') return goOnReading(sh, work.before);
  sh.s.work = null;
  closeCommand(sh);
  return undefined;
}

function readSubstitution(sh: Shell, work: Extract<typeof sh.s.work, { k: 'substitution' }>): Turn {
  while (work.fd >= 0) {
    const data = sh.p.do((sim) => io.read(sim, sh.p.processId, work.fd, 1 << 20));
    if (data === undefined) return waitFor(sh, [keyOf(sh, work.fd)]);
    if (data === '' || isFail(data)) {
      sh.p.close(work.fd);
      sh.s.hidden = sh.s.hidden.filter((fd) => fd !== work.fd);
      work.fd = -1;
    } else work.data += data;
  }
  reapAll(sh);
  const child = sh.s.children[work.pid];
  if (child !== undefined && (child.status === undefined || child.isStopped === true))
    return waitFor(sh, [childWait(sh)]);
  delete sh.s.children[work.pid];
  sh.s.work = null;
  if (sh.dialect.isBash) sh.s.status = child?.status ?? 0;
  finishSubstitution(sh, work.data, work.level, child?.status ?? 0);
  return undefined;
}
