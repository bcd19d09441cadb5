import { fail, type Fail } from '#sim/base/fail';
import { pidIn, processByPid } from '#sim/world/pids';
import type { Cgroup } from '#sim/world/cgroup';
import type { MadeContext } from '../made';

/** A look at one control group. */
export interface GroupContext extends MadeContext {
  readonly group: Readonly<Cgroup>;
}

interface GroupFile {
  readonly read?: (context: GroupContext) => string;
  /** takes what was written, without blanks around it */
  readonly write?: (context: GroupContext, text: string) => Fail | undefined;
  /** only groups below the root have it */
  readonly notInRoot?: boolean;
}

/** A process number is written, or 0 for the writer: it moves here. The kernel does it before the writer goes on. */
function moveHere({ sim, group, viewer }: GroupContext, text: string): Fail | undefined {
  if (!/^\d+$/.test(text)) return fail('EINVAL');
  const id = text === '0' ? viewer.id : processByPid(sim, viewer.ns.pid, Number(text));
  const process = id === undefined ? undefined : sim.processes.peek(id);
  if (id === undefined || process === undefined || process.machine !== group.machine) return fail('ESRCH');
  sim.orders.push({ kind: 'cgroup-move', a: id, b: group.id });
  return undefined;
}

const pageSize = 4096;

const orMax = (value: number | undefined) => `${value ?? 'max'}\n`;

type LimitKey = 'memoryMax' | 'memoryHigh' | 'memoryLow' | 'swapMax' | 'pidsMax';

/** A number or `max`; memory takes K, M, G and counts whole pages. */
function limit(key: LimitKey, unset: string): GroupFile {
  return {
    notInRoot: true,
    read: ({ group }) => (group[key] === undefined ? `${unset}\n` : `${group[key]}\n`),
    write: ({ sim, group }, text) => {
      const row = sim.cgroups.need(group.id);
      if (text === 'max') {
        delete row[key];
        return undefined;
      }
      const value = key === 'pidsMax' ? (/^\d+$/.test(text) ? Number(text) : undefined) : bytes(text);
      if (value === undefined) return fail('EINVAL');
      row[key] = value;
      return undefined;
    },
  };
}

const units = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 } as const;

function bytes(text: string): number | undefined {
  const parts = /^(\d+)([kmgt]?)$/i.exec(text);
  if (parts === null) return undefined;
  const unit = (parts[2] ?? '').toLowerCase() as keyof typeof units;
  return Math.floor((Number(parts[1]) * units[unit]) / pageSize) * pageSize;
}

function physical({ sim, group }: GroupContext): number {
  for (let id = group.machine; ;) {
    const parent = sim.machines.peek(id)?.parent;
    if (parent === undefined) return id;
    id = parent;
  }
}

/** What a group's processes used until now, ms: ended work, and tasks that are under way here or below. */
function cpuUsage(context: GroupContext): number {
  const { sim, group } = context;
  let sum = group.cpuUsage;
  const scheduler = sim.schedulers.peek(physical(context));
  for (const task of Object.values(scheduler?.tasks ?? {})) {
    if (scheduler === undefined || !isWithin(context, task.cgroup)) continue;
    sum += task.done + task.rate * (sim.time - scheduler.updated);
  }
  return sum;
}

function isWithin({ sim, group }: GroupContext, id: number): boolean {
  for (let at = id; at !== 0; at = sim.cgroups.peek(at)?.parent ?? 0) if (at === group.id) return true;
  return false;
}

const microseconds = (ms: number) => Math.round(ms * 1000);

function cpuStat(context: GroupContext): string {
  const used = microseconds(cpuUsage(context));
  const { group } = context;
  const lines = [`usage_usec ${used}`, `user_usec ${used}`, 'system_usec 0'];
  if (group.parent !== 0) {
    const throttled = microseconds(group.throttled);
    lines.push(
      'nr_periods 0',
      'nr_throttled 0',
      `throttled_usec ${throttled}`,
      'nr_bursts 0',
      'burst_usec 0',
    );
  }
  return `${lines.join('\n')}\n`;
}

const cpuMax: GroupFile = {
  notInRoot: true,
  read: ({ group }) =>
    `${group.quota === undefined ? 'max' : Math.round(group.quota * group.period)} ${group.period}\n`,
  write: (context, text) => {
    const { sim, group } = context;
    const [quota = '', period] = text.split(/\s+/);
    const row = sim.cgroups.need(group.id);
    const newPeriod = period === undefined ? row.period : Number(period);
    if (!(newPeriod >= 1000 && newPeriod <= 1_000_000)) return fail('EINVAL');
    if (quota !== 'max' && !(Number(quota) >= 1000)) return fail('EINVAL');
    row.period = newPeriod;
    if (quota === 'max') delete row.quota;
    else row.quota = Number(quota) / newPeriod;
    sim.unsettled.add(physical(context));
    return undefined;
  },
};

const cpuWeight: GroupFile = {
  notInRoot: true,
  read: ({ group }) => `${group.weight}\n`,
  write: (context, text) => {
    const weight = Number(text);
    if (!Number.isInteger(weight) || weight < 1 || weight > 10000) return fail('ERANGE');
    context.sim.cgroups.need(context.group.id).weight = weight;
    context.sim.unsettled.add(physical(context));
    return undefined;
  },
};

/** Numbers as the reader's pid namespace has them; 0 for what it cannot see. */
function procs({ sim, viewer, group }: GroupContext): string {
  return group.procs
    .map((id) => pidIn(sim, id, viewer.ns.pid))
    .sort((a, b) => a - b)
    .map((pid) => `${pid}\n`)
    .join('');
}

const controllers = 'cpuset cpu io memory hugetlb pids rdma misc\n';

function memoryStat({ group }: GroupContext): string {
  const lines: [string, number][] = [
    ['anon', group.anon],
    ['file', group.cache],
    ['kernel', 0],
    ['kernel_stack', 0],
    ['pagetables', 0],
    ['sock', 0],
    ['shmem', 0],
    ['file_mapped', group.cache],
    ['file_dirty', 0],
    ['file_writeback', 0],
    ['swapcached', 0],
    ['inactive_anon', 0],
    ['active_anon', group.anon],
    ['inactive_file', 0],
    ['active_file', group.cache],
    ['unevictable', 0],
    ['slab', 0],
  ];
  return lines.map(([name, value]) => `${name} ${value}\n`).join('');
}

const memoryEvents = ({ group }: GroupContext) =>
  `low 0\nhigh 0\nmax ${group.oomKills}\noom ${group.oomKills}\noom_kill ${group.oomKills}\noom_group_kill 0\n`;

const cores = ({ sim, group }: GroupContext) => {
  const count = sim.machines.peek(group.machine)?.hardware.cores ?? 1;
  return count === 1 ? '0' : `0-${count - 1}`;
};

/** The files of a group that the model has something to say in. */
export const groupFiles: Readonly<Record<string, GroupFile>> = {
  'cgroup.controllers': { read: () => controllers },
  'cgroup.events': {
    notInRoot: true,
    read: ({ group }) => `populated ${group.pids > 0 ? 1 : 0}\nfrozen ${group.isFrozen ? 1 : 0}\n`,
  },
  'cgroup.freeze': {
    notInRoot: true,
    read: ({ group }) => `${group.isFrozen ? 1 : 0}\n`,
    write: ({ sim, group }, text) => {
      if (text !== '0' && text !== '1') return fail('EINVAL');
      sim.orders.push({ kind: 'cgroup-freeze', a: group.id, b: Number(text) });
      return undefined;
    },
  },
  'cgroup.procs': { read: procs, write: moveHere },
  'cgroup.stat': { read: ({ group }) => `nr_descendants ${group.children.length}\nnr_dying_descendants 0\n` },
  'cgroup.subtree_control': { read: ({ group }) => (group.children.length > 0 ? controllers : '\n') },
  'cgroup.type': { notInRoot: true, read: () => 'domain\n' },
  'cpu.max': cpuMax,
  'cpu.stat': { read: cpuStat },
  'cpu.weight': cpuWeight,
  'cpuset.cpus': { notInRoot: true, read: ({ group }) => `${group.cpuset ?? ''}\n` },
  'cpuset.cpus.effective': { read: (context) => `${context.group.cpuset ?? cores(context)}\n` },
  'io.stat': {
    read: ({ group }) => `8:0 rbytes=${group.read} wbytes=${group.written} rios=0 wios=0 dbytes=0 dios=0\n`,
  },
  'memory.current': { notInRoot: true, read: ({ group }) => `${group.anon + group.cache}\n` },
  'memory.events': { notInRoot: true, read: memoryEvents },
  'memory.high': limit('memoryHigh', 'max'),
  'memory.low': limit('memoryLow', '0'),
  'memory.max': limit('memoryMax', 'max'),
  'memory.peak': { notInRoot: true, read: ({ group }) => `${group.peak}\n` },
  'memory.stat': { read: memoryStat },
  'memory.swap.current': { notInRoot: true, read: ({ group }) => `${group.swap}\n` },
  'memory.swap.max': limit('swapMax', 'max'),
  'pids.current': { notInRoot: true, read: ({ group }) => `${group.pids}\n` },
  'pids.max': { ...limit('pidsMax', 'max'), read: ({ group }) => orMax(group.pidsMax) },
};
