/**
 * What the stage has to know of a world: plain facts, no rows of tables. `survey` makes them from a world, `layout` makes
 * a scene from them, the table view prints them, and tests and the playground build them by hand.
 */
export interface Facts {
  /** simulated ms since the world began */
  time: number;
  hosts: HostFacts[];
  /** present where something can be pulled from */
  registries: RegistryFacts[];
}

export interface HostFacts {
  id: number;
  name: string;
  state: 'off' | 'booting' | 'running' | 'panicked';
  /** `uname -r`, with the kernel's name: Linux 6.8.0-52-generic */
  kernel: string;
  osName: string;
  cores: number;
  /** bytes */
  memory: number;
  /** bytes that belong to nobody */
  memoryFree: number;
  /** who has the rest, in the order of drawing */
  owners: MemoryOwner[];
  /** who runs now, with the number of cores each one gets */
  running: CoreUse[];
  daemon?: DaemonFacts;
  containers: ContainerFacts[];
  /** programs outside containers that a player or a level started, without the system's own */
  processes: ProcessFacts[];
  images: ImageFacts[];
  layers: LayerFacts[];
  pulls: PullFacts[];
  vms: VmFacts[];
  /** what several programs want at one path */
  claims: ClaimFacts[];
}

export interface MemoryOwner {
  kind: 'kernel' | 'system' | 'daemon' | 'cache' | 'container' | 'process' | 'vm';
  /** container id, process id, VM id */
  id: string;
  name: string;
  /** bytes in use */
  bytes: number;
  /** bytes kept for it, used or not: VMs */
  reserved?: number;
  /** image of a container */
  image?: string;
}

export interface CoreUse {
  owner: 'system' | 'daemon' | 'container' | 'process' | 'vm';
  id: string;
  image?: string;
  /** cores */
  rate: number;
}

export interface DaemonFacts {
  isRunning: boolean;
  version: string;
}

/** Docker's own words for a container's state. */
export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export interface ContainerFacts {
  id: string;
  name: string;
  /** as it was asked for: nginx, node:14 */
  image: string;
  state: ContainerState;
  health?: 'starting' | 'healthy' | 'unhealthy';
  exitCode: number;
  isOomKilled: boolean;
  /** what PID 1 is called; '' when there is none */
  command: string;
  /** bytes in use, without shared page cache */
  memory: number;
  /** bytes; 0 for none */
  memoryLimit: number;
  /** cores it gets now */
  cpu: number;
  /** bytes of its writable layer */
  written: number;
  /** diff ids of its image's layers, lowest first */
  layers: string[];
  ports: PortFacts[];
  /** ms */
  created: number;
  processes: number;
}

export interface PortFacts {
  hostPort: number;
  containerPort: number;
  protocol: 'tcp' | 'udp';
}

export interface ProcessFacts {
  id: number;
  name: string;
  command: string;
  memory: number;
  cpu: number;
  ports: number[];
}

export interface ImageFacts {
  id: string;
  /** first reference, short: nginx:latest; `<none>` without one */
  name: string;
  /** diff ids, lowest first */
  layers: string[];
  size: number;
}

export interface LayerFacts {
  id: string;
  size: number;
}

/** A layer on its way to a host. */
export interface PullFacts {
  id: string;
  size: number;
  /** from 0 to 1 */
  downloaded: number;
  extracted: number;
}

export interface VmFacts {
  id: number;
  name: string;
  state: 'off' | 'booting' | 'running' | 'panicked';
  cores: number;
  /** bytes reserved on the host */
  memory: number;
  /** bytes its system uses of them */
  used: number;
  /** lines of its boot log so far, with seconds since power-on */
  log: { at: number; text: string }[];
  kernel: string;
  /** programs to show inside */
  processes: string[];
  bootedAt: number;
}

/** Several programs reach for one path of a host. */
export interface ClaimFacts {
  path: string;
  /** what lies there now: `v14.21.3`; '' for nothing */
  has: string;
  wants: { app: string; version: string; isMet: boolean; isContained: boolean }[];
}

export interface RegistryFacts {
  host: string;
  images: { name: string; layers: { id: string; size: number; isMoving: boolean }[] }[];
}
