import type { Shell } from '../shell';
import type { Job } from '../state';
import { isJobControl, reapAll, signalText } from './children';

/** Takes note of a job. */
export function addJob(sh: Shell, pids: number[], command: string, isBackground: boolean): Job {
  const number = Math.max(0, ...sh.s.jobs.map((job) => job.number)) + 1;
  const group = isJobControl(sh) ? (pids[0] ?? 0) : 0;
  const job: Job = {
    number,
    group,
    pids,
    state: 'running',
    status: 0,
    command,
    isBackground,
    isNotified: true,
  };
  sh.s.jobs.push(job);
  makeCurrent(sh, number);
  return job;
}

export function makeCurrent(sh: Shell, number: number): void {
  sh.s.recentJobs = [...sh.s.recentJobs.filter((other) => other !== number), number];
}

export function removeJob(sh: Shell, job: Job): void {
  sh.s.jobs = sh.s.jobs.filter((other) => other !== job);
  sh.s.recentJobs = sh.s.recentJobs.filter((number) => number !== job.number);
}

/** `[1] 1234`, as interactive shells say when something goes into the background. */
export function announceJob(sh: Shell, job: Job): void {
  if (!sh.s.isInteractive) return;
  if (sh.dialect.isBash) sh.err(`[${job.number}] ${job.pids.at(-1) ?? 0}\n`);
}

const stateText = (job: Job) => {
  if (job.state === 'running') return 'Running';
  if (job.state === 'stopped') return signalText(job.stoppedBy ?? 20);
  if (job.signal !== undefined) return signalText(job.signal);
  return job.status === 0 ? 'Done' : undefined;
};

/** A line of `jobs`, and of what is told before a prompt. */
export function jobLine(sh: Shell, job: Job, withPid = false): string {
  const recent = sh.s.recentJobs.filter((number) => sh.s.jobs.some((one) => one.number === number));
  const mark = recent.at(-1) === job.number ? '+' : recent.at(-2) === job.number ? '-' : ' ';
  const state = stateText(job) ?? (sh.dialect.isBash ? `Exit ${job.status}` : `Done(${job.status})`);
  const pid = withPid ? `${job.pids[0] ?? 0} ` : '';
  const tail = job.state === 'running' && sh.dialect.isBash && job.isBackground ? ' &' : '';
  const { own } = sh.dialect;
  if (own !== undefined) return own.jobLine(sh, job, mark, state);
  if (sh.dialect.isBash) return `[${job.number}]${mark}  ${pid}${state.padEnd(24)}${job.command}${tail}\n`;
  return `[${job.number}]${mark === ' ' ? '  ' : ` ${mark}`} ${pid}${state.padEnd(24)}  ${job.command}\n`.replace(
    /^(\[\d+\]) ([+-])/,
    '$1$2 ',
  );
}

/** Tells what became of jobs since the last prompt, and forgets those that are done. */
export function tellJobs(sh: Shell): void {
  reapAll(sh);
  for (const job of [...sh.s.jobs]) {
    if (job.state === 'running') continue;
    if (sh.s.isInteractive && !job.isNotified) sh.err(jobLine(sh, job));
    job.isNotified = true;
    if (job.state === 'done' && sh.s.isInteractive) forget(sh, job);
  }
  if (sh.s.isInteractive) forgetStrays(sh);
}

/** Children that nobody will ask for any more: those of Tab, of substitutions, of jobs that were told. */
function forgetStrays(sh: Shell): void {
  for (const [pid, child] of Object.entries(sh.s.children)) {
    const isKept =
      Number(pid) === sh.s.lastBackground || sh.s.jobs.some((job) => job.pids.includes(Number(pid)));
    if (child.status !== undefined && !isKept) delete sh.s.children[pid];
  }
}

function forget(sh: Shell, job: Job): void {
  removeJob(sh, job);
  for (const pid of job.pids) if (pid !== sh.s.lastBackground) delete sh.s.children[pid];
}

/** `%1`, `%+`, `%-`, `%%`, `%name`, `%?text`: the job, or undefined. */
export function findJob(sh: Shell, spec: string | undefined): Job | undefined {
  const { jobs, recentJobs } = sh.s;
  const byNumber = (number: number | undefined) => jobs.find((job) => job.number === number);
  if (spec === undefined || ['%%', '%+', '%', '+'].includes(spec)) return byNumber(recentJobs.at(-1));
  if (spec === '%-') return byNumber(recentJobs.at(-2));
  const bare = spec.replace(/^%/, '');
  if (/^\d+$/.test(bare)) return byNumber(Number(bare));
  if (bare.startsWith('?')) return jobs.find((job) => job.command.includes(bare.slice(1)));
  return jobs.find((job) => job.command.startsWith(bare));
}
