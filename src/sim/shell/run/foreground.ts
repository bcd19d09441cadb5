import { SIG } from '#sim/kernel/signals';
import type { Wait } from '#sim/world/process';
import type { Shell } from '../shell';
import type { Work } from '../state';
import { childWait, isJobControl, reapAll, takeTerminal, tellSignal, ttyFile } from './children';
import { Abandon, Leave } from './frames';
import { addJob, findJob, jobLine, makeCurrent, removeJob } from './jobs';
import { waitFor } from './step';

type Children = Extract<Work, { k: 'children' }>;

/** Waits for the command in the foreground, and takes its status. */
export function finishChildren(sh: Shell, work: Children): Wait | undefined {
  reapAll(sh);
  const { s } = sh;
  const rows = work.pids.map((pid) => s.children[pid]);
  if (rows.some((row) => row?.isStopped === true) && isJobControl(sh)) return stopped(sh, work);
  if (rows.some((row) => row !== undefined && row.status === undefined)) return waitFor(sh, [childWait(sh)]);
  if (rows.some((row) => row?.isStopped === true)) return waitFor(sh, [childWait(sh)]);
  s.work = null;
  takeTerminal(sh);
  const statuses = rows.map((row) => row?.status ?? 0);
  const last = rows.at(-1);
  s.pipeStatus = statuses;
  s.status = statuses.at(-1) ?? 0;
  if (s.options['pipefail'] === true) s.status = statuses.findLast((status) => status !== 0) ?? 0;
  const job = work.job === 0 ? undefined : findJob(sh, `%${work.job}`);
  if (job !== undefined) removeJob(sh, job);
  const pid = work.pids.at(-1) ?? 0;
  for (const one of work.pids) delete s.children[one];
  if (last?.signal !== undefined) ended(sh, pid, last.signal, work);
  if (last?.signal !== SIG.INT && rows.some((row) => row?.signal === SIG.INT) && s.isInteractive)
    sh.err('\n');
  return undefined;
}

function ended(sh: Shell, pid: number, signal: number, work: Children): void {
  if (signal !== SIG.INT) {
    tellSignal(sh, pid, signal, work.text, work.line);
    return;
  }
  if (sh.s.isInteractive) {
    sh.err('\n');
    throw new Abandon(130);
  }
  // who waits for a command that ^C ended ends likewise, unless it has a trap
  const isTrapped = sh.s.traps[SIG.INT] !== undefined;
  if (sh.dialect.isBash && !isTrapped && isTerminalSignal(sh)) throw new Leave(130);
}

/** bash ends with a child that died of ^C only when the signal came to both. */
function isTerminalSignal(sh: Shell): boolean {
  return sh.s.caught.includes(SIG.INT);
}

/** ^Z. */
function stopped(sh: Shell, work: Children): undefined {
  const { s } = sh;
  s.work = null;
  takeTerminal(sh);
  const signal =
    work.pids.map((pid) => s.children[pid]).find((row) => row?.isStopped === true)?.signal ?? SIG.TSTP;
  const job =
    (work.job === 0 ? undefined : findJob(sh, `%${work.job}`)) ?? addJob(sh, work.pids, work.text, false);
  job.state = 'stopped';
  job.stoppedBy = signal;
  job.isNotified = true;
  job.isBackground = true;
  makeCurrent(sh, job.number);
  sh.err('\n');
  if (sh.dialect.own !== undefined) sh.complain(`suspended  ${job.command}`);
  else sh.err(jobLine(sh, job));
  s.status = 128 + signal;
  s.pipeStatus = [s.status];
  throw new Abandon(s.status);
}

/** Lets a job go on in the foreground: `fg`. */
export function continueJob(sh: Shell, number: number): void {
  const job = findJob(sh, `%${number}`);
  if (job === undefined) return;
  job.state = 'running';
  job.isBackground = false;
  makeCurrent(sh, number);
  if (isJobControl(sh) && job.group !== 0) sh.p.setForeground(ttyFile(sh), job.group);
  resume(sh, job.pids, job.group);
  sh.s.work = {
    k: 'children',
    pids: job.pids,
    job: number,
    isPipeline: job.pids.length > 1,
    text: job.command,
    line: sh.s.line,
  };
}

export function resume(sh: Shell, pids: readonly number[], group: number): void {
  for (const pid of pids) {
    const row = sh.s.children[pid];
    if (row?.isStopped === true) sh.s.children[pid] = {};
  }
  if (group !== 0) sh.p.kill(-group, SIG.CONT);
  else for (const pid of pids) sh.p.kill(pid, SIG.CONT);
}
