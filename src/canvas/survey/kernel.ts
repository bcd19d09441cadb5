import type { Sim } from '#sim/index';
import type { ContainerFacts, CoreUse, MemoryOwner, ProcessFacts, VmFacts } from '../facts';

type Daemon = NonNullable<ReturnType<Sim['daemons']['peek']>>;
type Machine = NonNullable<ReturnType<Sim['machines']['peek']>>;
type Process = Readonly<NonNullable<ReturnType<Sim['processes']['peek']>>>;

export type OwnerKind = 'system' | 'daemon' | 'overhead' | 'container' | 'process' | 'vm';
export type ProcessOwners = Map<number, { kind: OwnerKind; id: string; process: Process }>;

/** Programs of a container engine: they are the daemon's. */
const engine = /^(dockerd|containerd|docker-proxy|runc|com\.docker\.backend)/;
/** Those of them that each container has for itself: what a container costs beside its own memory. */
const minder = /^(containerd-shim|docker-proxy|runc)/;
/** What every host has running, and what a terminal needs: not worth a place in the hold. */
const system =
  /^(systemd.*|init|linuxkit-init|launchd|windows-.*|bash|sh|dash|zsh|login|agetty|sshd|dbus-daemon|cron|docker(-.*)?|tini|multipass)$/;
const hypervisor = /^(qemu|kvm|com\.docker\.virtualization)/;
/** Interpreters: what they run says more than their own name. */
const interpreters = /^(node|python3?|ruby|perl|php|java)$/;

/** Whose each process of a machine is. */
export function processesByOwner(
  sim: Sim,
  machine: number,
  daemon: Readonly<Daemon> | undefined,
): ProcessOwners {
  const owners: ProcessOwners = new Map();
  for (const process of sim.processes.all()) {
    if (process.machine !== machine || process.state === 'zombie') continue;
    owners.set(process.id, { ...ownerOf(process, daemon), process });
  }
  return owners;
}

function ownerOf(process: Process, daemon: Readonly<Daemon> | undefined): { kind: OwnerKind; id: string } {
  if (process.container !== undefined && !engine.test(process.program))
    return { kind: 'container', id: process.container };
  if (engine.test(process.program) || process.id === daemon?.process)
    return minder.test(process.program)
      ? { kind: 'overhead', id: 'shims' }
      : { kind: 'daemon', id: 'dockerd' };
  if (process.carries !== undefined) return { kind: 'vm', id: String(process.carries) };
  if (hypervisor.test(process.program)) return { kind: 'vm', id: process.argv.at(-1) ?? '' };
  if (system.test(process.program)) return { kind: 'system', id: 'system' };
  return { kind: 'process', id: String(process.id) };
}

/** Who runs on the cores, and puts each container's share into its facts. */
export function coreUses(
  sim: Sim,
  machine: number,
  owners: ProcessOwners,
  containers: ContainerFacts[],
): CoreUse[] {
  const rates = new Map<string, CoreUse>();
  const byId = new Map(containers.map((one) => [one.id, one]));
  for (const task of Object.values(sim.schedulers.peek(machine)?.tasks ?? {})) {
    const thread = sim.threads.peek(task.thread);
    const owner =
      thread === undefined ? undefined : (owners.get(thread.process) ?? guestOwner(sim, thread.process));
    if (owner === undefined || task.rate <= 0) continue;
    const container = owner.kind === 'container' ? byId.get(owner.id) : undefined;
    if (container !== undefined) container.cpu += task.rate;
    const key = `${owner.kind}:${owner.id}`;
    const use = rates.get(key) ?? {
      owner: owner.kind,
      id: owner.id,
      rate: 0,
      ...(container ? { image: container.image } : {}),
    };
    use.rate += task.rate;
    rates.set(key, use);
  }
  return [...rates.values()];
}

/** A process that runs in a VM works for the VM. */
function guestOwner(sim: Sim, process: number): { kind: OwnerKind; id: string } | undefined {
  const row = sim.processes.peek(process);
  return row === undefined ? undefined : { kind: 'vm', id: String(row.machine) };
}

/** Who has the memory, in the order of drawing: system, daemon, page cache, programs, containers, VMs. */
export function memoryOwners(
  machine: Readonly<Machine>,
  owners: ProcessOwners,
  containers: readonly ContainerFacts[],
  vms: readonly VmFacts[],
): MemoryOwner[] {
  const sums = new Map<OwnerKind, number>();
  const programs: MemoryOwner[] = [];
  for (const [id, { kind, process }] of owners) {
    sums.set(kind, (sums.get(kind) ?? 0) + process.memory.anon);
    if (kind === 'process')
      programs.push({ kind, id: String(id), name: nameOf(process), bytes: process.memory.anon });
  }
  const cache = Object.values(machine.pageCache).reduce((sum, bytes) => sum + bytes, 0);
  const list: MemoryOwner[] = [
    { kind: 'system', id: 'system', name: 'system', bytes: sums.get('system') ?? 0 },
    { kind: 'daemon', id: 'dockerd', name: 'dockerd', bytes: sums.get('daemon') ?? 0 },
    { kind: 'overhead', id: 'shims', name: 'shims', bytes: sums.get('overhead') ?? 0 },
    { kind: 'cache', id: 'cache', name: 'page cache', bytes: cache },
    ...programs,
    ...containers.map((one): MemoryOwner => ({
      kind: 'container',
      id: one.id,
      name: one.name,
      bytes: one.memory,
      image: one.image,
    })),
    ...vms
      .filter((vm) => vm.state !== 'off')
      .map((vm): MemoryOwner => ({
        kind: 'vm',
        id: String(vm.id),
        name: vm.name,
        bytes: vm.used,
        reserved: vm.memory,
      })),
  ];
  return list.filter((owner) => owner.bytes > 0 || (owner.reserved ?? 0) > 0);
}

/** Programs outside containers that somebody started and that last longer than a blink. */
export function looseProcesses(sim: Sim, machine: number, owners: ProcessOwners): ProcessFacts[] {
  const list: ProcessFacts[] = [];
  for (const [id, { kind, process }] of owners) {
    if (kind !== 'process' || process.machine !== machine || sim.time - process.started < 250) continue;
    list.push({
      id,
      name: nameOf(process),
      command: process.argv.join(' '),
      memory: process.memory.anon,
      cpu: 0,
      ports: [],
    });
  }
  return list;
}

/** What people would call it: `node /srv/app1/server.js` is app1. */
function nameOf(process: Process): string {
  const [own = '', script = ''] = process.argv;
  const base = own.split('/').at(-1) ?? own;
  if (!interpreters.test(base) || script === '' || script.startsWith('-')) return base;
  const path = script.startsWith('/') ? script : `${process.cwd}/${script}`;
  return path.split('/').at(-2) ?? base;
}
