import type { NamespaceSet } from '#sim/world/machine';
import type { Credentials, Exit } from '#sim/world/process';

/** What a process asks for when it starts another. What is absent is inherited. */
export interface SpawnOrder {
  /** executable; absent: argv[0], which must then be a path */
  path?: string;
  argv: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** child's descriptor → own descriptor; absent: all that are not close-on-exec */
  files?: Readonly<Record<number, number>>;
  /** process group: 0 a new one, or the pid of its leader; absent: the parent's */
  group?: number;
  /** makes the new group the foreground of the terminal behind this own descriptor */
  foregroundTty?: number;
  /** starts a new session */
  session?: boolean;
  /** own descriptor of a terminal line that becomes the new session's (TIOCSCTTY) */
  terminal?: number;
  cred?: Credentials;
  nice?: number;
  /** signals to be ignored, or to have their usual effect again */
  ignore?: readonly number[];
  defaults?: readonly number[];
}

export interface ForkOrder {
  files?: Readonly<Record<number, number>>;
  group?: number;
  foregroundTty?: number;
  /** moves the child into other namespaces (unshare, nsenter) */
  ns?: Partial<NamespaceSet>;
}

export interface WaitResult {
  /** as the waiting process numbers it */
  pid: number;
  exit: Exit;
  isStopped: boolean;
}

/** Everything about a new process, for those who make one from outside: init, container runtimes, terminals. */
export interface CreateOrder {
  machine: number;
  /** process id; 0 for none */
  parent: number;
  path?: string;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd: string;
  root?: string;
  cred: Credentials;
  ns: NamespaceSet;
  cgroup: number;
  /** descriptor → row of `openFiles`; they are retained */
  files: Readonly<Record<number, number>>;
  /** controlling terminal; its session begins here */
  tty?: number;
  umask?: number;
  container?: string;
  limits?: Record<string, [number, number]>;
  noNewPrivileges?: boolean;
  /** a process of a container without seccomp's filter */
  isUnfiltered?: boolean;
  oomScoreAdjust?: number;
}
