import { utf8 } from '#sim/base/bytes';
import { NeedsMore } from '#sim/base/needs-more';
import * as files from '#sim/files/index';
import { newCgroup } from '#sim/kernel/cgroups';
import { newNamespace } from '#sim/kernel/namespaces';
import { startInit } from '#sim/kernel/power';
import { newNetNamespace, newWire, plugIn } from '#sim/network/index';
import type { Machine, NamespaceKind, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { bareHostLayer, hostLayer } from './root-tree';

/** What a host is made from; everything but the name has a usual value. */
export interface HostOptions {
  name: string;
  /** number of cores */
  cores?: number;
  /** bytes */
  memory?: number;
  /** bytes */
  disk?: number;
  /** layers of the root filesystem, uppermost first */
  layers?: readonly string[];
  /** address on the local network; chosen when absent */
  ip?: string;
  /** Docker Engine and its client are installed; they are unless it says otherwise */
  hasDocker?: boolean;
  /** images that were pulled before the world began; one that is nowhere is a fault of whoever asks */
  images?: readonly string[];
}

const GiB = 2 ** 30;

/** A current Linux server: Ubuntu 24.04 with its kernel, cgroup v2. Cores and memory are those of the pictures: 8 and 16 GiB. */
export function newHost(sim: Sim, options: HostOptions): Machine {
  const machine = newMachine(sim, options);
  for (const image of options.images ?? []) {
    if (sim.given.addImage === undefined) throw new NeedsMore('engine');
    const refused = sim.given.addImage(sim, machine.id, image);
    if (refused !== undefined) throw new Error(`${options.name}: ${refused}`);
  }
  startInit(sim, machine);
  return machine;
}

/** A machine with its disk in and its cable plugged, on which nothing runs yet. `parent`: the machine that it is a VM of. */
export function newMachine(sim: Sim, options: HostOptions, parent?: number): Machine {
  const id = sim.newId();
  const machine: Machine = {
    id,
    name: options.name,
    kind: parent === undefined ? 'physical' : 'vm',
    ...(parent === undefined ? {} : { parent }),
    arch: 'amd64',
    kernel: {
      kind: 'linux',
      release: '6.8.0-51-generic',
      version: '#52-Ubuntu SMP PREEMPT_DYNAMIC Thu Dec  5 13:09:44 UTC 2024',
    },
    osName: 'Ubuntu 24.04.2 LTS',
    hardware: {
      cores: options.cores ?? 8,
      memory: options.memory ?? 16 * GiB,
      disk: options.disk ?? 100 * GiB,
      diskRate: 500e6,
      networkRate: 1e9,
    },
    state: 'running',
    bootedAt: sim.time,
    ns: namespacesFor(sim, id),
    cgroup: 0,
    init: 0,
    pageCache: {},
    kernelLog: [],
  };
  sim.machines.insert(id, machine);
  sim.schedulers.insert(id, { id, updated: sim.time, tasks: {}, turn: 0 });
  sim.namespaces.need(machine.ns.uts).hostname = options.name;
  machine.cgroup = newCgroup(sim, id, 0, '').id;
  for (const slice of ['init.scope', 'system.slice', 'user.slice']) newCgroup(sim, id, machine.cgroup, slice);
  mountAll(sim, machine, options.layers ?? [options.hasDocker === false ? bareHostLayer : hostLayer]);
  plugInto(sim, machine, options.ip);
  nameItself(sim, machine);
  return machine;
}

const kinds: readonly NamespaceKind[] = ['pid', 'net', 'mnt', 'uts', 'ipc', 'user', 'cgroup'];

function namespacesFor(sim: Sim, machine: number): NamespaceSet {
  return Object.fromEntries(kinds.map((kind) => [kind, newNamespace(sim, machine, kind).id])) as Record<
    NamespaceKind,
    number
  >;
}

function mountAll(sim: Sim, machine: Machine, layers: readonly string[]): void {
  const { id, ns, hardware } = machine;
  files.newMountTable(sim, ns.mnt);
  const root = files.newOverlay(sim, id, layers, { limit: hardware.disk });
  const mounts: [at: string, fs: number, source: string][] = [
    ['/', root, '/dev/sda1'],
    ['/proc', files.newProc(sim, id, ns.pid), 'proc'],
    ['/sys', files.newSysfs(sim, id), 'sysfs'],
    ['/sys/fs/cgroup', files.newCgroup2(sim, id, machine.cgroup), 'cgroup2'],
    ['/dev', files.newDev(sim, id, 'host'), 'udev'],
    ['/dev/pts', files.newDevPts(sim, id, ns.pid), 'devpts'],
    ['/dev/shm', files.newTmpfs(sim, id), 'tmpfs'],
    ['/run', files.newTmpfs(sim, id, { size: Math.floor(hardware.memory / 10), mode: 0o755 }), 'tmpfs'],
  ];
  for (const [at, fs, source] of mounts) files.mount(sim, ns.mnt, { at, fs, source });
}

/** All hosts are on one local network that leads to the internet. */
function plugInto(sim: Sim, machine: Machine, ip: string | undefined): void {
  newNetNamespace(sim, machine.id, machine.ns.net);
  const wire = [...sim.wires.all()][0] ?? newWire(sim, lan);
  const address = ip ?? `192.168.1.${10 + wire.members.length}`;
  plugIn(sim, machine.ns.net, wire.id, { name: 'eth0', ip: address });
}

/** A home or office network; a round trip on it takes about 0.3 ms. */
const lan = { name: 'lan', subnet: '192.168.1.0/24', latency: 0.3, isInternet: true };

function nameItself(sim: Sim, machine: Machine): void {
  const viewer = files.rootViewer(sim, machine.id);
  const hosts = `127.0.0.1 localhost\n127.0.1.1 ${machine.name}\n\n::1     ip6-localhost ip6-loopback\n`;
  files.writeFile(sim, viewer, '/etc/hostname', utf8(`${machine.name}\n`));
  files.writeFile(sim, viewer, '/etc/hosts', utf8(hosts));
}
