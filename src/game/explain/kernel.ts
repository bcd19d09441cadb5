import { becomes, endsOwn, hostProgram, startsOwn } from './client';
import { helperStep } from './daemon';
import type { ExplainStep, SentenceKey } from './step';
import {
  baseName,
  commandLine,
  containerOf,
  detail,
  signalName,
  tellOf,
  type ContainerRow,
  type ProcessRow,
  type Scene,
  type Teller,
} from './teller';

/** What each kind of namespace keeps apart has a name of three or four letters, as under /proc/PID/ns. */
const kinds = ['pid', 'net', 'mnt', 'uts', 'ipc', 'user', 'cgroup'] as const;

const kernelFocus = (machine: number) => `kernel:${machine}`;

/** The name under which a container is known; steps of a build have none. */
function nameOf(row: Readonly<ContainerRow>, process: Readonly<ProcessRow>): string {
  return row.isBuild === true ? `RUN ${process.argv.at(-1) ?? ''}` : row.name;
}

/** What its control group says: the files under /sys/fs/cgroup. */
function limits({ sim }: Scene, process: Readonly<ProcessRow>) {
  const cgroup = sim.cgroups.peek(process.cgroup);
  const { quota, period = 0 } = cgroup ?? {};
  return [
    detail('cgroup', cgroup?.path ?? ''),
    detail('memory.max', cgroup?.memoryMax ?? 'max'),
    detail('cpu.max', quota === undefined ? 'max' : `${quota * period} ${period}`),
    detail('cpu.weight', cgroup?.weight ?? ''),
    detail('pids.max', cgroup?.pidsMax ?? 'max'),
  ];
}

/** The first process of a container: everything that makes a process a container, one thing after another. */
function first(scene: Scene, process: Readonly<ProcessRow>, row: Readonly<ContainerRow>): ExplainStep[] {
  const { sim, event, memory } = scene;
  const name = nameOf(row, process);
  memory.firsts.set(process.id, row.id);
  memory.inside.set(process.id, name);
  const host = sim.machines.peek(process.machine);
  const own = kinds.filter((kind) => process.ns[kind] !== host?.ns[kind]);
  const shared = kinds.filter((kind) => process.ns[kind] === host?.ns[kind]);
  const mounts = sim.mountTables.peek(process.ns.mnt)?.mounts ?? [];
  const root = sim.filesystems.peek(row.fs);
  const layers = root?.lower.filter((id) => id.startsWith('sha256:')).length ?? 0;
  const focus = `crate:${row.id}`;
  const [pid = 0] = process.pids;
  return [
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.namespaces',
      focus: kernelFocus(event.machine),
      values: { name, n: own.length, kinds: own.join(', '), shared: shared.join(', ') },
      details: [
        detail('clone', own.map((kind) => `${kind}:[${4026531835 + process.ns[kind]}]`).join('\n')),
        detail('shared', shared.join(', ')),
      ],
    }),
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.mounts',
      focus,
      values: { name, layers, n: mounts.length - 1 },
      details: [
        detail('mounts', mounts.map((one) => `${one.source} on ${one.at} (${one.options})`).join('\n')),
      ],
    }),
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.cgroup',
      focus: kernelFocus(event.machine),
      values: { name },
      details: limits(scene, process),
    }),
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.first',
      focus,
      values: { name, pid, command: baseName(process.exe) },
      details: [
        detail('execve', process.exe),
        detail('argv', commandLine(process.argv)),
        detail('uid', process.cred.uid),
        detail('PID', process.pids.join(' = ')),
      ],
    }),
  ];
}

/** A process that `docker exec` put into a container that was there already. */
function joins(scene: Scene, process: Readonly<ProcessRow>, row: Readonly<ContainerRow>): ExplainStep[] {
  scene.memory.inside.set(process.id, row.name);
  const host = scene.sim.machines.peek(process.machine);
  const own = kinds.filter((kind) => process.ns[kind] !== host?.ns[kind]);
  return [
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.joins',
      focus: `crate:${row.id}`,
      values: {
        name: row.name,
        command: baseName(process.exe),
        pid: process.pids[0] ?? 0,
        inside: process.pids.at(-1) ?? 0,
      },
      details: [
        detail('setns', own.map((kind) => `${kind}:[${4026531835 + process.ns[kind]}]`).join('\n')),
        detail('cgroup', scene.sim.cgroups.peek(process.cgroup)?.path ?? ''),
        detail('argv', commandLine(process.argv)),
      ],
    }),
  ];
}

const appearances: Readonly<Record<string, SentenceKey>> = {
  exec: 'kernel.replaces',
  start: 'kernel.starts',
};

/** A process of a container made another one, or became another program. */
function goesOn(scene: Scene, process: Readonly<ProcessRow>, row: Readonly<ContainerRow>): ExplainStep[] {
  const name = nameOf(row, process);
  scene.memory.inside.set(process.id, name);
  return [
    tellOf(scene, {
      layer: 'kernel',
      key: appearances[scene.event.action] ?? 'kernel.forks',
      focus: `crate:${row.id}`,
      values: {
        name,
        command: baseName(process.exe),
        pid: process.pids[0] ?? 0,
        inside: process.pids.at(-1) ?? 0,
        n: 1,
      },
      details: [detail('argv', commandLine(process.argv))],
    }),
  ];
}

const appears: Teller = (scene) => {
  const { sim, event, memory } = scene;
  const process = sim.processes.peek(Number(event.id));
  if (process === undefined) return [];
  const helper = event.action === 'start' ? helperStep(scene, process.program, process.argv) : undefined;
  if (helper !== undefined) return [helper];
  const isOwn = memory.own.has(process.parent) || process.parent === memory.shell;
  const row = containerOf(sim, process);
  if (row !== undefined && !isOwn) {
    if (event.action !== 'start') return goesOn(scene, process, row);
    if (process.pids.at(-1) === 1) return first(scene, process, row);
    return sim.execs.has(process.container ?? '') && isOfShim(scene, process)
      ? joins(scene, process, row)
      : goesOn(scene, process, row);
  }
  if (memory.own.has(process.id)) return becomes(scene, process);
  if (!isOwn) return [];
  const steps = startsOwn(scene, process);
  return event.action === 'fork' || baseName(process.exe) === 'docker'
    ? steps
    : [...steps, ...hostProgram(scene, process)];
};

function isOfShim({ sim }: Scene, process: Readonly<ProcessRow>): boolean {
  return sim.processes.peek(process.parent)?.program.startsWith('containerd-shim') === true;
}

const disappears: Teller = (scene) => {
  const { event, memory } = scene;
  const id = Number(event.id);
  if (memory.own.has(id)) return endsOwn(scene);
  const name = memory.inside.get(id);
  const container = memory.firsts.get(id);
  if (name === undefined) return [];
  memory.inside.delete(id);
  const { exitCode = '', pid = '', signal } = event.attributes;
  const isFirst = container !== undefined;
  return [
    tellOf(scene, {
      layer: 'kernel',
      key: isFirst ? 'kernel.container-ends' : signal === undefined ? 'kernel.ends' : 'kernel.killed',
      focus: container === undefined ? kernelFocus(event.machine) : `crate:${container}`,
      values: { name, code: exitCode, pid, signal: signalName(signal ?? ''), n: 1 },
      details: [detail('exit', exitCode), detail('signal', signal ?? '')],
    }),
  ];
};

const outOfMemory: Teller = (scene) => [
  tellOf(scene, {
    layer: 'kernel',
    key: 'kernel.oom',
    focus: kernelFocus(scene.event.machine),
    values: { pid: scene.event.id },
    details: [detail('dmesg', scene.event.attributes['text'] ?? '')],
  }),
];

const vm =
  (key: 'kernel.vm' | 'kernel.vm-stage' | 'kernel.vm-ready'): Teller =>
  (scene) => {
    const { name = '', memory = '0', stage = '', took = '0' } = scene.event.attributes;
    const values = {
      name,
      stage,
      memory: (Number(memory) / 2 ** 30).toFixed(1),
      time: (Number(took) / 1000).toFixed(1),
    };
    return [tellOf(scene, { layer: 'kernel', key, focus: `kernel:${scene.event.machine}`, values })];
  };

export const kernelTellers: Readonly<Record<string, Teller>> = {
  'process start': appears,
  'process fork': appears,
  'process exec': appears,
  'process exit': disappears,
  'process oom': outOfMemory,
  'vm start': vm('kernel.vm'),
  'vm stage': vm('kernel.vm-stage'),
  'vm ready': vm('kernel.vm-ready'),
};
