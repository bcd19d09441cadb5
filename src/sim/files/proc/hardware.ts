import { schedulerOf } from './process-facts';
import { shows, type Branch } from '../branch';
import type { Machine } from '#sim/world/machine';
import type { MadeContext } from '../made';

const ticks = 100;
/** What a kernel of 6.8 keeps for itself of a machine's memory: code, page tables, slab. Debian VM of 1 GB, facts/physics.md 1.2. */
const kernelShare = 0.02;
const kernelLeast = 90 * 1024 * 1024;

/** Bytes of a machine's memory: what there is, what processes hold, what caches hold. */
export function memoryUse({ sim, fs }: MadeContext): {
  total: number;
  anon: number;
  cache: number;
  kernel: number;
} {
  const machine = sim.machines.peek(fs.machine);
  const total = machine?.hardware.memory ?? 0;
  const root = sim.cgroups.peek(machine?.cgroup ?? 0);
  const cache =
    Object.values(machine?.pageCache ?? {}).reduce((sum, size) => sum + size, 0) + (root?.cache ?? 0);
  const kernel = Math.max(kernelLeast, total * kernelShare);
  return { total, anon: root?.anon ?? 0, cache: Math.min(cache, total), kernel: Math.min(kernel, total) };
}

function meminfo(context: MadeContext): string {
  const { total, anon, cache, kernel } = memoryUse(context);
  const free = Math.max(0, total - anon - cache - kernel);
  const kb = (bytes: number) => Math.round(bytes / 1024);
  const lines: [string, number][] = [
    ['MemTotal', kb(total)],
    ['MemFree', kb(free)],
    ['MemAvailable', kb(Math.min(total, free + cache))],
    ['Buffers', kb(cache * 0.05)],
    ['Cached', kb(cache * 0.95)],
    ['SwapCached', 0],
    ['Active', kb(anon + cache / 2)],
    ['Inactive', kb(cache / 2)],
    ['Active(anon)', kb(anon)],
    ['Inactive(anon)', 0],
    ['Active(file)', kb(cache / 2)],
    ['Inactive(file)', kb(cache / 2)],
    ['Unevictable', 0],
    ['Mlocked', 0],
    ['SwapTotal', 0],
    ['SwapFree', 0],
    ['Dirty', 0],
    ['Writeback', 0],
    ['AnonPages', kb(anon)],
    ['Mapped', kb(cache / 2)],
    ['Shmem', 0],
    ['KReclaimable', kb(kernel * 0.4)],
    ['Slab', kb(kernel * 0.6)],
    ['SReclaimable', kb(kernel * 0.4)],
    ['SUnreclaim', kb(kernel * 0.2)],
    ['CommitLimit', kb(total / 2)],
    ['Committed_AS', kb(anon)],
  ];
  return lines.map(([name, value]) => `${`${name}:`.padEnd(16)}${String(value).padStart(8)} kB\n`).join('');
}

/** What a processor says of itself. */
function cpuinfo({ sim, fs }: MadeContext): string {
  const machine = sim.machines.peek(fs.machine);
  const cores = machine?.hardware.cores ?? 1;
  let out = '';
  for (let core = 0; core < cores; core++) {
    out += machine?.arch === 'arm64' ? armCore(core) : intelCore(core, cores, flagsOf(machine));
  }
  return out;
}

/** VT-x is there unless the firmware has it switched off; a guest sees that it is one, and VT-x only where it was handed on to it. */
function flagsOf(machine: Readonly<Machine> | undefined): string {
  const isPhysical = machine?.kind === 'physical';
  const hasVmx = machine?.firmware?.virtualization ?? isPhysical;
  return `${hasVmx ? ' vmx' : ''}${isPhysical ? '' : ' hypervisor'}`;
}

function intelCore(core: number, cores: number, more: string): string {
  const lines = [
    `processor\t: ${core}`,
    'vendor_id\t: GenuineIntel',
    'cpu family\t: 6',
    'model\t\t: 106',
    'model name\t: Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz',
    'stepping\t: 6',
    'cpu MHz\t\t: 2800.000',
    'cache size\t: 49152 KB',
    'physical id\t: 0',
    `siblings\t: ${cores}`,
    `core id\t\t: ${core}`,
    `cpu cores\t: ${cores}`,
    `flags\t\t: fpu sse sse2 ht lm constant_tsc rep_good nopl cpuid sse4_1 sse4_2 aes avx avx2${more}`,
    'bogomips\t: 5600.00',
    'address sizes\t: 46 bits physical, 48 bits virtual',
  ];
  return `${lines.join('\n')}\n\n`;
}

function armCore(core: number): string {
  const lines = [
    `processor\t: ${core}`,
    'BogoMIPS\t: 243.75',
    'Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics',
    'CPU implementer\t: 0x41',
    'CPU architecture: 8',
    'CPU variant\t: 0x3',
    'CPU part\t: 0xd0c',
    'CPU revision\t: 1',
  ];
  return `${lines.join('\n')}\n\n`;
}

/** Processor time of everything that ran since the machine was switched on, ms. */
function busyTime({ sim, fs }: MadeContext): number {
  const machine = sim.machines.peek(fs.machine);
  const scheduler = schedulerOf(sim, fs.machine);
  let sum = sim.cgroups.peek(machine?.cgroup ?? 0)?.cpuUsage ?? 0;
  for (const task of Object.values(scheduler?.tasks ?? {})) {
    if (scheduler !== undefined) sum += task.done + task.rate * (sim.time - scheduler.updated);
  }
  return sum;
}

function sinceBoot({ sim, fs }: MadeContext): number {
  return Math.max(0, sim.time - (sim.machines.peek(fs.machine)?.bootedAt ?? 0));
}

function uptime(context: MadeContext): string {
  const up = sinceBoot(context) / 1000;
  const cores = context.sim.machines.peek(context.fs.machine)?.hardware.cores ?? 1;
  return `${up.toFixed(2)} ${Math.max(0, up * cores - busyTime(context) / 1000).toFixed(2)}\n`;
}

/** The model keeps no history: what runs now counts as the load of all three spans. */
function loadavg(context: MadeContext): string {
  const { sim, fs } = context;
  const running = Object.keys(schedulerOf(sim, fs.machine)?.tasks ?? {}).length;
  const load = running.toFixed(2);
  let threads = 0;
  let last = 0;
  for (const process of sim.processes.all()) {
    if (process.machine !== fs.machine) continue;
    threads += process.threads.length;
    last = Math.max(last, process.pids[0] ?? 0);
  }
  return `${load} ${load} ${load} ${Math.max(1, running)}/${threads} ${last}\n`;
}

function stat(context: MadeContext): string {
  const { sim, fs } = context;
  const cores = sim.machines.peek(fs.machine)?.hardware.cores ?? 1;
  const up = (sinceBoot(context) / 1000) * ticks;
  const busy = (busyTime(context) / 1000) * ticks;
  const line = (name: string, user: number, idle: number) =>
    `${name} ${Math.floor(user)} 0 0 ${Math.floor(Math.max(0, idle))} 0 0 0 0 0 0\n`;
  let out = line('cpu ', busy, up * cores - busy);
  for (let core = 0; core < cores; core++) out += line(`cpu${core}`, busy / cores, up - busy / cores);
  const booted = Math.floor((sim.now - sinceBoot(context)) / 1000);
  const running = Object.keys(schedulerOf(sim, fs.machine)?.tasks ?? {}).length;
  return `${out}intr 0\nctxt 0\nbtime ${booted}\nprocesses ${sim.processes.size}\nprocs_running ${Math.max(1, running)}\nprocs_blocked 0\n`;
}

/** What /proc says of memory and processors. */
export const hardwareFiles: Branch = {
  cpuinfo: shows(cpuinfo),
  loadavg: shows(loadavg),
  meminfo: shows(meminfo),
  stat: shows(stat),
  uptime: shows(uptime),
};
