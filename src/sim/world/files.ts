import type { Bytes } from '#sim/base/bytes';

/** What makes a file a program: which one, and what it needs to run. */
export interface Executable {
  /** name in the table of programs */
  program: string;
  /** name that it is called by → program: what one binary is under other names (busybox's shell) */
  as?: Readonly<Record<string, string>>;
  /** where programs differ by it */
  version?: string;
  arch?: 'amd64' | 'arm64';
  kernel?: 'linux' | 'windows' | 'darwin';
  /** sonames that the dynamic loader must find, such as `libssl.so.3`; absent or empty: static */
  needs?: string[];
}

/** One entry of a layer: what an image's archive says of one path. Paths have no slash at the end; / is ''. */
export type LayerEntry =
  | { type: 'dir'; mode?: number; uid?: number; gid?: number; isOpaque?: boolean; mtime?: number }
  | {
      type: 'file';
      mode?: number;
      uid?: number;
      gid?: number;
      mtime?: number;
      /** UTF-8 text, or bytes; neither: a file of `size` whose content nobody needs */
      text?: string;
      bytes?: Bytes;
      size?: number;
      exe?: Executable;
      /** hard link: the path in the same layer whose inode this is */
      link?: string;
    }
  | { type: 'symlink'; target: string; uid?: number; gid?: number; mtime?: number }
  | { type: 'device'; device: string; mode?: number; uid?: number; gid?: number }
  | { type: 'whiteout' };

/** A layer's content: absolute path → entry. Parents that are not named exist with mode 755. */
export type LayerTree = Record<string, LayerEntry>;

/** A filesystem that can be mounted: a stack of read-only layers with a writable top, or what the kernel makes up. */
export interface Filesystem {
  id: number;
  machine: number;
  kind: 'overlay' | 'tmpfs' | 'proc' | 'sysfs' | 'cgroup2' | 'devtmpfs' | 'devpts' | 'mqueue';
  /** chain of layers (diff ids), uppermost first */
  lower: string[];
  /** its root: row of `inodes` */
  root: number;
  /** bytes and inodes of the writable part */
  used: number;
  inodes: number;
  /** bytes; absent: whatever the disk has */
  limit?: number;
  /** mounts and handles that use it */
  users: number;
  /** ms since 1970: date of what was there from the beginning */
  made?: number;
  /** proc: pid namespace it shows; sysfs, cgroup2: namespace likewise */
  namespace?: number;
}

/** A file, directory, link or device in the writable part of a filesystem. */
export interface Inode {
  id: number;
  fs: number;
  type: 'dir' | 'file' | 'symlink' | 'device' | 'fifo' | 'socket';
  /** permission bits with setuid, setgid and sticky */
  mode: number;
  uid: number;
  gid: number;
  nlink: number;
  /** ms since 1970 */
  mtime: number;
  ctime: number;
  /** file: bytes, when there are any; a large file has only a size */
  content?: Bytes;
  size: number;
  exe?: Executable;
  /** dir: name → inode id, or 0 for a whiteout */
  entries?: Record<string, number>;
  /** dir: hides what lies below it */
  isOpaque?: boolean;
  /** symlink */
  target?: string;
  /** device: null, tty, … */
  device?: string;
  /** fifo: row of `pipes`; socket: row of `sockets` */
  endpoint?: number;
  /** open handles, so that an unlinked file lives on */
  handles: number;
}

/** An opened file or directory: either in the writable part (`inode`), or in a read-only layer or made by the kernel (`path`). */
export interface Handle {
  fs: number;
  inode?: number;
  /** path inside the filesystem */
  path: string;
  /** kernel-made files: content as it was when opened */
  snapshot?: Bytes;
}

/** The mounts of one mount namespace (key: namespace id), in the order they were made. */
export interface MountTable {
  id: number;
  mounts: Mount[];
}

export interface Mount {
  /** unique in the world */
  id: number;
  /** where, as the namespace's first process sees it */
  at: string;
  fs: number;
  /** path inside the filesystem that appears there: not '' for a bind mount */
  from: string;
  /** file bind mounts keep the inode */
  inode?: number;
  isReadOnly: boolean;
  /** another machine's files, and whose they are there: here everything seems to be whoever's who looks */
  sharedBy?: { uid: number; gid: number };
  options: string;
  /** as `mount` shows it: overlay, /dev/sda1, proc … */
  source: string;
}
