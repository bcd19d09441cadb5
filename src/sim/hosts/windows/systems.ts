import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Kernel, Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { bareHostLayer } from '../root-tree';
import { usualSystem, type Family, type Furnishing, type System } from '../systems';
import { writeImage } from '../vm/image';
import { wslSystem, wslTree } from './wsl/vm';
import { editionOf, editions, type Edition } from './editions';
import { changeHive } from './hive';
import { environment, powershellPath, userHome } from './environment';
import { bareTree, dockerTree } from './root-tree';

/** `10.0.26100` is what image manifests are matched by; the revision comes after it. */
function kernelOf(edition: Edition, { build }: Furnishing): Kernel {
  const version = `10.0.${build ?? edition.build}`;
  return { kind: 'windows', release: version.split('.').slice(0, 3).join('.'), version };
}

function mountWindows(sim: Sim, machine: Machine, root: number): void {
  files.mount(sim, machine.ns.mnt, { at: '/', fs: root, source: 'C:' });
  // where named pipes live; no folder of C:
  const pipes = files.newTmpfs(sim, machine.id, { mode: 0o777 });
  files.mount(sim, machine.ns.mnt, { at: '/pipe', fs: pipes, source: '\\\\.\\pipe' });
}

/** Where Docker is installed, the features that it needs have been switched on: clients run each container in a machine of its own. */
function withContainers(sim: Sim, machine: Machine): void {
  const names = editionOf(machine).isServer
    ? ['Containers']
    : ['Containers', 'Microsoft-Hyper-V-All', 'Microsoft-Hyper-V', 'Microsoft-Hyper-V-Management-PowerShell'];
  changeHive(sim, machine.id, (hive) => {
    for (const name of names) hive.features[name] = true;
  });
}

/** What somebody has fetched before: a disk with Ubuntu on it, for a virtual machine. */
function downloads(sim: Sim, machine: Machine): void {
  const viewer = files.rootViewer(sim, machine.id);
  if (!isFail(files.stat(sim, viewer, '/Program Files/Docker/dockerd.exe', true)))
    withContainers(sim, machine);
  writeImage(sim, viewer, '/Users/Public/Documents/ubuntu-24.04.vhdx', {
    format: 'vhdx',
    virtual: 20 * 2 ** 30,
    system: usualSystem,
    layers: [bareHostLayer],
  });
}

function systemFor(name: string, edition: Edition): System {
  return {
    kernel: (options) => kernelOf(edition, options),
    osName: edition.osName,
    login: { path: powershellPath, argv: ['powershell.exe'], env: environment, cwd: userHome },
    runs: [powershellPath, '-Command'],
    startup: { path: '/Windows/System32/ntoskrnl.exe', argv: ['System'], env: environment },
    // people add Docker to Windows themselves
    layers: ({ hasDocker }) => [hasDocker === true ? `host:${name}-docker` : `host:${name}`],
    slices: ['services', 'users'],
    card: 'Ethernet',
    mount: mountWindows,
    nameItself: downloads,
  };
}

/** Windows' editions as systems of hosts. */
export const windowsFamily: Family = {
  systems: {
    ...Object.fromEntries(
      Object.entries(editions).map(([name, edition]) => [name, systemFor(name, edition)]),
    ),
    'windows-wsl2': wslSystem,
  },
  tree: (layer) =>
    layer === 'host:windows-wsl2' ? wslTree : layer.endsWith('-docker') ? dockerTree() : bareTree(),
};
