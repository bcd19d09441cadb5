import type { Sim } from '#sim/world/sim';
import type { Stage } from '../vm/index';

/** What Docker Desktop is made of on one kind of host. */
export interface Platform {
  /** which of its ways to run Linux it is, as `settings-store.json` and people call it */
  backend: 'virtualization-framework' | 'wsl' | 'hyper-v';
  /** row of the systems that its virtual machine runs: linuxkit.ts */
  system: string;
  /** what starts the machine, as its host's files name it */
  emulator: string;
  stages: readonly Stage[];
  /** where the engine is reached on the host */
  socket: string;
  /** the file of the backend, and what it is started with */
  program: string;
  /** the user's settings */
  settings: string;
  /** the machine's disk */
  disk: string;
  /** who runs it: whatever containers make in shared directories belongs to them */
  user: { uid: number; gid: number };
  /** the client's settings, for who runs Desktop */
  config: string;
  /** what is shared unless the settings say otherwise */
  shared: readonly string[];
  /** where a path of the host is, in the machine; undefined: it is no path of the host */
  inVm(path: string): string | undefined;
  /** a path as file systems of the host name it, for comparing */
  plain(path: string): string;
  /** why the machine cannot be run on this host now, in Desktop's words */
  check?: (sim: Sim, host: number, backend: 'wsl' | 'hyper-v') => string | undefined;
  /** what it says when there is not memory enough */
  noMemory: string;
  /** the engine for containers of the host's own kind */
  windowsEngine?: { program: string; pipe: string };
}

/** Docker Desktop's release that brings the engine which is played here, 28.5.2. */
export const release = { version: '4.51.0', build: '210443' } as const;
