import type { Bytes } from '#sim/base/bytes';
import type { Executable, Handle, Inode } from '#sim/world/files';
import type { Credentials } from '#sim/world/process';

/** Whose eyes a path is seen with. A `Process` row is one. `cwd` is as the process sees it, `root` as the mount namespace does. */
export interface Viewer {
  machine: number;
  ns: { mnt: number; pid: number; net: number; uts: number; cgroup: number };
  root: string;
  cwd: string;
  umask: number;
  cred: Credentials;
  /** for /proc/self */
  id?: number;
  /** look at this filesystem alone, without any mounts: a stopped container's root */
  fs?: number;
}

export interface OpenFlags {
  read?: boolean;
  write?: boolean;
  append?: boolean;
  create?: boolean;
  exclusive?: boolean;
  truncate?: boolean;
  directory?: boolean;
  noFollow?: boolean;
  nonBlocking?: boolean;
}

export interface WriteOptions {
  append?: boolean;
  mode?: number;
  exclusive?: boolean;
}

export interface Stat {
  type: Inode['type'];
  mode: number;
  uid: number;
  gid: number;
  size: number;
  nlink: number;
  /** ms since 1970 */
  mtime: number;
  ino: number;
  /** number of the filesystem */
  dev: number;
  device?: string;
  exe?: Executable;
}

export interface DirEntry {
  name: string;
  type: Inode['type'];
}

export interface StatFs {
  source: string;
  type: string;
  at: string;
  /** bytes */
  size: number;
  used: number;
}

/** What open found: a handle, and what kind of thing the kernel must make of it. */
export interface Opened {
  handle: Handle;
  type: Inode['type'];
  /** null, zero, tty …; `pts:N` is row N of `ttys`, `fd:N` the process's own descriptor N */
  device?: string;
  /** fifo, socket: row of `pipes` or `sockets` */
  endpoint?: number;
}

/** What exec needs to know of a file. */
export interface ExecFile {
  /** real path, as the viewer's namespace sees it */
  path: string;
  exe?: Executable;
  /** the first 256 bytes, where it is a text: for #! lines */
  head: Bytes;
  size: number;
  /** the same for all who map the same bytes (same layer, same file): key of the page cache */
  identity: string;
  mode: number;
  uid: number;
  gid: number;
}
