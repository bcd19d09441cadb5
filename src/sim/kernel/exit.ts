import type { Exit, Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as io from './io';
import * as memory from './memory';
import { stopMachine } from './power';
import { bury, childKey, exitKey } from './processes';
import { noteChange } from './reap';
import { SIG } from './signal-numbers';
import { deliver, signalGroup } from './signals';
import { removeThread } from './threads';
import { wake } from './wait';

/** Ends a process: threads, files and memory go at once; its number stays until the parent asked how it ended. */
export function endProcess(sim: Sim, processId: number, exit: Exit): void {
  const process = sim.processes.get(processId);
  if (process === undefined || process.state === 'zombie') return;
  process.state = 'zombie';
  process.exit = exit;
  for (const thread of [...process.threads]) removeThread(sim, thread);
  for (const fd of Object.keys(process.files)) io.detach(sim, process, Number(fd));
  memory.releaseAll(sim, processId);
  if (process.carries !== undefined) stopMachine(sim, process.carries, 'off');
  hangUp(sim, process);
  endNamespace(sim, process);
  orphan(sim, process);
  sim.emit(process.machine, 'process', 'exit', String(processId), {
    pid: String(process.pids[0] ?? 0),
    exitCode: String(exit.code),
    ...(exit.signal === undefined ? {} : { signal: String(exit.signal) }),
  });
  wake(sim, exitKey(processId));
  tellParent(sim, process);
}

function tellParent(sim: Sim, process: Process): void {
  const parent = sim.processes.get(process.parent);
  if (parent === undefined || parent.state === 'zombie' || parent.signals.actions[SIG.CHLD] === 'ignore') {
    bury(sim, process.id);
    return;
  }
  noteChange(parent, process.id);
  deliver(sim, parent.id, SIG.CHLD);
  wake(sim, childKey(parent.id));
}

/** A session's leader takes its terminal along: the foreground group hears SIGHUP. */
function hangUp(sim: Sim, process: Process): void {
  if (process.session !== process.id || process.tty === 0) return;
  const tty = sim.ttys.get(process.tty);
  if (tty === undefined || tty.session !== process.id) return;
  const { foreground } = tty;
  tty.session = 0;
  tty.foreground = 0;
  if (foreground !== process.id) signalGroup(sim, process.machine, foreground, SIG.HUP);
}

/** When PID 1 of a namespace ends, everybody in it is killed: pid_namespaces(7). */
function endNamespace(sim: Sim, process: Process): void {
  if (process.pids.at(-1) !== 1) return;
  const members = sim.namespaces.peek(process.ns.pid)?.members;
  if (members === undefined) {
    const machine = sim.machines.get(process.machine);
    if (machine?.init === process.id) machine.init = 0;
    return;
  }
  for (const id of [...members]) if (id !== process.id) endProcess(sim, id, { code: 137, signal: SIG.KILL });
}

/** Children go to PID 1 of their namespace, or to the machine's init. */
function orphan(sim: Sim, process: Process): void {
  const heir = heirOf(sim, process);
  for (const id of [...process.children]) {
    const child = sim.processes.need(id);
    if (child.state === 'zombie') {
      if (heir === undefined) bury(sim, id);
      else adopt(sim, heir, id);
    } else if (heir === undefined) child.parent = 0;
    else adopt(sim, heir, id);
  }
  process.children = [];
  process.changed = [];
}

function adopt(sim: Sim, heir: Process, id: number): void {
  const child = sim.processes.need(id);
  child.parent = heir.id;
  heir.children.push(id);
  if (child.exit !== undefined) noteChange(heir, id);
  if (child.state === 'zombie') wake(sim, childKey(heir.id));
}

function heirOf(sim: Sim, process: Process): Process | undefined {
  const namespace = sim.namespaces.peek(process.ns.pid);
  const first = namespace?.members?.[0] ?? sim.machines.peek(process.machine)?.init ?? 0;
  const heir = sim.processes.get(first);
  return heir === undefined || heir.state === 'zombie' || heir.id === process.id ? undefined : heir;
}
