import type { Json } from '#sim/base/json';
import type { Machine, NamespaceSet } from './machine';

/** A row of the kernel's process table. */
export interface Process {
  /** unique in the world; what processes see are `pids` */
  id: number;
  machine: number;
  /** process id of the parent; 0 for a machine's first */
  parent: number;
  children: number[];
  /** those of them that ended or stopped and of which wait(2) has not told yet */
  changed: number[];
  /** its number in each pid namespace, outermost first */
  pids: number[];
  /** process id of the group's leader, and of the session's */
  group: number;
  session: number;
  /** controlling terminal: row of `ttys`; 0 for none */
  tty: number;
  /** name in the table of programs */
  program: string;
  /** the file it was made from, as its namespace sees it */
  exe: string;
  /** version of that executable, where programs differ by it (node 9 or 14) */
  version: string;
  /** processor that is emulated for it, where that is not the machine's */
  arch?: Machine['arch'];
  argv: string[];
  env: Record<string, string>;
  /** paths inside its mount namespace */
  cwd: string;
  root: string;
  umask: number;
  cred: Credentials;
  ns: NamespaceSet;
  cgroup: number;
  /** file descriptor → row of `openFiles` */
  files: Record<string, number>;
  state: 'running' | 'stopped' | 'zombie';
  /** its control group, or one above it, is frozen (docker pause): it does not run */
  isFrozen?: boolean;
  exit?: Exit;
  signals: SignalState;
  threads: number[];
  memory: ProcessMemory;
  /** ms since the world began */
  started: number;
  /** processor time used by ended threads, ms (running ones: see the scheduler) */
  cpuTime: number;
  /** −20 … 19 */
  nice: number;
  /** what its threads have in common: any JSON, by leave of the program */
  shared: Record<string, Json>;
  /** set where dockerd made it: container or exec id, for those who look from outside */
  container?: string;
  /** resource limits that differ from the usual: name → [soft, hard] */
  limits?: Record<string, [number, number]>;
  /** the virtual machine that it is: they end together */
  carries?: number;
  noNewPrivileges?: boolean;
  /** in a container, without seccomp's filter */
  isUnfiltered?: boolean;
  /** −1000 … 1000: whom the OOM killer prefers */
  oomScoreAdjust: number;
}

export interface Credentials {
  uid: number;
  gid: number;
  groups: number[];
  /** effective capabilities without CAP_, such as `NET_RAW`; 'all' for unconfined root */
  caps: string[] | 'all';
  /** what it may get at most; the same as `caps` where nothing is here */
  bounds?: string[] | 'all';
}

export interface Exit {
  /** exit status, 0–255 */
  code: number;
  /** number of the signal that ended it */
  signal?: number;
  /** the OOM killer did it */
  oom?: boolean;
}

export interface SignalState {
  /** numbers of those that wait to be taken by a handler */
  pending: number[];
  /** number → what the process asked for; absent: the default */
  actions: Record<string, 'ignore' | 'handle'>;
}

export interface ProcessMemory {
  /** private pages, bytes */
  anon: number;
  /** file identities it has mapped (keys of the machine's page cache) */
  maps: string[];
}

/** One line of execution of a process. */
export interface Thread {
  id: number;
  process: number;
  /** which of the program's bodies it runs: `main`, or a name from `threads` */
  body: string;
  /** the body's own state since its last `again` */
  state: Json;
  /** results of its system calls since then: enough to rebuild a generator that was lost */
  journal: Json[];
  wait: Wait | null;
  /** a copy of the wait is void when this has moved on */
  turn: number;
  /** another number after it was put back as it once was (snapshots of VMs): its generator is made again */
  life?: number;
}

/** What a thread sleeps on: any of these keys is woken, or the time comes. */
export interface Wait {
  keys: string[];
  /** simulated ms since the world began */
  until?: number;
}
