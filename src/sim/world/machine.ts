import type { VirtualMachine } from './vm';

/** Ids of the namespaces that something lives in; each names a row of `namespaces`. */
export interface NamespaceSet {
  pid: number;
  net: number;
  mnt: number;
  uts: number;
  ipc: number;
  user: number;
  cgroup: number;
}

export type NamespaceKind = keyof NamespaceSet;

/** A computer: physical, or one in software. */
export interface Machine {
  id: number;
  /** what the player calls it, also its first host name */
  name: string;
  kind: 'physical' | 'vm';
  /** the machine that runs this one; physical ones have none */
  parent?: number;
  arch: 'amd64' | 'arm64';
  kernel: Kernel;
  /** /etc/os-release and `docker info`, such as `Ubuntu 24.04.2 LTS` */
  osName: string;
  hardware: Hardware;
  /** operating system: a row of hosts/systems.ts; absent: ubuntu-24.04 */
  system?: string;
  /** settings of its firmware that were changed */
  firmware?: Firmware;
  /** processors whose programs its kernel hands to an emulator (binfmt_misc: QEMU, Rosetta) */
  emulates?: Machine['arch'][];
  /** how its first process starts, where that is not systemd */
  startup?: Startup;
  state: 'off' | 'booting' | 'running' | 'panicked';
  /** simulated time of the last power-on, ms */
  bootedAt: number;
  /** namespaces of its init */
  ns: NamespaceSet;
  /** row of `cgroups` for / */
  cgroup: number;
  /** process row of its PID 1; 0 when off */
  init: number;
  /** pages of files kept in memory: file identity → bytes (executables and libraries, shared by all that map them) */
  pageCache: Record<string, number>;
  /** what the running kernel said, with ms since boot */
  kernelLog: { at: number; text: string }[];
  /** multipass: deleted, and not yet purged */
  isDeleted?: boolean;
  /** boot stages of a VM as they pass */
  bootStage?: string;
  /** VMs: what their hypervisor keeps of them */
  vm?: VirtualMachine;
  /** physical ones: simulated ms until which the disk has work that was asked of it */
  diskBusyUntil?: number;
}

export interface Kernel {
  kind: 'linux' | 'windows' | 'darwin';
  /** `uname -r` */
  release: string;
  /** `uname -v` */
  version: string;
}

/** What is set before any operating system runs. */
export interface Firmware {
  /** the processor's extensions for virtual machines (VT-x, AMD-V) may be used */
  virtualization: boolean;
}

/** The first process of a machine. */
export interface Startup {
  path: string;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
}

export interface Hardware {
  /** number of cores; a VM's are virtual */
  cores: number;
  /** bytes */
  memory: number;
  /** bytes */
  disk: number;
  /** sequential disk speed, bytes a second */
  diskRate: number;
  /** network card, bits a second */
  networkRate: number;
}

/** One namespace of a kernel. What it holds depends on its kind; network namespaces hold their own row in `netns`. */
export interface Namespace {
  id: number;
  kind: NamespaceKind;
  machine: number;
  /** pid: the namespace above; 0 for the first */
  parent: number;
  /** pid: number that the next process gets */
  nextPid?: number;
  /** pid, below the first: ids of the processes in it (those of a machine's first one are all of the machine's) */
  members?: number[];
  /** net: how `ip netns` calls it */
  name?: string;
  /** uts */
  hostname?: string;
  domainname?: string;
  /** cgroup: the group that is its root; absent: the machine's */
  cgroup?: number;
  /** settings under /proc/sys that belong to it and differ from the usual: `net.core.somaxconn` → value */
  sysctls?: Record<string, string>;
  /** how many processes and handles (bind-mounted or kept open) use it */
  users: number;
}
