import type { Filesystem } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { containerDevices, emptyRoot, hostDevices, kvmDevice } from './built-in';
import { newInode } from './inodes';
import type { Viewer } from './types';

type Given = Pick<Filesystem, 'kind'> & Partial<Filesystem>;

function newFilesystem(sim: Sim, machine: number, given: Given): number {
  const id = sim.newId();
  const made = sim.now;
  sim.filesystems.insert(id, {
    id,
    machine,
    lower: [],
    root: 0,
    used: 0,
    inodes: 0,
    users: 0,
    made,
    ...given,
  });
  return id;
}

/** A writable directory tree over read-only layers (diff ids, uppermost first). Nothing is copied until it is written. */
export function newOverlay(
  sim: Sim,
  machine: number,
  lower: readonly string[],
  options: { limit?: number } = {},
): number {
  return newFilesystem(sim, machine, { kind: 'overlay', lower: [...lower], ...options });
}

/** tmpfs(5): by default half of the memory and mode 1777. */
export function newTmpfs(
  sim: Sim,
  machine: number,
  options: { size?: number; mode?: number; uid?: number; gid?: number } = {},
): number {
  const { mode = 0o1777, uid = 0, gid = 0 } = options;
  const limit = options.size ?? Math.floor((sim.machines.peek(machine)?.hardware.memory ?? 0) / 2);
  const id = newFilesystem(sim, machine, {
    kind: 'tmpfs',
    lower: [emptyRoot(mode)],
    ...(limit > 0 ? { limit } : {}),
  });
  if (uid !== 0 || gid !== 0) {
    const root = newInode(sim, id, { type: 'dir', mode, uid, gid, nlink: 1, entries: {} });
    sim.filesystems.need(id).root = root.id;
  }
  return id;
}

/** /proc as that pid namespace has it. */
export function newProc(sim: Sim, machine: number, pidNs: number): number {
  return newFilesystem(sim, machine, { kind: 'proc', namespace: pidNs });
}

export function newSysfs(sim: Sim, machine: number): number {
  return newFilesystem(sim, machine, { kind: 'sysfs' });
}

/** The hierarchy of control groups, seen from `cgroup` (a row of `cgroups`) as its root. */
export function newCgroup2(sim: Sim, machine: number, cgroup: number): number {
  return newFilesystem(sim, machine, { kind: 'cgroup2', namespace: cgroup });
}

/** A /dev with the usual devices. In a container it takes 64 MiB (runc), on a host half of the memory. */
export function newDev(sim: Sim, machine: number, whose: 'host' | 'container' | 'privileged'): number {
  const lower =
    whose === 'host'
      ? canVirtualize(sim, machine)
        ? [kvmDevice, hostDevices]
        : [hostDevices]
      : whose === 'privileged'
        ? [containerDevices, hostDevices]
        : [containerDevices];
  const kind = whose === 'host' ? 'devtmpfs' : 'tmpfs';
  const half = Math.floor((sim.machines.peek(machine)?.hardware.memory ?? 0) / 2);
  return newFilesystem(sim, machine, { kind, lower, limit: whose === 'host' ? half : 65536 * 1024 });
}

/** KVM's module offers /dev/kvm where the firmware lets the processor do it; a VM's only where that was handed on to it. */
function canVirtualize(sim: Sim, id: number): boolean {
  const machine = sim.machines.peek(id);
  return machine?.firmware?.virtualization ?? machine?.kind === 'physical';
}

/** /dev/pts with the terminals of the processes of a pid namespace. */
export function newDevPts(sim: Sim, machine: number, pidNs: number): number {
  return newFilesystem(sim, machine, { kind: 'devpts', namespace: pidNs });
}

export function newMqueue(sim: Sim, machine: number): number {
  return newFilesystem(sim, machine, { kind: 'mqueue', lower: [emptyRoot(0o1777)] });
}

/** Takes a filesystem away with everything in its writable part. */
export function destroyFilesystem(sim: Sim, id: number): void {
  const fs = sim.filesystems.peek(id);
  if (fs === undefined) return;
  if (fs.root !== 0) freeInode(sim, fs.root);
  sim.filesystems.remove(id);
}

function freeInode(sim: Sim, id: number): void {
  const row = sim.inodes.peek(id);
  if (row === undefined) return;
  for (const child of Object.values(row.entries ?? {})) if (child !== 0) freeInode(sim, child);
  sim.inodes.remove(id);
}

/** Someone who may do anything, with nothing of a process about it: what the daemon and tests look through. */
export function rootViewer(sim: Sim, machine: number, mnt?: number): Viewer {
  const ns = sim.machines.peek(machine)?.ns ?? { mnt: 0, pid: 0, net: 0, uts: 0, cgroup: 0 };
  const cred = { uid: 0, gid: 0, groups: [], caps: 'all' as const };
  return { machine, ns: { ...ns, mnt: mnt ?? ns.mnt }, root: '/', cwd: '/', umask: 0o022, cred };
}

/** As `rootViewer`, of one filesystem alone. */
export function fsViewer(sim: Sim, fs: number): Viewer {
  return { ...rootViewer(sim, sim.filesystems.peek(fs)?.machine ?? 0), fs };
}
