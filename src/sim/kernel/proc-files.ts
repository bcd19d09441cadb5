import { text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { carryOutOrders } from './file-orders';
import * as io from './io';

/** The system calls about files. `Proc` adds the rest. */
export abstract class FileCalls {
  abstract readonly processId: number;
  /** the own process, as this transaction has it: only inside `do` */
  protected abstract readonly me: Process;
  abstract do<T>(deed: (sim: Sim) => T): T;

  /** Opens a file: its descriptor, or why not. Devices, fifos and directories too. */
  open(path: string, flags: files.OpenFlags = { read: true }, mode = 0o666): number | Fail {
    return this.do((sim) => io.open(sim, this.processId, path, flags, mode));
  }

  close(fd: number): Fail | undefined {
    return this.do((sim) => io.close(sim, this.processId, fd));
  }

  /** Makes `to` another name of `from`, closing what was there. */
  dup2(from: number, to: number): Fail | undefined {
    return this.do((sim) => io.dup2(sim, this.processId, from, to));
  }

  /** The lowest free descriptor not below `least`, as another name of `fd`. */
  dup(fd: number, least = 0): number | Fail {
    return this.do((sim) => io.dup(sim, this.processId, fd, least));
  }

  setCloseOnExec(fd: number, on: boolean): void {
    this.do((sim) => {
      io.setCloseOnExec(sim, this.processId, fd, on);
    });
  }

  /** A new pipe: [reading end, writing end]. */
  pipe(): [number, number] | Fail {
    return this.do((sim) => io.pipe(sim, this.processId));
  }

  isTty(fd: number): boolean {
    return this.do((sim) => io.isTty(sim, this.processId, fd));
  }

  /** Moves the offset of an open file; answers the new one. */
  seek(fd: number, offset: number, from: 'start' | 'here' | 'end' = 'start'): number | Fail {
    return this.do((sim) => io.seek(sim, this.processId, fd, offset, from));
  }

  statFd(fd: number): files.Stat | Fail {
    return this.do((sim) => io.statFd(sim, this.processId, fd));
  }

  /** Everything in a file at once (for regular files and what the kernel makes up; it never waits). */
  readFile(path: string): Bytes | Fail {
    return this.do((sim) => files.readFile(sim, this.me, path));
  }

  /** As `readFile`, as text. */
  readText(path: string): string | Fail {
    const bytes = this.readFile(path);
    return isFail(bytes) ? bytes : text(bytes);
  }

  /** Writes a whole file at once, making it where it is missing. */
  writeFile(path: string, data: Bytes, options: files.WriteOptions = {}): Fail | undefined {
    return this.do((sim) => {
      const refused = files.writeFile(sim, this.me, path, data, options);
      if (sim.orders.length > 0) carryOutOrders(sim);
      return refused;
    });
  }

  writeText(path: string, content: string, options: files.WriteOptions = {}): Fail | undefined {
    return this.writeFile(path, utf8(content), options);
  }

  stat(path: string): files.Stat | Fail {
    return this.do((sim) => files.stat(sim, this.me, path, true));
  }

  /** As `stat`, of a symbolic link itself. */
  lstat(path: string): files.Stat | Fail {
    return this.do((sim) => files.stat(sim, this.me, path, false));
  }

  exists(path: string): boolean {
    return !isFail(this.stat(path));
  }

  /** May it be read (4), written (2), executed (1) by this process? The sum asks for all of them. */
  access(path: string, mode: number): Fail | undefined {
    return this.do((sim) => files.access(sim, this.me, path, mode));
  }

  /** Names in a directory, sorted, without . and .. */
  readDir(path: string): files.DirEntry[] | Fail {
    return this.do((sim) => files.readDir(sim, this.me, path));
  }

  mkdir(path: string, mode = 0o777): Fail | undefined {
    return this.do((sim) => files.mkdir(sim, this.me, path, mode));
  }

  rmdir(path: string): Fail | undefined {
    return this.do((sim) => files.rmdir(sim, this.me, path));
  }

  unlink(path: string): Fail | undefined {
    return this.do((sim) => files.unlink(sim, this.me, path));
  }

  rename(from: string, to: string): Fail | undefined {
    return this.do((sim) => files.rename(sim, this.me, from, to));
  }

  symlink(target: string, path: string): Fail | undefined {
    return this.do((sim) => files.symlink(sim, this.me, target, path));
  }

  link(existing: string, path: string): Fail | undefined {
    return this.do((sim) => files.link(sim, this.me, existing, path));
  }

  readLink(path: string): string | Fail {
    return this.do((sim) => files.readLink(sim, this.me, path));
  }

  /** The path without links and dots. */
  realPath(path: string): string | Fail {
    return this.do((sim) => files.realPath(sim, this.me, path));
  }

  chmod(path: string, mode: number): Fail | undefined {
    return this.do((sim) => files.chmod(sim, this.me, path, mode));
  }

  /** −1 leaves one as it is. `follow` false changes a symbolic link itself. */
  chown(path: string, uid: number, gid: number, follow = true): Fail | undefined {
    return this.do((sim) => files.chown(sim, this.me, path, uid, gid, follow));
  }

  /** Sets the time of change, ms since 1970; now when it is absent. */
  touch(path: string, mtime?: number): Fail | undefined {
    return this.do((sim) => files.touch(sim, this.me, path, mtime));
  }

  /** Makes a named pipe. */
  mkfifo(path: string, mode = 0o666): Fail | undefined {
    return this.do((sim) => files.makeFifo(sim, this.me, path, mode));
  }

  truncate(path: string, size: number): Fail | undefined {
    return this.do((sim) => files.truncate(sim, this.me, path, size));
  }

  /** What a filesystem has room for. */
  statFs(path: string): files.StatFs | Fail {
    return this.do((sim) => files.statFs(sim, this.me, path));
  }

  cwd(): string {
    return this.do(() => this.me.cwd);
  }

  chdir(path: string): Fail | undefined {
    return this.do((sim) => {
      const real = files.realPath(sim, this.me, path);
      if (isFail(real)) return real;
      const at = files.stat(sim, this.me, real, true);
      if (isFail(at)) return at;
      if (at.type !== 'dir') return { error: 'ENOTDIR' as const };
      const refused = files.access(sim, this.me, real, 1);
      if (refused !== undefined) return refused;
      this.me.cwd = real;
      return undefined;
    });
  }

  /** chroot(2). */
  chroot(path: string): Fail | undefined {
    return this.do((sim) => {
      const me = this.me;
      const real = files.realPath(sim, me, path);
      if (isFail(real)) return real;
      me.root = me.root === '/' ? real : me.root + (real === '/' ? '' : real);
      return undefined;
    });
  }

  umask(mask?: number): number {
    return this.do(() => {
      const { me } = this;
      const before = me.umask;
      if (mask !== undefined) me.umask = mask & 0o777;
      return before;
    });
  }
}
