import { utf8, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import * as io from './io';
import { FileCalls } from './proc-files';
import type { Steps } from './program';
import * as signals from './signals';
import * as sockets from './sockets';
import * as ttys from './ttys';

/** The system calls about descriptors that may have to wait: reading and writing, terminals, sockets. `Proc` adds the rest. */
export abstract class StreamCalls extends FileCalls {
  abstract until<T>(check: (sim: Sim) => T | undefined, keys: string[], until?: number): Steps<T>;
  abstract hold(bytes: number): void;
  protected abstract keysOf(fd: number): string[];

  // ---- input and output

  /** Up to `most` bytes; '' at the end of input. Waits until there is something. */
  *read(fd: number, most = 65536): Steps<Bytes | Fail> {
    return yield* this.until((sim) => io.read(sim, this.processId, fd, most), this.keysOf(fd));
  }

  /** Everything until the end of input. */
  *readAll(fd: number): Steps<Bytes | Fail> {
    let all = '';
    for (;;) {
      const part = yield* this.read(fd, 1 << 20);
      if (isFail(part)) return part;
      if (part === '') return all as Bytes;
      all += part;
      this.hold(all.length);
    }
  }

  /** Writes all of it, waiting where a pipe or socket is full. Answers undefined, or the refusal. */
  *write(fd: number, data: Bytes): Steps<Fail | undefined> {
    let rest = data;
    while (rest !== '') {
      const chunk = rest;
      const written = yield* this.until((sim) => io.write(sim, this.processId, fd, chunk), this.keysOf(fd));
      if (isFail(written)) return written;
      if (written >= chunk.length) return undefined;
      rest = chunk.slice(written) as Bytes;
    }
    return undefined;
  }

  /** Text to standard output. */
  *out(text: string): Steps<Fail | undefined> {
    return yield* this.write(1, utf8(text));
  }

  /** Text to standard error. */
  *err(text: string): Steps<Fail | undefined> {
    return yield* this.write(2, utf8(text));
  }

  /** Waits until one of the descriptors can be read (or written), a signal is there to be taken, or the time has come ('time'). */
  *poll(wanted: {
    read?: number[];
    write?: number[];
    signal?: boolean;
    until?: number;
  }): Steps<number | 'signal' | 'time'> {
    const all = [...(wanted.read ?? []), ...(wanted.write ?? [])];
    // copied: what `do` gives is the journal's own
    const keys = [...this.do((sim) => all.map((fd) => io.wakeKey(sim, this.processId, fd)))];
    if (wanted.signal === true) keys.push(signals.signalKey(this.processId));
    const check = (sim: Sim): number | 'signal' | 'time' | undefined => {
      if (wanted.signal === true && sim.processes.need(this.processId).signals.pending.length > 0)
        return 'signal';
      const readable = wanted.read?.find((fd) => io.canRead(sim, this.processId, fd));
      if (readable !== undefined) return readable;
      const writable = wanted.write?.find((fd) => io.canWrite(sim, this.processId, fd));
      if (writable !== undefined) return writable;
      return wanted.until !== undefined && sim.time >= wanted.until ? 'time' : undefined;
    };
    return yield* this.until(check, keys, wanted.until);
  }

  /** What to be woken by when this descriptor changes: for step machines that make their own waits. */
  wakeKey(fd: number): string {
    return this.do((sim) => io.wakeKey(sim, this.processId, fd));
  }

  // ---- terminals

  /** The terminal behind a descriptor: size and modes; undefined when it is none. */
  tty(fd: number): ttys.TtyView | undefined {
    return this.do((sim) => ttys.view(sim, this.processId, fd));
  }

  setTtyModes(fd: number, modes: Partial<ttys.TtyView['modes']>): Fail | undefined {
    return this.do((sim) => ttys.setModes(sim, this.processId, fd, modes));
  }

  /** TIOCSWINSZ: sets the size of the terminal behind a descriptor; who is in its foreground hears SIGWINCH. */
  setWindow(fd: number, rows: number, cols: number): Fail | undefined {
    return this.do((sim) => ttys.setWindow(sim, this.processId, fd, rows, cols));
  }

  /** tcsetpgrp: gives the terminal to the group of that leader (as pid). */
  setForeground(fd: number, group: number): Fail | undefined {
    return this.do((sim) => ttys.setForeground(sim, this.processId, fd, group));
  }

  // ---- sockets

  /** Connects to a unix path or an address: the descriptor, or why not. */
  *connect(to: sockets.Destination): Steps<number | Fail> {
    const started = this.do((sim) => sockets.connect(sim, this.processId, to));
    if (isFail(started)) return started;
    return yield* this.until(
      (sim) => sockets.connected(sim, this.processId, started),
      [this.wakeKey(started)],
    );
  }

  listen(at: sockets.Destination, backlog = 128): number | Fail {
    return this.do((sim) => sockets.listen(sim, this.processId, at, backlog));
  }

  *accept(fd: number): Steps<sockets.Accepted | Fail> {
    return yield* this.until((sim) => sockets.accept(sim, this.processId, fd), this.keysOf(fd));
  }

  /** Says that this end sends no more; the other end reads until ''. */
  shutdown(fd: number): Fail | undefined {
    return this.do((sim) => sockets.shutdown(sim, this.processId, fd));
  }

  /** Addresses of both ends of a connected socket. */
  socketNames(fd: number): sockets.Names | Fail {
    return this.do((sim) => sockets.names(sim, this.processId, fd));
  }
}
