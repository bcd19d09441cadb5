import { cloneJson } from '#sim/base/json';
import { isFail, strerror } from '#sim/base/fail';
import { childKey } from '#sim/kernel/processes';
import { SIG } from '#sim/kernel/signals';
import { ShellError } from '../failures';
import type { Shell } from '../shell';
import type { Child, Place, ShellState } from '../state';
import type { FileMap } from './redirect';

interface ForkOptions {
  files: FileMap;
  /** process group: 0 a new one; a pid: that leader's */
  group?: number;
  isForeground?: boolean;
  isBackground?: boolean;
  isSubstitution?: boolean;
}

/** Starts a copy of this shell that goes on at `place`. Answers its pid. */
export function forkShell(sh: Shell, place: Place, options: ForkOptions): number {
  const group = isJobControl(sh) && options.isSubstitution !== true ? options.group : undefined;
  const pid = sh.p.fork(childState(sh, place, options) as never, {
    files: options.files,
    ...(group === undefined ? {} : { group }),
    ...(group !== undefined && options.isForeground === true ? { foregroundTty: ttyFile(sh) } : {}),
  });
  if (isFail(pid)) throw new ShellError('plain', forkText(sh, strerror(pid)));
  sh.s.children[pid] = {};
  return pid;
}

/** Why no process could be made, in the shell's words. */
export function forkText(sh: Shell, why: string): string {
  if (sh.dialect.isBash) return `fork: ${why}`;
  return sh.s.dialect === 'dash' ? 'Cannot fork' : `can't fork: ${why}`;
}

/** The state a subshell begins with: everything but what belongs to its parent's own business. */
function childState(sh: Shell, place: Place, options: ForkOptions): ShellState {
  const { s } = sh;
  const traps: Record<string, string> = {};
  for (const [signal, action] of Object.entries(s.traps)) if (action === '') traps[signal] = '';
  const child: ShellState = {
    ...s,
    vars: cloneJson(s.vars),
    functions: { ...s.functions },
    aliases: { ...s.aliases },
    options: { ...s.options },
    shopt: { ...s.shopt },
    args: [...s.args],
    at: place,
    stack: s.stack.flatMap((entry) =>
      entry.k === 'frame' && entry.kind === 'function' ? [{ ...entry, locals: {}, isInherited: true }] : [],
    ),
    traps,
    caught: [],
    children: {},
    jobs: options.isSubstitution === true ? [] : cloneJson(s.jobs),
    recentJobs: [],
    isInteractive: false,
    isSubshell: true,
    isFresh: true,
    input: { kind: 'command' },
    work: null,
    journal: [],
    outbox: [],
    debt: 0,
    isCharged: false,
    hidden: [],
    lent: [],
    history: [],
    isLeaving: false,
    leavingWith: null,
    pipeStatus: [...s.pipeStatus],
    handled: [...s.handled],
    timers: [],
    dirStack: [...s.dirStack],
    hashed: {},
  };
  if (s.isInteractive) child.wasInteractive = true;
  if (options.isBackground === true) child.isBackground = true;
  return child;
}

export function isJobControl(sh: Shell): boolean {
  return sh.s.options['monitor'] === true && !sh.s.isSubshell;
}

/** The descriptor of the terminal that an interactive shell governs. */
export function ttyFile(sh: Shell): number {
  return sh.p.isTty(2) ? 2 : 0;
}

/** What an executed program gets back of the signals that an interactive shell ignores for itself. */
export function defaultSignals(sh: Shell): number[] {
  if (!sh.s.isInteractive && sh.s.wasInteractive !== true) return [];
  return [SIG.TSTP, SIG.TTIN, SIG.TTOU, SIG.TERM, SIG.QUIT, SIG.INT].filter(
    (signal) => sh.s.traps[signal] !== '',
  );
}

/** Takes note of all children that ended or stopped. */
export function reapAll(sh: Shell): void {
  for (;;) {
    const one = sh.p.waitNoHang(-1, { untraced: true });
    if (one === undefined || isFail(one)) return;
    const child: Child = { status: one.exit.code };
    if (one.exit.signal !== undefined) child.signal = one.exit.signal;
    if (one.isStopped) child.isStopped = true;
    if (one.exit.signal !== undefined) child.status = 128 + one.exit.signal;
    sh.s.children[one.pid] = child;
    noteJob(sh, one.pid, child);
  }
}

function noteJob(sh: Shell, pid: number, child: Child): void {
  const job = sh.s.jobs.find((one) => one.pids.includes(pid));
  if (job === undefined) return;
  const all = job.pids.map((one) => sh.s.children[one]);
  if (child.isStopped === true) {
    job.state = 'stopped';
    job.stoppedBy = child.signal ?? SIG.TSTP;
    job.isNotified = false;
  } else if (all.every((one) => one === undefined || (one.status !== undefined && one.isStopped !== true))) {
    job.state = 'done';
    const last = sh.s.children[job.pids.at(-1) ?? 0];
    job.status = last?.status ?? 0;
    if (last?.signal !== undefined) job.signal = last.signal;
    job.isNotified = false;
  }
}

/** What to wait for when children are waited for. */
export function childWait(sh: Shell): string {
  return childKey(sh.p.processId);
}

/** What a shell says of a child that a signal ended (bash: not of INT and PIPE; the others likewise). */
export function tellSignal(sh: Shell, pid: number, signal: number, command: string, line: number): void {
  if (signal === SIG.INT || signal === SIG.PIPE) return;
  const text = signalText(signal);
  if (sh.dialect.own !== undefined) {
    sh.complain(`${text.toLowerCase().padEnd(10)} ${command}`);
    return;
  }
  if (!sh.dialect.isBash || sh.s.isInteractive) {
    sh.err(
      `${text}${sh.s.isInteractive && sh.dialect.isBash ? ' '.repeat(Math.max(1, 24 - text.length)) + command : ''}\n`,
    );
    return;
  }
  if (signal === SIG.TERM) {
    sh.err(`${text}\n`);
    return;
  }
  sh.err(`${sh.s.name}: line ${line}: ${String(pid).padStart(5)} ${text.padEnd(23)} ${command}\n`);
}

const signalTexts: Readonly<Record<number, string>> = {
  1: 'Hangup',
  2: 'Interrupt',
  3: 'Quit',
  4: 'Illegal instruction',
  5: 'Trace/breakpoint trap',
  6: 'Aborted',
  7: 'Bus error',
  8: 'Floating point exception',
  9: 'Killed',
  10: 'User defined signal 1',
  11: 'Segmentation fault',
  12: 'User defined signal 2',
  13: 'Broken pipe',
  14: 'Alarm clock',
  15: 'Terminated',
  19: 'Stopped (signal)',
  20: 'Stopped',
  21: 'Stopped (tty input)',
  22: 'Stopped (tty output)',
};

export function signalText(signal: number): string {
  return signalTexts[signal] ?? `Unknown signal ${signal}`;
}

/** Gives the terminal back to the shell. */
export function takeTerminal(sh: Shell): void {
  if (isJobControl(sh)) sh.p.setForeground(ttyFile(sh), sh.p.pid);
}
