import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import type { Machine } from '#sim/world/machine';
import { childKey } from '#sim/kernel/processes';
import { again, type Program } from '#sim/kernel/program';
import { hasZombie } from '#sim/kernel/reap';
import type { Sim } from '#sim/world/sim';
import { mountLinux, nameLinux } from '../../linux';
import type { System } from '../../systems';
import { defineVm, emulator, vmsOf, type Stage } from '../../vm/index';

const MB = 2 ** 20;

/** As the kernel of WSL 2.5.9 says (github.com/microsoft/WSL2-Linux-Kernel, linux-msft-wsl-6.6.87.2). */
export const wslKernel = {
  release: '6.6.87.2-microsoft-standard-WSL2',
  version: '#1 SMP PREEMPT_DYNAMIC Thu Jun  5 18:30:46 UTC 2025',
} as const;

export const wslVersion = '2.5.9.0';

/** What the machine boots before any distribution is in it: a kernel and an init. */
export const wslTree: LayerTree = {
  '/init': { type: 'file', mode: 0o755, size: 2 * MB, exe: { program: 'wsl-init' } },
  ...Object.fromEntries(
    ['bin', 'dev', 'etc', 'mnt', 'proc', 'root', 'run', 'sys', 'tmp'].map((name) => [
      `/${name}`,
      { type: 'dir' as const },
    ]),
  ),
};

export const wslSystem: System = {
  kernel: () => ({ kind: 'linux', ...wslKernel }),
  osName: 'Windows Subsystem for Linux',
  login: { path: '/init', argv: ['/init'], env: {}, cwd: '/' },
  runs: ['/init'],
  startup: { path: '/init', argv: ['/init'], env: {} },
  layers: () => ['host:windows-wsl2'],
  slices: ['init', 'distributions'],
  card: 'eth0',
  mount: mountLinux,
  nameItself: nameLinux,
};

/** PID 1 of the machine, and of every distribution. */
export const wslInit: Program = {
  name: 'wsl-init',
  start: { cpu: 10, anon: 2 * MB },
  *main(p) {
    yield* p.until((sim) => (hasZombie(sim, p.processId) ? true : undefined), [childKey(p.processId)]);
    p.waitNoHang(-1);
    return again(1);
  },
};

/** "Less than a second" is what Microsoft's documentation says of a launch; how it divides is ours. */
const stages: readonly Stage[] = [
  { text: 'hypervisor', waits: 40, works: 60, reads: 0, starts: [] },
  { text: 'kernel', waits: 100, works: 300, reads: 15 * MB, starts: [] },
  { text: 'init', waits: 150, works: 60, reads: 0, starts: [], isInit: true },
];

export const workerPath = '/Program Files/WSL/vmmemWSL.exe';

export const wslWorker = emulator({
  name: 'windows-vmmem',
  start: 30,
  overhead: 32 * MB,
  refusal: 'memory\n',
  stages,
});

/** The machine of WSL, if it was ever started. */
export function wslVm(sim: Sim, host: number): Readonly<Machine> | undefined {
  return vmsOf(sim, host, 'wsl')[0];
}

/** The machine, made at the first start. wsl-config.md: 50 % of Windows' memory, all logical processors. */
export function prepareVm(sim: Sim, host: number): Machine {
  const known = wslVm(sim, host);
  if (known !== undefined) return sim.machines.need(known.id);
  const { hardware, name } = sim.machines.need(host);
  const machine = defineVm(sim, {
    host,
    hypervisor: 'wsl',
    name: 'WSL',
    cores: hardware.cores,
    memory: Math.floor(hardware.memory / 2 / MB) * MB,
    disk: hardware.disk,
    disks: [{ path: '/Program Files/WSL/system.vhd', format: 'vhdx', device: 'sda' }],
    system: 'windows-wsl2',
    layers: ['host:windows-wsl2'],
    network: { kind: 'nat' },
    firmware: 'efi',
  });
  // distributions are called as Windows is
  sim.namespaces.need(machine.ns.uts).hostname = name;
  return machine;
}

/** The filesystem of C:, to be mounted elsewhere. */
export const diskOf = (sim: Sim, host: number): number =>
  files.findMount(sim, sim.machines.need(host).ns.mnt, '/')?.fs ?? 0;
