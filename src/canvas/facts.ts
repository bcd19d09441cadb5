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
  /** something of it needs the fittings (fittings.ts) to be seen: they fill in what follows */
  isFitted?: boolean;
  networks?: NetworkFacts[];
  /** volumes, and folders of the host that containers mount */
  stores?: StoreFacts[];
  builds?: BuildFacts[];
}

/** One of the engine's networks that somebody made or uses. */
export interface NetworkFacts {
  id: string;
  name: string;
  driver: string;
  /** 172.18.0.0/16; '' where the driver has none */
  subnet: string;
  isInternal: boolean;
  /** who is on it, with the names under which its DNS finds them; the default bridge has no DNS */
  members: { container: string; address: string; names: string[] }[];
}

/** Something on the host's disk that containers mount. */
export interface StoreFacts {
  /** `volume:NAME`, `bind:PATH` */
  id: string;
  kind: 'volume' | 'bind';
  /** name of the volume, path of the folder */
  name: string;
  isAnonymous: boolean;
  users: { container: string; target: string; isWritable: boolean }[];
}

/** A build under way: its steps as BuildKit plans them. */
export interface BuildFacts {
  id: string;
  steps: BuildStepFacts[];
  isFailed: boolean;
}

export interface BuildStepFacts {
  id: string;
  /** `[2/4] RUN npm install` */
  name: string;
  state: 'waiting' | 'running' | 'done' | 'cached' | 'failed';
  /** ms that it has taken so far; 0 before */
  took: number;
}

export interface MemoryOwner {
  kind: 'kernel' | 'system' | 'daemon' | 'overhead' | 'cache' | 'container' | 'process' | 'vm';
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
  owner: 'system' | 'daemon' | 'overhead' | 'container' | 'process' | 'vm';
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
  /** how often it was started again by its policy */
  restarts?: number;
  /** compose project that it belongs to */
  project?: string;
  /** under which names others find it, one line for each network: `db, database`; `shop: db` when it is on several */
  names?: string[];
  /** programs that `docker exec` runs in it now */
  execs?: { id: string; command: string }[];
  /** why it could not be started: what it wanted that it could not have */
  clash?: { kind: 'port' | 'path' | 'kernel' | 'memory'; what: string };
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
  /** a VM with an engine of its own, like Docker Desktop's: what is inside */
  inside?: HostFacts;
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
  /** not Docker Hub: somebody runs it, or it was pushed to */
  isPrivate?: boolean;
}
