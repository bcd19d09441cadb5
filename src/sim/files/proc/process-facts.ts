import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import type { MadeContext } from '../made';
import { listMounts, type MountLine } from '../mounts';

/** A look at one process. */
export interface ProcessContext extends MadeContext {
  readonly process: Readonly<Process>;
  /** its number in the filesystem's pid namespace */
  readonly pid: number;
}

/** TASK_COMM_LEN less the NUL at its end: include/linux/sched.h */
const longestComm = 15;

/** The name of a process: of the file it was started from, which for applets is the link's. */
export function commOf(process: Readonly<Process>): string {
  const file = baseName(process.exe);
  const called = baseName((process.argv[0] ?? '').replace(/^-/, ''));
  return (file === 'busybox' || file === '' ? called : file).slice(0, longestComm);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Processor time that a process has used until now, ms. */
export function cpuTimeOf(sim: Sim, process: Readonly<Process>): number {
  let sum = process.cpuTime;
  const scheduler = schedulerOf(sim, process.machine);
  for (const thread of process.threads) {
    const task = scheduler?.tasks[thread];
    if (scheduler !== undefined && task !== undefined)
      sum += task.done + task.rate * (sim.time - scheduler.updated);
  }
  return sum;
}

/** The scheduler of the physical machine that runs this one. */
export function schedulerOf(sim: Sim, machine: number) {
  for (let id = machine; ;) {
    const parent = sim.machines.peek(id)?.parent;
    if (parent === undefined) return sim.schedulers.peek(id);
    id = parent;
  }
}

/** R, S, T or Z, as ps shows it. */
export function stateLetter(sim: Sim, process: Readonly<Process>): 'R' | 'S' | 'T' | 'Z' {
  if (process.state === 'zombie') return 'Z';
  if (process.state === 'stopped') return 'T';
  const tasks = schedulerOf(sim, process.machine)?.tasks;
  const isBusy = process.threads.some(
    (id) => tasks?.[id] !== undefined || sim.threads.peek(id)?.wait === null,
  );
  return isBusy ? 'R' : 'S';
}

/** Resident memory: private pages, and pages of the files it maps. */
export function memoryOf(sim: Sim, process: Readonly<Process>): { anon: number; file: number } {
  const cache = sim.machines.peek(process.machine)?.pageCache ?? {};
  return {
    anon: process.memory.anon,
    file: process.memory.maps.reduce((sum, key) => sum + (cache[key] ?? 0), 0),
  };
}

/** Its group's path, as seen from its own cgroup namespace. */
export function cgroupPath({ sim, viewer, process }: ProcessContext): string {
  const path = sim.cgroups.peek(process.cgroup)?.path ?? '';
  const root = sim.namespaces.peek(viewer.ns.cgroup)?.cgroup ?? 0;
  const base = root === 0 ? '' : (sim.cgroups.peek(root)?.path ?? '');
  if (path === base) return '/';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : `/..${path}`;
}

function visibleMounts({ sim, process }: ProcessContext): MountLine[] {
  const { root } = process;
  const mounts = listMounts(sim, process.ns.mnt);
  if (root === '/') return mounts;
  return mounts
    .filter(({ at }) => at === root || at.startsWith(`${root}/`))
    .map((line) => ({ ...line, at: line.at === root ? '/' : line.at.slice(root.length) }));
}

/** Blanks, tabs, newlines and backslashes as octal escapes: fs/proc_namespace.c */
function mangled(path: string): string {
  return path.replace(/[ \t\n\\]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** /proc/PID/mounts */
export function mountLines(context: ProcessContext): string {
  return visibleMounts(context)
    .map(({ source, at, type, options }) => `${mangled(source)} ${mangled(at)} ${type} ${options} 0 0\n`)
    .join('');
}

const ofTheMount = new Set(['rw', 'ro', 'nosuid', 'nodev', 'noexec', 'relatime', 'noatime', 'nodiratime']);

/** /proc/PID/mountinfo: the mount's own options before the dash, the filesystem's after it. */
export function mountInfo(context: ProcessContext): string {
  return visibleMounts(context)
    .map((line) => {
      const options = line.options.split(',');
      const own = options.filter((one) => ofTheMount.has(one)).join(',');
      const rest = options.filter((one) => !ofTheMount.has(one));
      const place = `${line.id} ${line.parent} 0:${line.fs} ${mangled(line.root)} ${mangled(line.at)}`;
      return `${place} ${own} - ${line.type} ${mangled(line.source)} ${['rw', ...rest].join(',')}\n`;
    })
    .join('');
}
