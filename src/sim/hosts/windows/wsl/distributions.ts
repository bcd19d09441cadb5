import { isFail } from '#sim/base/fail';
import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import { newNamespace, release } from '#sim/kernel/namespaces';
import { createProcess } from '#sim/kernel/processes';
import type { Machine, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { bareHostLayer } from '../../root-tree';
import { changeHive, readHive, type Distribution } from '../hive';
import { diskOf, prepareVm, wslVm } from './vm';

/** What the shop has: name, how it calls itself, and the layer that it unpacks. */
export const shop: readonly { name: string; title: string; layer: string; bytes: number }[] = [
  // about what a rootfs of Ubuntu weighs, compressed
  { name: 'Ubuntu', title: 'Ubuntu', layer: bareHostLayer, bytes: 370e6 },
  { name: 'Ubuntu-24.04', title: 'Ubuntu 24.04 LTS', layer: bareHostLayer, bytes: 370e6 },
];

export function distributionsOf(sim: Sim, host: number): { all: Distribution[]; usual: string } {
  const { distributions = {}, usualDistribution = '' } = readHive(sim, host);
  return { all: Object.values(distributions), usual: usualDistribution };
}

/** Unpacks a distribution and registers it. The machine is made when it is the first. */
export function register(sim: Sim, host: number, name: string, layer: string): void {
  const vm = prepareVm(sim, host);
  const mnt = newNamespace(sim, vm.id, 'mnt');
  const pid = newNamespace(sim, vm.id, 'pid', vm.ns.pid);
  mnt.users += 1;
  pid.users += 1;
  const fs = files.newOverlay(sim, vm.id, [layer], { limit: 2 ** 40 });
  files.newMountTable(sim, mnt.id);
  const mounts: [at: string, fs: number, source: string][] = [
    ['/', fs, '/dev/sdc'],
    ['/proc', files.newProc(sim, vm.id, pid.id), 'proc'],
    ['/sys', files.newSysfs(sim, vm.id), 'sysfs'],
    ['/sys/fs/cgroup', files.newCgroup2(sim, vm.id, vm.cgroup), 'cgroup2'],
    ['/dev', files.newDev(sim, vm.id, 'host'), 'none'],
    ['/dev/pts', files.newDevPts(sim, vm.id, pid.id), 'devpts'],
    ['/run', files.newTmpfs(sim, vm.id, { mode: 0o755 }), 'none'],
  ];
  for (const [at, one, source] of mounts) files.mount(sim, mnt.id, { at, fs: one, source });
  const viewer = viewerOf(vm, { name, mnt: mnt.id, pid: pid.id, fs });
  files.mkdirAll(sim, viewer, '/mnt/c');
  files.mount(sim, mnt.id, { at: '/mnt/c', fs: diskOf(sim, host), source: 'C:\\' });
  const called = sim.machines.need(host).name;
  files.writeFile(sim, viewer, '/etc/hostname', utf8(`${called}\n`));
  files.writeFile(sim, viewer, '/etc/hosts', utf8(`127.0.0.1\tlocalhost\n127.0.1.1\t${called}\n`));
  files.putTree(sim, viewer, '/', {
    '/init': { type: 'file', mode: 0o755, size: 2 ** 21, exe: { program: 'wsl-init' } },
  });
  changeHive(sim, host, (hive) => {
    hive.distributions = { ...hive.distributions, [name]: { name, mnt: mnt.id, pid: pid.id, fs } };
    if ((hive.usualDistribution ?? '') === '') hive.usualDistribution = name;
  });
}

/** Forgets a distribution with everything in it. */
export function unregister(sim: Sim, host: number, name: string): void {
  const one = distributionsOf(sim, host).all.find((other) => other.name === name);
  if (one === undefined) return;
  release(sim, one.mnt);
  release(sim, one.pid);
  files.destroyFilesystem(sim, one.fs);
  changeHive(sim, host, (hive) => {
    delete hive.distributions?.[name];
    if (hive.usualDistribution === name)
      hive.usualDistribution = Object.keys(hive.distributions ?? {})[0] ?? '';
  });
}

const root = { uid: 0, gid: 0, groups: [0], caps: 'all' as const };

export function namespacesOf(vm: Readonly<Machine>, one: Distribution): NamespaceSet {
  return { ...vm.ns, mnt: one.mnt, pid: one.pid };
}

function viewerOf(vm: Readonly<Machine>, one: Distribution): files.Viewer {
  return { machine: vm.id, ns: namespacesOf(vm, one), root: '/', cwd: '/', umask: 0o022, cred: { ...root } };
}

/** Does anything of it run? */
export function isRunning(sim: Sim, host: number, one: Distribution): boolean {
  const vm = wslVm(sim, host);
  if (vm === undefined || vm.state !== 'running') return false;
  for (const row of sim.processes.all())
    if (row.machine === vm.id && row.ns.pid === one.pid && row.state !== 'zombie') return true;
  return false;
}

/** Its first process, started when it is not there. */
export function startInit(sim: Sim, host: number, one: Distribution): number {
  const vm = sim.machines.need(wslVm(sim, host)?.id ?? 0);
  for (const row of sim.processes.all())
    if (row.machine === vm.id && row.ns.pid === one.pid && row.program === 'wsl-init') return row.id;
  const namespace = sim.namespaces.need(one.pid);
  namespace.nextPid = 1;
  const made = createProcess(sim, {
    machine: vm.id,
    parent: vm.init,
    path: '/init',
    argv: ['/init'],
    env: {},
    cwd: '/',
    cred: { ...root },
    ns: namespacesOf(vm, one),
    cgroup: sim.cgroups.need(vm.cgroup).children[1] ?? vm.cgroup,
    files: {},
  });
  if (isFail(made)) throw new Error(`no init in ${one.name}: ${made.error}`);
  return made;
}
