import type { Bytes } from '#sim/base/bytes';
import type { Errno } from '#sim/base/fail';
import type { Handle } from './files';

/** An open file description (open(2)): what file descriptors, also of several processes, point to. */
export interface OpenFile {
  id: number;
  /** descriptors that point to it */
  refs: number;
  kind: 'file' | 'pipe' | 'tty' | 'pty-master' | 'socket' | 'outside' | 'device';
  /** row of `pipes`, `ttys` or `sockets`; for `outside`, the number of the stream */
  target: number;
  /** for kind `file`: which one */
  handle?: Handle;
  /** for kind `device`: null, zero, full, random, urandom, kmsg */
  device?: string;
  /** the path it was opened by */
  path: string;
  offset: number;
  canRead: boolean;
  canWrite: boolean;
  append: boolean;
  nonBlocking: boolean;
  closeOnExec: boolean;
}

/** pipe(7): bytes between two ends; the writer waits when it is full. */
export interface Pipe {
  id: number;
  buffer: Bytes;
  /** bytes; 65,536 on Linux */
  capacity: number;
  /** open file descriptions of each end */
  readers: number;
  writers: number;
}

/** A terminal line (termios(3)), with a master side that a person, or a daemon, holds. */
export interface Tty {
  id: number;
  machine: number;
  /** which devpts it is in: 0 is the machine's, others are those of containers */
  instance: number;
  /** /dev/pts/N, the N */
  number: number;
  rows: number;
  cols: number;
  modes: TtyModes;
  /** the line being typed, in canonical mode */
  line: Bytes;
  /** what can be read by processes */
  input: Bytes;
  /** in canonical mode, ends of input (^D) that are waiting at these offsets of `input` */
  ends: number[];
  /** what processes wrote, for the master to read */
  output: Bytes;
  /** output stopped by ^S */
  isPaused: boolean;
  /** process id of the foreground group's leader; 0: none */
  foreground: number;
  session: number;
  /** the master went away */
  isHungUp: boolean;
  /** number of the terminal outside that is the master; 0: a process holds it */
  terminal: number;
  /** descriptions of the slave side that are open */
  slaves: number;
}

export interface TtyModes {
  /** line by line, with erase and kill keys */
  canonical: boolean;
  echo: boolean;
  /** ^C ^Z ^\ make signals */
  signals: boolean;
  /** output: \n becomes \r\n */
  newline: boolean;
  /** input: \r becomes \n */
  carriageReturn: boolean;
}

export interface Address {
  /** dotted IPv4 or IPv6; '' for any */
  ip: string;
  port: number;
}

/** A stream socket, TCP or unix. Each end has its own row. */
export interface Socket {
  id: number;
  family: 'unix' | 'tcp';
  netns: number;
  state: 'new' | 'listening' | 'connecting' | 'connected' | 'closed';
  /** tcp */
  local: Address;
  remote: Address;
  /** unix: path it was bound to */
  path?: string;
  /** the other end; 0 once it is gone */
  peer: number;
  /** received, not read yet */
  inbox: Bytes;
  /** bytes that `inbox` takes before the sender waits */
  capacity: number;
  /** the other end will send no more */
  isEnded: boolean;
  /** this end will send no more */
  isShut: boolean;
  wasReset: boolean;
  /** listening: connected sockets to accept */
  backlog: number[];
  backlogLimit: number;
  /** the other end is outside the world: number of the connection */
  outside: number;
  /** connecting: how it will end, and both ends as the server will see them (NAT and proxies change them) */
  fate?: { error?: Errno; server?: Address; client?: Address };
}

/** A stream between a process and whoever runs the simulation: bytes in wait until they are read. */
export interface OutsideStream {
  id: number;
  input: Bytes;
  isEnded: boolean;
}
