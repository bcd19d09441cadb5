import { asBytes, noBytes } from '#sim/base/bytes';
import { fail } from '#sim/base/fail';
import type { OpenFile, Tty } from '#sim/world/io';
import type { Sim } from '#sim/world/sim';
import type { Operations } from './operations';
import { SIG } from './signal-numbers';
import { deliver, signalGroup } from './signals';
import { ttyKey, type } from './ttys';
import { wake } from './wait';

/** Bytes that a tty holds for a master who does not read: the writer waits when it is full. */
const outputCapacity = 65536;

const key = (file: OpenFile) => ttyKey(file.target);

/** The side that programs read and write. */
export const slaveOperations: Operations = {
  read(sim, file, most, processId) {
    const tty = sim.ttys.get(file.target);
    if (tty === undefined) return fail('EIO');
    const process = sim.processes.peek(processId);
    if (process?.tty === tty.id && tty.foreground !== 0 && process.group !== tty.foreground) {
      // job control: who is not in the foreground stops when it reads (tty(4))
      if (process.signals.actions[SIG.TTIN] === 'ignore') return fail('EIO');
      deliver(sim, processId, SIG.TTIN);
      return undefined;
    }
    return takeInput(tty, most);
  },
  write(sim, file, data) {
    const tty = sim.ttys.get(file.target);
    if (tty === undefined || tty.isHungUp) return fail('EIO');
    if (tty.isPaused || tty.output.length >= outputCapacity) return undefined;
    emitOutput(sim, tty, tty.modes.newline ? data.replace(/\n/g, '\r\n') : data);
    return data.length;
  },
  canRead(sim, file) {
    const tty = sim.ttys.peek(file.target);
    return tty === undefined || tty.isHungUp || tty.input !== '' || tty.ends.length > 0;
  },
  canWrite(sim, file) {
    const tty = sim.ttys.peek(file.target);
    return tty === undefined || (!tty.isPaused && tty.output.length < outputCapacity);
  },
  key,
  close(sim, file) {
    const tty = sim.ttys.get(file.target);
    if (tty === undefined) return;
    tty.slaves -= 1;
    if (tty.slaves <= 0 && tty.isHungUp) sim.ttys.remove(tty.id);
    else wake(sim, ttyKey(tty.id));
  },
};

/** In canonical mode a line at a time; otherwise what there is. */
function takeInput(tty: Tty, most: number) {
  if (tty.isHungUp) return noBytes;
  const end = tty.ends[0];
  if (end === 0) {
    tty.ends.shift();
    return noBytes;
  }
  if (tty.input === '') return undefined;
  let length = Math.min(most, tty.input.length, end ?? Infinity);
  if (tty.modes.canonical) {
    const newline = tty.input.indexOf('\n');
    if (newline >= 0) length = Math.min(length, newline + 1);
  }
  const data = asBytes(tty.input.slice(0, length));
  tty.input = asBytes(tty.input.slice(length));
  tty.ends = tty.ends.map((at) => at - length);
  if (tty.ends[0] === 0 && end === length && !data.endsWith('\n')) tty.ends.shift(); // ^D after text only pushes it
  return data;
}

/** Sends bytes to the master: a terminal outside gets them at once, a process when it reads. */
export function emitOutput(sim: Sim, tty: Tty, data: string): void {
  if (data === '') return;
  if (tty.terminal !== 0) sim.output.terminal.push({ terminal: tty.terminal, data: asBytes(data) });
  else {
    tty.output = asBytes(tty.output + data);
    wake(sim, ttyKey(tty.id));
  }
}

/** The side of the terminal (or of whoever plays one). */
export const masterOperations: Operations = {
  read(sim, file, most) {
    const tty = sim.ttys.get(file.target);
    if (tty === undefined) return fail('EIO');
    if (tty.output === '') return tty.slaves === 0 ? noBytes : undefined;
    const data = asBytes(tty.output.slice(0, most));
    tty.output = asBytes(tty.output.slice(data.length));
    wake(sim, ttyKey(tty.id));
    return data;
  },
  write(sim, file, data) {
    if (!sim.ttys.has(file.target)) return fail('EIO');
    type(sim, file.target, data);
    return data.length;
  },
  canRead(sim, file) {
    const tty = sim.ttys.peek(file.target);
    return tty === undefined || tty.output !== '' || tty.slaves === 0;
  },
  canWrite: () => true,
  key,
  close(sim, file) {
    hangUpTty(sim, file.target);
  },
};

/** The master went away: who is there hears SIGHUP, reads end, writes fail. */
export function hangUpTty(sim: Sim, ttyId: number): void {
  const tty = sim.ttys.get(ttyId);
  if (tty === undefined || tty.isHungUp) return;
  tty.isHungUp = true;
  wake(sim, ttyKey(ttyId));
  const leader = tty.session;
  if (leader !== 0) deliver(sim, leader, SIG.HUP);
  if (tty.foreground !== leader) signalGroup(sim, tty.machine, tty.foreground, SIG.HUP);
  if (tty.slaves <= 0) sim.ttys.remove(ttyId);
}
