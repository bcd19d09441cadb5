import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { OpenFile } from '#sim/world/io';
import type { Sim } from '#sim/world/sim';
import { carryOutOrders } from './file-orders';
import { socketOperations } from './socket-operations';
import { masterOperations, slaveOperations } from './tty-operations';
import { wake } from './wait';

/** What each kind of open file does when it is read, written, asked and closed. `undefined`: not now, wait for `key`. */
export interface Operations {
  read(sim: Sim, file: OpenFile, most: number, processId: number): Bytes | Fail | undefined;
  write(sim: Sim, file: OpenFile, data: Bytes, processId: number): number | Fail | undefined;
  canRead(sim: Sim, file: OpenFile): boolean;
  canWrite(sim: Sim, file: OpenFile): boolean;
  key(file: OpenFile): string;
  close(sim: Sim, file: OpenFile): void;
}

/** Regular files and directories: always ready. */
const fileOperations: Operations = {
  read(sim, file, most) {
    if (file.handle === undefined) return fail('EBADF');
    const data = files.readAt(sim, file.handle, file.offset, most);
    if (!isFail(data)) file.offset += data.length;
    return data;
  },
  write(sim, file, data, processId) {
    if (file.handle === undefined) return fail('EBADF');
    if (file.append) file.offset = files.sizeOf(sim, file.handle);
    const written = files.writeAt(sim, file.handle, file.offset, data, sim.processes.peek(processId));
    if (sim.orders.length > 0) carryOutOrders(sim);
    if (isFail(written)) return written;
    file.offset += written;
    wake(sim, fileKey(file));
    return written;
  },
  canRead: () => true,
  canWrite: () => true,
  key: fileKey,
  close(sim, file) {
    if (file.handle !== undefined) files.release(sim, file.handle);
  },
};

/** Woken when a file in the writable part is written through a descriptor (what inotify tells `tail -f`). */
function fileKey(file: OpenFile): string {
  return `file:${file.handle?.inode ?? 0}`;
}

/** pipe(7). */
const pipeOperations: Operations = {
  read(sim, file, most) {
    const pipe = sim.pipes.need(file.target);
    if (pipe.buffer === '') return pipe.writers === 0 ? noBytes : undefined;
    const data = asBytes(pipe.buffer.slice(0, most));
    pipe.buffer = asBytes(pipe.buffer.slice(data.length));
    wake(sim, pipeKey(file));
    return data;
  },
  write(sim, file, data) {
    const pipe = sim.pipes.need(file.target);
    if (pipe.readers === 0) return fail('EPIPE');
    const room = pipe.capacity - pipe.buffer.length;
    if (room <= 0) return undefined;
    const part = data.length <= room ? data : data.slice(0, room);
    pipe.buffer = asBytes(pipe.buffer + part);
    wake(sim, pipeKey(file));
    return part.length;
  },
  canRead(sim, file) {
    const pipe = sim.pipes.peek(file.target);
    return pipe === undefined || pipe.buffer !== '' || pipe.writers === 0;
  },
  canWrite(sim, file) {
    const pipe = sim.pipes.peek(file.target);
    return pipe === undefined || pipe.readers === 0 || pipe.buffer.length < pipe.capacity;
  },
  key: pipeKey,
  close(sim, file) {
    const pipe = sim.pipes.need(file.target);
    if (file.canRead) pipe.readers -= 1;
    if (file.canWrite) pipe.writers -= 1;
    wake(sim, pipeKey(file));
    if (pipe.readers <= 0 && pipe.writers <= 0 && file.path === '') sim.pipes.remove(file.target);
  },
};

function pipeKey(file: OpenFile): string {
  return `pipe:${file.target}`;
}

/** Streams to whoever runs the simulation: they take everything at once. */
const outsideOperations: Operations = {
  read(sim, file, most) {
    const stream = sim.outside.get(file.target);
    if (stream === undefined) return noBytes;
    if (stream.input === '') return stream.isEnded ? noBytes : undefined;
    const data = asBytes(stream.input.slice(0, most));
    stream.input = asBytes(stream.input.slice(data.length));
    return data;
  },
  write(sim, file, data) {
    sim.output.outside.push({ stream: file.target, data });
    return data.length;
  },
  canRead(sim, file) {
    const stream = sim.outside.peek(file.target);
    return stream === undefined || stream.input !== '' || stream.isEnded;
  },
  canWrite: () => true,
  key: (file) => outsideKey(file.target),
  close(sim, file) {
    sim.output.outside.push({ stream: file.target, data: noBytes, end: true });
  },
};

export function outsideKey(stream: number): string {
  return `outside:${stream}`;
}

/** The memory devices: null(4), random(4). */
const deviceOperations: Operations = {
  read(sim, file, most) {
    if (file.device === 'null') return noBytes;
    if (file.device === 'zero' || file.device === 'full') return asBytes('\0'.repeat(most));
    if (file.device === 'random' || file.device === 'urandom') return randomBytes(sim, Math.min(most, 65536));
    return file.device === 'kmsg' ? noBytes : fail('EIO');
  },
  write(_sim, file, data) {
    return file.device === 'full' ? fail('ENOSPC') : data.length;
  },
  canRead: () => true,
  canWrite: () => true,
  key: () => 'never',
  close: () => undefined,
};

function randomBytes(sim: Sim, count: number): Bytes {
  let out = '';
  while (out.length < count) {
    const bits = sim.random.bits();
    out += String.fromCharCode(bits & 255, (bits >>> 8) & 255, (bits >>> 16) & 255, bits >>> 24);
  }
  return asBytes(out.slice(0, count));
}

export const operations: Readonly<Record<OpenFile['kind'], Operations>> = {
  file: fileOperations,
  pipe: pipeOperations,
  tty: slaveOperations,
  'pty-master': masterOperations,
  socket: socketOperations,
  outside: outsideOperations,
  device: deviceOperations,
};
