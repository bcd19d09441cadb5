import { asBytes, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { OpenFile } from '#sim/world/io';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { operations } from './operations';
import { SIG } from './signal-numbers';
import { deliver } from './signals';
import { removeThread } from './threads';
import * as ttys from './ttys';

/** Descriptors a process may have open: the usual soft limit of nofile in containers and services. */
const mostFiles = 1024;

/** The open file behind a descriptor. */
export function openFileOf(sim: Sim, processId: number, fd: number): OpenFile | undefined {
  const file = sim.processes.peek(processId)?.files[fd];
  return file === undefined ? undefined : sim.openFiles.get(file);
}

/** A new open file description. It lives as long as descriptors (or others who retain it) point to it. */
export function newOpenFile(
  sim: Sim,
  kind: OpenFile['kind'],
  target: number,
  more: Partial<OpenFile> = {},
): OpenFile {
  const id = sim.newId();
  return sim.openFiles.insert(id, {
    id,
    refs: 0,
    kind,
    target,
    path: '',
    offset: 0,
    canRead: true,
    canWrite: true,
    append: false,
    nonBlocking: false,
    closeOnExec: false,
    ...more,
  });
}

/** Lets a descriptor of a process point to an open file. */
export function attach(sim: Sim, process: Process, fd: number, file: number): void {
  process.files[fd] = file;
  retain(sim, file);
}

export function retain(sim: Sim, file: number): void {
  sim.openFiles.need(file).refs += 1;
}

/** Lets go of an open file; the last one closes it. */
export function release(sim: Sim, file: number): void {
  const row = sim.openFiles.get(file);
  if (row === undefined) return;
  row.refs -= 1;
  if (row.refs > 0) return;
  sim.openFiles.remove(file);
  operations[row.kind].close(sim, row);
}

export function detach(sim: Sim, process: Process, fd: number): void {
  const file = process.files[fd];
  if (file === undefined) return;
  delete process.files[fd];
  release(sim, file);
}

function lowestFree(process: Process, least = 0): number | Fail {
  for (let fd = least; fd < mostFiles; fd++) if (process.files[fd] === undefined) return fd;
  return fail('EMFILE');
}

/** Puts an open file at the lowest free descriptor. */
export function install(sim: Sim, processId: number, file: OpenFile): number | Fail {
  const process = sim.processes.need(processId);
  const fd = lowestFree(process);
  if (isFail(fd)) sim.openFiles.remove(file.id);
  else attach(sim, process, fd, file.id);
  return fd;
}

export function open(
  sim: Sim,
  processId: number,
  path: string,
  flags: files.OpenFlags,
  mode: number,
): number | Fail {
  const process = sim.processes.need(processId);
  const opened = files.open(sim, process, path, flags, mode);
  if (isFail(opened)) return opened;
  const more: Partial<OpenFile> = {
    path,
    canRead: flags.read === true,
    canWrite: flags.write === true || flags.append === true,
    append: flags.append === true,
    nonBlocking: flags.nonBlocking === true,
  };
  if (opened.type === 'socket') return fail('ENXIO');
  if (opened.type === 'fifo') return openFifo(sim, processId, opened.endpoint ?? 0, more);
  if (opened.type === 'device') return openDevice(sim, processId, opened.device ?? 'null', more);
  const row = newOpenFile(sim, 'file', 0, { ...more, handle: opened.handle });
  files.retain(sim, opened.handle);
  return install(sim, processId, row);
}

function openFifo(sim: Sim, processId: number, pipe: number, more: Partial<OpenFile>): number | Fail {
  const row = sim.pipes.need(pipe);
  if (more.canRead === true) row.readers += 1;
  if (more.canWrite === true) row.writers += 1;
  return install(sim, processId, newOpenFile(sim, 'pipe', pipe, more));
}

function openDevice(sim: Sim, processId: number, device: string, more: Partial<OpenFile>): number | Fail {
  const process = sim.processes.need(processId);
  const own = /^fd:(\d+)$/.exec(device)?.[1];
  if (own !== undefined) return dup(sim, processId, Number(own));
  const pts = /^pts:(\d+)$/.exec(device)?.[1];
  if (device === 'tty' || device === 'console' || pts !== undefined) {
    const tty = pts === undefined ? process.tty : Number(pts);
    const row = sim.ttys.get(tty);
    if (row === undefined) return fail(pts === undefined ? 'ENXIO' : 'EIO');
    row.slaves += 1;
    return install(sim, processId, newOpenFile(sim, 'tty', tty, more));
  }
  if (device === 'ptmx') return ttys.openMaster(sim, processId);
  return install(sim, processId, newOpenFile(sim, 'device', 0, { ...more, device }));
}

export function close(sim: Sim, processId: number, fd: number): Fail | undefined {
  const process = sim.processes.need(processId);
  if (process.files[fd] === undefined) return fail('EBADF');
  detach(sim, process, fd);
  return undefined;
}

export function dup2(sim: Sim, processId: number, from: number, to: number): Fail | undefined {
  const process = sim.processes.need(processId);
  const file = process.files[from];
  if (file === undefined) return fail('EBADF');
  if (from === to) return undefined;
  retain(sim, file);
  detach(sim, process, to);
  process.files[to] = file;
  return undefined;
}

export function dup(sim: Sim, processId: number, fd: number, least = 0): number | Fail {
  const process = sim.processes.need(processId);
  const file = process.files[fd];
  if (file === undefined) return fail('EBADF');
  const free = lowestFree(process, least);
  if (!isFail(free)) attach(sim, process, free, file);
  return free;
}

export function setCloseOnExec(sim: Sim, processId: number, fd: number, on: boolean): void {
  const file = openFileOf(sim, processId, fd);
  if (file !== undefined) file.closeOnExec = on;
}

export function closeOnExec(sim: Sim, process: Process): void {
  for (const [fd, file] of Object.entries(process.files)) {
    if (sim.openFiles.peek(file)?.closeOnExec === true) detach(sim, process, Number(fd));
  }
}

/** pipe(7)'s usual capacity, bytes. */
const pipeCapacity = 65536;

/** A new pipe in the world: its open files, [reading end, writing end]; nobody holds them yet. */
export function newPipe(sim: Sim): [OpenFile, OpenFile] {
  const id = sim.newId();
  sim.pipes.insert(id, { id, buffer: asBytes(''), capacity: pipeCapacity, readers: 1, writers: 1 });
  return [
    newOpenFile(sim, 'pipe', id, { canWrite: false }),
    newOpenFile(sim, 'pipe', id, { canRead: false }),
  ];
}

export function pipe(sim: Sim, processId: number): [number, number] | Fail {
  const [reading, writing] = newPipe(sim);
  const from = install(sim, processId, reading);
  if (isFail(from)) return from;
  const to = install(sim, processId, writing);
  return isFail(to) ? to : [from, to];
}

/** Bytes, '' at the end, a refusal, or undefined: nothing there yet. */
export function read(sim: Sim, processId: number, fd: number, most: number): Bytes | Fail | undefined {
  const file = openFileOf(sim, processId, fd);
  if (file === undefined || !file.canRead) return fail('EBADF');
  const result = operations[file.kind].read(sim, file, most, processId);
  return result === undefined && file.nonBlocking ? fail('EAGAIN') : result;
}

/** How many bytes were taken, a refusal, or undefined: no room yet. A writer to nobody gets SIGPIPE and EPIPE. */
export function write(sim: Sim, processId: number, fd: number, data: Bytes): number | Fail | undefined {
  const file = openFileOf(sim, processId, fd);
  if (file === undefined || !file.canWrite) return fail('EBADF');
  const result = operations[file.kind].write(sim, file, data, processId);
  if (isFail(result) && result.error === 'EPIPE') deliver(sim, processId, SIG.PIPE);
  return result === undefined && file.nonBlocking ? fail('EAGAIN') : result;
}

/** A read would answer at once (with bytes, the end, or a refusal). */
export function canRead(sim: Sim, processId: number, fd: number): boolean {
  const file = openFileOf(sim, processId, fd);
  return file === undefined || operations[file.kind].canRead(sim, file);
}

export function canWrite(sim: Sim, processId: number, fd: number): boolean {
  const file = openFileOf(sim, processId, fd);
  return file === undefined || operations[file.kind].canWrite(sim, file);
}

/** What is woken when something changes for who reads or writes here. */
export function wakeKey(sim: Sim, processId: number, fd: number): string {
  const file = openFileOf(sim, processId, fd);
  return file === undefined ? 'never' : operations[file.kind].key(file);
}

export function isTty(sim: Sim, processId: number, fd: number): boolean {
  return openFileOf(sim, processId, fd)?.kind === 'tty';
}

export function seek(
  sim: Sim,
  processId: number,
  fd: number,
  offset: number,
  from: 'start' | 'here' | 'end',
): number | Fail {
  const file = openFileOf(sim, processId, fd);
  if (file === undefined) return fail('EBADF');
  if (file.handle === undefined) return fail('EINVAL');
  const base = from === 'start' ? 0 : from === 'here' ? file.offset : files.sizeOf(sim, file.handle);
  if (base + offset < 0) return fail('EINVAL');
  file.offset = base + offset;
  return file.offset;
}

export function statFd(sim: Sim, processId: number, fd: number): files.Stat | Fail {
  const file = openFileOf(sim, processId, fd);
  if (file === undefined) return fail('EBADF');
  if (file.handle !== undefined) return files.statHandle(sim, file.handle);
  const type = file.kind === 'pipe' ? 'fifo' : file.kind === 'socket' ? 'socket' : 'device';
  return { type, mode: 0o600, uid: 0, gid: 0, size: 0, nlink: 1, mtime: sim.now, ino: file.id, dev: 0 };
}

export function setForegroundOf(sim: Sim, process: Process, fd: number, group: number): void {
  const file = openFileOf(sim, process.id, fd);
  const tty = file?.kind === 'tty' ? sim.ttys.get(file.target) : undefined;
  if (tty !== undefined) tty.foreground = group;
}

export function dropThread(sim: Sim, thread: number): void {
  removeThread(sim, thread);
}
