import { Later } from '#sim/base/later';
import type { Kernel, Machine, Startup } from '#sim/world/machine';
import type { LayerTree } from '#sim/world/files';
import type { Credentials } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { mountLinux, nameLinux } from './linux';
import { bareHostLayer, hostLayer, hostTree } from './root-tree';

/** What somebody gets who sits down at a machine: the program that answers, and what it starts with. */
export interface Login {
  /** the file, as the world's files name it */
  path: string;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** who that is; root when absent */
  cred?: Credentials;
}

/** What the layers, mounts and names of a machine are made from. */
export interface Furnishing {
  hasDocker?: boolean | undefined;
  /** exact build, where the system lets one choose: `17134.1` */
  build?: string | undefined;
}

/** An operating system that a machine can have. */
export interface System {
  kernel(options: Furnishing): Kernel;
  /** amd64 when absent */
  arch?: Machine['arch'];
  /** as `docker info` names it */
  osName: string;
  login: Login;
  /** argv of its shell before a command line that it shall run */
  runs: readonly string[];
  /** how its first process is started, where it is not systemd: kept in the machine's row, since the kernel knows no systems */
  startup?: Startup;
  /** layers of the root filesystem, uppermost first */
  layers(options: Furnishing): readonly string[];
  /** control groups below the first; the first of them is init's */
  slices: readonly string[];
  /** what its network card is called */
  card: string;
  /** mounts the root filesystem and what the kernel has besides */
  mount(sim: Sim, machine: Machine, root: number): void;
  /** the machine that has its Docker, where that is another one */
  engine?: (sim: Sim, machine: Machine) => number;
  /** tells it its name, before it is switched on for the first time */
  nameItself?: (sim: Sim, machine: Machine) => void;
}

/** Systems of one kind, with the layers that their hosts begin with. */
export interface Family {
  systems: Readonly<Record<string, System>>;
  /** the files of one of its layers: all are named `host:SYSTEM…` */
  tree(layer: string): LayerTree;
}

/** Families in parts of their own, by the first word of their systems' names. */
export const families: Readonly<Record<string, Later<Family>>> = {
  linuxkit: new Later<Family>('desktop'),
  macos: new Later<Family>('mac'),
  windows: new Later<Family>('windows'),
};

export const usualSystem = 'ubuntu-24.04';

/** Every system that a host can be given, for those who check a level or an option. */
export const systemNames = [
  usualSystem,
  'macos-15',
  'macos-15-intel',
  'windows-11-pro',
  'windows-11-home',
  'windows-10-pro',
  'windows-10-home',
  'windows-server-2022',
  'windows-server-2019',
] as const;

const ubuntu: System = {
  kernel: () => ({
    kind: 'linux',
    release: '6.8.0-51-generic',
    version: '#52-Ubuntu SMP PREEMPT_DYNAMIC Thu Dec  5 13:09:44 UTC 2024',
  }),
  osName: 'Ubuntu 24.04.2 LTS',
  login: {
    path: '/bin/bash',
    argv: ['/bin/bash'],
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      USER: 'root',
      LOGNAME: 'root',
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
    },
    cwd: '/root',
  },
  runs: ['/bin/bash', '-c'],
  layers: ({ hasDocker }) => [hasDocker === false ? bareHostLayer : hostLayer],
  slices: ['init.scope', 'system.slice', 'user.slice'],
  card: 'eth0',
  mount: mountLinux,
  nameItself: nameLinux,
};

/** The system of that name. Throws `NeedsMore` while its part is not loaded, and an error where there is none. */
export function systemNamed(name: string): System {
  if (name === usualSystem) return ubuntu;
  const found = families[name.split('-', 1)[0] ?? '']?.value.systems[name];
  if (found === undefined) throw new Error(`there is no system ${name}`);
  return found;
}

/** A machine's operating system. */
export function systemOf(machine: Readonly<Machine>): System {
  return systemNamed(machine.system ?? usualSystem);
}

/** The files of a layer that hosts are delivered with. */
export function systemTree(layer: string): LayerTree {
  const family = families[/^host:([a-z]+)/.exec(layer)?.[1] ?? ''];
  return family === undefined ? hostTree(layer) : family.value.tree(layer);
}

/** Can its processor run virtual machines? Real ones can unless their firmware forbids it; VMs only when that was handed on to them. */
export function hasVirtualization(machine: Readonly<Machine>): boolean {
  return machine.firmware?.virtualization ?? machine.kind === 'physical';
}
