import { SIG, signalName, signalNumber } from '#sim/kernel/signals';
import { strerror } from '#sim/base/fail';
import type { Wait } from '#sim/world/process';
import { childWait, isJobControl, reapAll } from '../run/children';
import { continueJob, resume } from '../run/foreground';
import { findJob, jobLine, makeCurrent, removeJob } from '../run/jobs';
import { waitFor } from '../run/step';
import type { Shell } from '../shell';
import { everywhere, inBash, readOptions, type Builtin } from './builtin';

export const jobs: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags } = readOptions(args, 'lnprs');
    reapAll(sh);
    for (const job of [...sh.s.jobs]) {
      if (flags['r'] === true && job.state !== 'running') continue;
      if (flags['s'] === true && job.state !== 'stopped') continue;
      if (flags['p'] === true) sh.out(`${job.pids[0] ?? 0}\n`);
      else sh.out(jobLine(sh, job, flags['l'] === true));
      job.isNotified = true;
      if (job.state === 'done') removeJob(sh, job);
    }
    return 0;
  },
};

function noJob(sh: Shell, name: string, spec: string | undefined): number {
  const isBash = sh.dialect.isBash;
  if (spec === undefined) sh.complain(isBash ? 'current: no such job' : 'No current job', name);
  else sh.complain(isBash ? `${spec}: no such job` : `No such job: ${spec}`, name);
  return isBash ? 1 : 2;
}

export const fg: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    if (!isJobControl(sh) && sh.dialect.isBash) {
      sh.complain('no job control', 'fg');
      return 1;
    }
    reapAll(sh);
    const job = findJob(sh, args[0]);
    if (job === undefined) return noJob(sh, 'fg', args[0]);
    if (job.state === 'done') {
      sh.complain('job has terminated', 'fg');
      removeJob(sh, job);
      return 1;
    }
    sh.say(1, `${job.command}\n`);
    continueJob(sh, job.number);
    return 0;
  },
};

export const bg: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    if (!isJobControl(sh) && sh.dialect.isBash) {
      sh.complain('no job control', 'bg');
      return 1;
    }
    const job = findJob(sh, args[0]);
    if (job === undefined) return noJob(sh, 'bg', args[0]);
    if (job.state === 'running') {
      sh.complain(`job ${job.number} already in background`, 'bg');
      return 0;
    }
    job.state = 'running';
    job.isBackground = true;
    makeCurrent(sh, job.number);
    sh.out(`[${job.number}]${sh.dialect.isBash ? '+' : ''} ${job.command}${sh.dialect.isBash ? ' &' : ''}\n`);
    resume(sh, job.pids, job.group);
    return 0;
  },
};

/** The status of a child that ended; undefined: it has not; −1: there is no such child. */
function statusOf(sh: Shell, pid: number): number | undefined {
  const child = sh.s.children[pid];
  return child === undefined ? -1 : child.isStopped === true ? undefined : child.status;
}

function forget(sh: Shell, pid: number): void {
  const job = sh.s.jobs.find((one) => one.pids.includes(pid));
  if (job !== undefined) removeJob(sh, job);
  if (!sh.s.isInteractive) return;
  delete sh.s.children[pid];
}

function isTrapped(sh: Shell): number | undefined {
  return sh.s.caught.find((signal) => (sh.s.traps[signal] ?? '') !== '' || signal === SIG.INT);
}

export const wait: Builtin = {
  dialects: everywhere,
  run(sh, args): number | Wait {
    reapAll(sh);
    const { flags, rest } = readOptions(args, sh.dialect.isBash ? 'nfp:' : '');
    const signal = isTrapped(sh);
    if (signal !== undefined) return 128 + signal;
    if (flags['n'] === true) return waitForAny(sh);
    if (rest.length === 0) {
      const open = sh.s.jobs.filter((job) => job.state === 'running');
      if (open.length > 0) return waitFor(sh, [childWait(sh)]);
      for (const job of sh.s.jobs.filter((one) => one.state === 'done')) removeJob(sh, job);
      return 0;
    }
    let status = 0;
    for (const arg of rest) {
      const pid = arg.startsWith('%') ? (findJob(sh, arg)?.pids.at(-1) ?? 0) : Number(arg);
      if (Number.isNaN(pid)) {
        sh.complain(`\`${arg}': not a pid or valid job spec`, 'wait');
        return 2;
      }
      const found = statusOf(sh, pid);
      if (found === undefined) return waitFor(sh, [childWait(sh)]);
      if (found >= 0) status = found;
      else {
        if (sh.dialect.isBash)
          sh.complain(
            arg.startsWith('%') ? `${arg}: no such job` : `pid ${arg} is not a child of this shell`,
            'wait',
          );
        status = 127;
      }
    }
    for (const arg of rest) tellAndForget(sh, Number(arg));
    return status;
  },
};

function tellAndForget(sh: Shell, pid: number): void {
  const signal = sh.s.children[pid]?.signal;
  if (signal !== undefined && !sh.dialect.isBash)
    sh.err(`${signal === SIG.TERM ? 'Terminated' : signal === SIG.KILL ? 'Killed' : ''}\n`);
  forget(sh, pid);
}

function waitForAny(sh: Shell): number | Wait {
  const done = sh.s.jobs.find((job) => job.state === 'done');
  if (done !== undefined) {
    removeJob(sh, done);
    return done.status;
  }
  return sh.s.jobs.some((job) => job.state === 'running') ? waitFor(sh, [childWait(sh)]) : 127;
}

export const disown: Builtin = {
  dialects: inBash,
  run(sh, args) {
    const job = findJob(
      sh,
      args.find((arg) => !arg.startsWith('-')),
    );
    if (job === undefined)
      return noJob(
        sh,
        'disown',
        args.find((arg) => !arg.startsWith('-')),
      );
    removeJob(sh, job);
    return 0;
  },
};

function listSignals(sh: Shell, numbers: readonly string[]): number {
  for (const text of numbers) {
    const number = Number(text);
    if (Number.isNaN(number) && sh.s.dialect === 'dash') {
      sh.complain(`invalid signal number or exit status: ${text}`, 'kill');
      return 2;
    }
    if (Number.isNaN(number)) sh.out(`${signalNumber(text) ?? ''}\n`);
    else sh.out(`${signalName(number > 128 ? number - 128 : number) ?? ''}\n`);
  }
  if (numbers.length > 0) return 0;
  if (sh.s.dialect === 'dash') sh.out('0\n');
  let column = 0;
  for (let number = 1; number <= 64; number++) {
    const name = signalName(number);
    if (name === undefined) continue;
    if (!sh.dialect.isBash) {
      sh.out(sh.s.dialect === 'dash' ? `${name}\n` : `${String(number).padStart(2)}) ${name}\n`);
      continue;
    }
    column += 1;
    const full = `SIG${realTime(number) ?? name}`;
    sh.out(`${String(number).padStart(2)}) ${full}${column % 5 === 0 ? '\n' : '\t'}`);
  }
  if (sh.dialect.isBash && column % 5 !== 0) sh.out('\n');
  return 0;
}

/** bash counts real-time signals from both ends. */
function realTime(number: number): string | undefined {
  if (number < 50) return undefined;
  return number === 64 ? 'RTMAX' : `RTMAX-${64 - number}`;
}

export const kill: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    let rest = [...args];
    let signal: number = SIG.TERM;
    const first = rest[0];
    if (first === '-l' || first === '-L') return listSignals(sh, rest.slice(1));
    if (first === '-s' || first === '-n') {
      const found = signalNumber(rest[1] ?? '');
      if (found === undefined) return badSignal(sh, rest[1] ?? '');
      signal = found;
      rest = rest.slice(2);
    } else if (first === '--') rest = rest.slice(1);
    else if (first !== undefined && /^-./.test(first) && (rest.length > 1 || !/^-\d+$/.test(first))) {
      const found = signalNumber(first.slice(1));
      if (found === undefined) return badSignal(sh, first.slice(1));
      signal = found;
      rest = rest.slice(1);
    }
    if (rest[0] === '--') rest = rest.slice(1);
    if (rest.length === 0) {
      if (sh.dialect.isBash)
        sh.err(
          'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
        );
      else
        sh.complain(
          'Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]',
          'kill',
        );
      return 2;
    }
    let status = 0;
    for (const target of rest) if (!killOne(sh, target, signal)) status = 1;
    return status;
  },
};

function badSignal(sh: Shell, text: string): number {
  if (sh.dialect.isBash) sh.complain(`${text}: invalid signal specification`, 'kill');
  else if (sh.s.dialect === 'dash') sh.complain(`Illegal option -${text.slice(0, 1)}`, 'kill');
  else sh.complain(`bad signal name '${text}'`);
  return sh.s.dialect === 'dash' ? 2 : 1;
}

function killOne(sh: Shell, target: string, signal: number): boolean {
  const job = target.startsWith('%') ? findJob(sh, target) : undefined;
  if (target.startsWith('%') && job === undefined) {
    noJob(sh, 'kill', target);
    return false;
  }
  const pid = job === undefined ? Number(target) : job.group !== 0 ? -job.group : (job.pids[0] ?? 0);
  if (!Number.isInteger(pid)) {
    if (sh.dialect.isBash) sh.complain(`${target}: arguments must be process or job IDs`, 'kill');
    else
      sh.complain(
        sh.s.dialect === 'dash' ? `Illegal number: ${target}` : `invalid number '${target}'`,
        sh.s.dialect === 'dash' ? 'kill' : undefined,
      );
    return false;
  }
  const refused = sh.p.kill(pid, signal);
  if (job?.state === 'stopped' && (signal === SIG.TERM || signal === SIG.HUP)) sh.p.kill(pid, SIG.CONT);
  if (refused === undefined) return true;
  if (sh.dialect.isBash) sh.complain(`(${target}) - ${strerror(refused)}`, 'kill');
  else if (sh.s.dialect === 'dash') sh.complain(`${strerror(refused)}\n`, 'kill');
  else sh.complain(`can't kill pid ${target}: ${strerror(refused)}`);
  return false;
}
