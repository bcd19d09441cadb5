import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { Names } from '../users';
import { readMemory } from './free';
import { commandLine, listProcesses, stateText, type ProcessFacts } from './process-list';
import { uptimeLine } from './uptime';

/** Processor time (ms) of each process, and of all, when a screen was drawn: the next one shows what was used since. */
export type TopSample = { time: number; cpu: Record<string, number> };

/** What top shows: some lines about the machine, the title of the columns, a row for each process. */
export interface Screen {
  head: string[];
  title: string;
  rows: string[];
  next: TopSample;
}

export function sampleOf(p: Proc, processes: readonly ProcessFacts[]): TopSample {
  return { time: p.clock(), cpu: Object.fromEntries(processes.map(({ pid, cpu }) => [String(pid), cpu])) };
}

/** Per cent of one core since the last sample; at first, since the process started. */
function share(one: ProcessFacts, sample: TopSample | null, now: number): number {
  const since = sample === null ? one.elapsed : now - sample.time;
  const used = one.cpu - (sample?.cpu[String(one.pid)] ?? 0);
  return since <= 0 ? 0 : Math.max(0, (used / since) * 100);
}

const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(1).padStart(8);

/** KiB, from 100,000 on with a letter, as top's columns have them. */
function scaled(bytes: number, width: number): string {
  const kib = Math.round(bytes / 1024);
  if (String(kib).length <= width) return String(kib);
  const mega = kib / 1024;
  return mega < 10_000 ? `${mega.toFixed(1)}m` : `${(mega / 1024).toFixed(1)}g`;
}

const two = (n: number) => String(n).padStart(2, '0');
const clock = (ms: number) =>
  `${String(Math.floor(ms / 60_000))}:${two(Math.floor(ms / 1000) % 60)}.${two(Math.floor(ms / 10) % 100)}`;

function coresOf(p: Proc): number {
  return p.do((sim) => sim.machines.need(sim.processes.need(p.processId).machine).hardware.cores);
}

/** The lines of procps' top. */
export function gnuScreen(p: Proc, sample: TopSample | null): Screen {
  const processes = listProcesses(p);
  const now = p.clock();
  const names = new Names(p);
  const memory = readMemory(p);
  const { MemTotal, MemFree, MemAvailable, Buffers, Cached, SReclaimable } = memory;
  const { Shmem, SwapTotal, SwapFree } = memory;
  const ranked = processes
    .map((one) => ({ one, cpu: share(one, sample, now) }))
    .toSorted((a, b) => b.cpu - a.cpu || a.one.pid - b.one.pid);
  const count = (letter: string) =>
    String(processes.filter(({ state }) => state === letter).length).padStart(3);
  const busy = Math.min(100, ranked.reduce((sum, { cpu }) => sum + cpu, 0) / coresOf(p));
  const head = [
    `top - ${uptimeLine(p)}`,
    `Tasks: ${String(processes.length).padStart(3)} total, ${count('R')} running, ${count('S')} sleeping, ${count('T')} stopped, ${count('Z')} zombie`,
    `%Cpu(s): ${busy.toFixed(1).padStart(4)} us,  0.0 sy,  0.0 ni, ${(100 - busy).toFixed(1).padStart(4)} id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st `,
    `MiB Mem : ${mib(MemTotal)} total, ${mib(MemFree)} free, ${mib(MemTotal - MemAvailable)} used, ${mib(Buffers + Cached + SReclaimable)} buff/cache     `,
    `MiB Swap: ${mib(SwapTotal)} total, ${mib(SwapFree)} free, ${mib(SwapTotal - SwapFree)} used. ${mib(MemAvailable)} avail Mem `,
  ];
  const title = '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND';
  const rows = ranked.map(({ one, cpu }) => {
    const user = (names.user(one.uid) ?? String(one.uid)).slice(0, 8).padEnd(8);
    const share = MemTotal === 0 ? 0 : (one.resident / MemTotal) * 100;
    const cells = [
      String(one.pid).padStart(7),
      user,
      String(20 + one.nice).padStart(3),
      String(one.nice).padStart(3),
      scaled(one.virtual, 7).padStart(7),
      scaled(one.resident, 6).padStart(6),
      scaled(Math.min(Shmem, one.resident), 6).padStart(6),
      one.state,
      cpu.toFixed(1).padStart(5),
      share.toFixed(1).padStart(5),
      clock(one.cpu).padStart(9),
      one.comm,
    ];
    return `${cells[0] ?? ''} ${cells[1] ?? ''} ${cells.slice(2).join(' ')}`;
  });
  return { head, title, rows, next: sampleOf(p, processes) };
}

/** Sizes in busybox's top: four columns. */
function short(bytes: number): string {
  const kib = Math.round(bytes / 1024);
  if (kib < 10_000) return String(kib);
  return kib / 1024 < 10_000 ? `${String(Math.round(kib / 1024))}m` : `${(kib / 1024 ** 2).toFixed(1)}g`;
}

/** The lines of busybox's top. */
export function busyboxScreen(p: Proc, sample: TopSample | null): Screen {
  const processes = listProcesses(p);
  const now = p.clock();
  const names = new Names(p);
  const { MemTotal = 0, MemFree = 0, Buffers = 0, Cached = 0, Shmem = 0 } = readMemory(p);
  const cores = coresOf(p);
  const ranked = processes
    .map((one) => ({ one, cpu: share(one, sample, now) / cores }))
    .toSorted((a, b) => b.cpu - a.cpu || b.one.virtual - a.one.virtual || a.one.pid - b.one.pid);
  const busy = Math.min(100, Math.round(ranked.reduce((sum, { cpu }) => sum + cpu, 0)));
  const kib = (bytes: number) => `${String(Math.round(bytes / 1024))}K`;
  const load = p.readText('/proc/loadavg');
  const running = processes.filter(({ state }) => state === 'R').length;
  const loads = isFail(load) ? '0.00 0.00 0.00' : load.split(' ').slice(0, 3).join(' ');
  const head = [
    `Mem: ${kib(MemTotal - MemFree)} used, ${kib(MemFree)} free, ${kib(Shmem)} shrd, ${kib(Buffers)} buff, ${kib(Cached)} cached`,
    `CPU: ${String(busy).padStart(3)}% usr   0% sys   0% nic ${String(100 - busy).padStart(3)}% idle   0% io   0% irq   0% sirq`,
    `Load average: ${loads} ${String(running)}/${String(processes.length)} ${String(p.pid)}`,
  ];
  const rows = ranked.map(({ one, cpu }) => {
    const user = (names.user(one.uid) ?? String(one.uid)).slice(0, 8).padEnd(8);
    const state = stateText(one).replace(/[sl+]/g, '').padEnd(4);
    const part = `${String(MemTotal === 0 ? 0 : Math.round((one.virtual / MemTotal) * 100))}%`.padStart(4);
    return `${String(one.pid).padStart(5)} ${String(one.parent).padStart(5)} ${user} ${state} ${short(one.virtual).padStart(5)} ${part} ${`${String(Math.round(cpu))}%`.padStart(4)} ${commandLine(one)}`;
  });
  return {
    head,
    title: '  PID  PPID USER     STAT   VSZ %VSZ %CPU COMMAND',
    rows,
    next: sampleOf(p, processes),
  };
}
