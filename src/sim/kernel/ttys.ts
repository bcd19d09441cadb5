import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { fail, type Fail } from '#sim/base/fail';
import type { OpenFile, Tty, TtyModes } from '#sim/world/io';
import { pidIn, processByPid } from '#sim/world/pids';
import type { Sim } from '#sim/world/sim';
import { attach, install, newOpenFile, openFileOf } from './io';
import { SIG } from './signal-numbers';
import { signalGroup } from './signals';
import { emitOutput } from './tty-operations';
import { wake } from './wait';

/** What a program may know of the terminal behind a descriptor. */
export interface TtyView {
  rows: number;
  cols: number;
  modes: TtyModes;
  /** pid of the foreground group's leader, as the process numbers it */
  foreground: number;
  /** /dev/pts/N */
  name: string;
}

export function ttyKey(id: number): string {
  return `tty:${id}`;
}

/** As a terminal begins: `stty sane`. */
const sane: TtyModes = { canonical: true, echo: true, signals: true, newline: true, carriageReturn: true };

/**
 * A new terminal line. `terminal`: number of the terminal outside that is its master, or 0. Each devpts counts its own
 * lines: `instance` tells them apart (0 is the machine's).
 */
export function newTty(
  sim: Sim,
  machine: number,
  rows: number,
  cols: number,
  terminal = 0,
  instance = 0,
): Tty {
  const id = sim.newId();
  let number = 0;
  const taken = new Set<number>();
  for (const tty of sim.ttys.all())
    if (tty.machine === machine && tty.instance === instance) taken.add(tty.number);
  while (taken.has(number)) number += 1;
  return sim.ttys.insert(id, {
    id,
    machine,
    instance,
    number,
    rows,
    cols,
    modes: { ...sane },
    line: noBytes,
    input: noBytes,
    ends: [],
    output: noBytes,
    isPaused: false,
    foreground: 0,
    session: 0,
    isHungUp: false,
    terminal,
    slaves: 0,
  });
}

/** An open file of the slave side, for a process that is about to be made. */
export function openSlave(sim: Sim, ttyId: number): OpenFile {
  const tty = sim.ttys.need(ttyId);
  tty.slaves += 1;
  return newOpenFile(sim, 'tty', ttyId, { path: `/dev/pts/${tty.number}` });
}

/** A pseudo terminal whose master the process gets: its descriptor. */
export function openMaster(sim: Sim, processId: number): number | Fail {
  const tty = newTty(sim, sim.processes.need(processId).machine, 24, 80);
  return install(sim, processId, newOpenFile(sim, 'pty-master', tty.id));
}

/** Gives a process a master's descriptor for an existing line. */
export function attachMaster(sim: Sim, processId: number, fd: number, ttyId: number): void {
  attach(sim, sim.processes.need(processId), fd, newOpenFile(sim, 'pty-master', ttyId).id);
}

export function view(sim: Sim, processId: number, fd: number): TtyView | undefined {
  const tty = ttyBehind(sim, processId, fd);
  if (tty === undefined) return undefined;
  const foreground = pidIn(sim, tty.foreground, sim.processes.need(processId).ns.pid);
  return {
    rows: tty.rows,
    cols: tty.cols,
    modes: { ...tty.modes },
    foreground,
    name: `/dev/pts/${tty.number}`,
  };
}

function ttyBehind(sim: Sim, processId: number, fd: number): Tty | undefined {
  const file = openFileOf(sim, processId, fd);
  return file?.kind === 'tty' || file?.kind === 'pty-master' ? sim.ttys.get(file.target) : undefined;
}

export function setModes(
  sim: Sim,
  processId: number,
  fd: number,
  modes: Partial<TtyModes>,
): Fail | undefined {
  const tty = ttyBehind(sim, processId, fd);
  if (tty === undefined) return fail('ENOTTY');
  const wasCanonical = tty.modes.canonical;
  Object.assign(tty.modes, modes);
  if (wasCanonical && !tty.modes.canonical && tty.line !== '') {
    tty.input = asBytes(tty.input + tty.line); // what was typed of a line can be read now
    tty.line = noBytes;
    wake(sim, ttyKey(tty.id));
  }
  return undefined;
}

export function setWindow(
  sim: Sim,
  processId: number,
  fd: number,
  rows: number,
  cols: number,
): Fail | undefined {
  const tty = ttyBehind(sim, processId, fd);
  if (tty === undefined) return fail('ENOTTY');
  resize(sim, tty.id, rows, cols);
  return undefined;
}

export function setForeground(sim: Sim, processId: number, fd: number, group: number): Fail | undefined {
  const tty = ttyBehind(sim, processId, fd);
  if (tty === undefined) return fail('ENOTTY');
  const leader = processByPid(sim, sim.processes.need(processId).ns.pid, group);
  if (leader === undefined) return fail('ESRCH');
  tty.foreground = leader;
  return undefined;
}

/** Sets the size; who is in the foreground hears SIGWINCH when it changed. */
export function resize(sim: Sim, ttyId: number, rows: number, cols: number): void {
  const tty = sim.ttys.get(ttyId);
  if (tty === undefined || (tty.rows === rows && tty.cols === cols)) return;
  tty.rows = rows;
  tty.cols = cols;
  signalGroup(sim, tty.machine, tty.foreground, SIG.WINCH);
}

const signalKeys: Readonly<Record<string, number>> = { '\x03': SIG.INT, '\x1c': SIG.QUIT, '\x1a': SIG.TSTP };

/** Bytes typed at the terminal: the line discipline of termios(3). */
export function type(sim: Sim, ttyId: number, data: Bytes): void {
  const tty = sim.ttys.get(ttyId);
  if (tty === undefined || tty.isHungUp) return;
  for (const key of data) typeOne(sim, tty, key);
  wake(sim, ttyKey(ttyId));
}

function typeOne(sim: Sim, tty: Tty, typed: string): void {
  const { modes } = tty;
  const key = typed === '\r' && modes.carriageReturn ? '\n' : typed;
  const signal = modes.signals ? signalKeys[key] : undefined;
  if (signal !== undefined) {
    if (modes.echo) emitOutput(sim, tty, caret(key));
    tty.line = noBytes;
    tty.input = noBytes;
    tty.ends = [];
    signalGroup(sim, tty.machine, tty.foreground, signal);
    return;
  }
  if (!modes.canonical) {
    tty.input = asBytes(tty.input + key);
    if (modes.echo) emitOutput(sim, tty, echoOf(tty, key));
    return;
  }
  editLine(sim, tty, key);
}

function editLine(sim: Sim, tty: Tty, key: string): void {
  if (key === '\x7f' || key === '\b') erase(sim, tty, lastCharacter(tty.line));
  else if (key === '\x15') erase(sim, tty, tty.line.length);
  else if (key === '\x17') erase(sim, tty, tty.line.length - tty.line.trimEnd().replace(/\S+$/, '').length);
  else if (key === '\x04') {
    tty.input = asBytes(tty.input + tty.line);
    tty.line = noBytes;
    tty.ends.push(tty.input.length);
  } else {
    tty.line = asBytes(tty.line + key);
    if (tty.modes.echo) emitOutput(sim, tty, echoOf(tty, key));
    if (key !== '\n') return;
    tty.input = asBytes(tty.input + tty.line);
    tty.line = noBytes;
  }
}

/** Bytes of the last character of a line: UTF-8 has up to four. */
function lastCharacter(line: Bytes): number {
  let count = line === '' ? 0 : 1;
  while (count < line.length && (line.charCodeAt(line.length - count) & 0xc0) === 0x80) count += 1;
  return count;
}

function erase(sim: Sim, tty: Tty, bytes: number): void {
  if (bytes <= 0) return;
  const gone = tty.line.slice(tty.line.length - bytes);
  tty.line = asBytes(tty.line.slice(0, tty.line.length - bytes));
  if (!tty.modes.echo) return;
  let columns = 0;
  for (const byte of gone) {
    const code = byte.charCodeAt(0);
    if ((code & 0xc0) !== 0x80) columns += code < 32 ? 2 : code >= 0xe3 ? 2 : 1; // most three-byte characters are wide
  }
  emitOutput(sim, tty, '\b \b'.repeat(columns));
}

function echoOf(tty: Tty, key: string): string {
  if (key === '\n') return tty.modes.newline ? '\r\n' : '\n';
  return key < ' ' && key !== '\t' ? caret(key) : key;
}

function caret(key: string): string {
  return `^${String.fromCharCode(key.charCodeAt(0) ^ 64)}`;
}
