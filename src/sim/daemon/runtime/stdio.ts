import { attach, newOpenFile, newPipe } from '#sim/kernel/io';
import { attachMaster, newTty, openSlave } from '#sim/kernel/ttys';
import type { Sim } from '#sim/world/sim';

/** Which of a process's three streams somebody wants. */
export interface Wishes {
  isTty: boolean;
  hasInput: boolean;
  rows: number;
  cols: number;
}

/** The streams of a new process, and where its shim holds their other ends. */
export interface Stdio {
  /** for the process: descriptor → open file */
  files: Record<number, number>;
  tty: number;
  /** descriptors of the shim: −1 for none */
  stdin: number;
  stdout: number;
  stderr: number;
}

/** Makes the streams of a process that a shim is going to hold. `base`: first free descriptor of the shim for them. */
export function makeStdio(sim: Sim, shimId: number, wishes: Wishes): Stdio {
  const shim = sim.processes.need(shimId);
  const base = 1 + Math.max(2, ...Object.keys(shim.files).map(Number));
  if (wishes.isTty) {
    const tty = newTty(sim, shim.machine, wishes.rows, wishes.cols, 0, shimId);
    const slave = openSlave(sim, tty.id);
    attachMaster(sim, shimId, base, tty.id);
    return {
      files: { 0: slave.id, 1: slave.id, 2: slave.id },
      tty: tty.id,
      stdin: base,
      stdout: base,
      stderr: -1,
    };
  }
  const [outRead, outWrite] = newPipe(sim);
  const [errRead, errWrite] = newPipe(sim);
  attach(sim, shim, base, outRead.id);
  attach(sim, shim, base + 1, errRead.id);
  const made: Stdio = {
    files: { 1: outWrite.id, 2: errWrite.id },
    tty: 0,
    stdin: -1,
    stdout: base,
    stderr: base + 1,
  };
  if (wishes.hasInput) {
    const [inRead, inWrite] = newPipe(sim);
    attach(sim, shim, base + 2, inWrite.id);
    made.files[0] = inRead.id;
    made.stdin = base + 2;
  } else {
    made.files[0] = newOpenFile(sim, 'device', 0, { device: 'null', path: '/dev/null' }).id;
  }
  return made;
}
