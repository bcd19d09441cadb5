import { fail, type Fail } from '#sim/base/fail';
import { processByPid, processesIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import { childKey, exitProcess } from './processes';
import { forgetChange, noteChange } from './reap';
import { SIG, usualAction } from './signal-numbers';
import { contKey } from './threads';
import { wake } from './wait';

/** Woken when a handled signal is waiting. */
export function signalKey(processId: number): string {
  return `sig:${processId}`;
}

export function hasCapability(process: Readonly<Process>, capability: string): boolean {
  const { caps } = process.cred;
  return caps === 'all' || caps.includes(capability);
}

/** kill(2) as a process sees it. */
export function killAs(sim: Sim, senderId: number, pid: number, signal: number): Fail | undefined {
  if (signal < 0 || signal > 64) return fail('EINVAL');
  const sender = sim.processes.need(senderId);
  const targets = targetsOf(sim, sender, pid);
  if (targets.length === 0) return fail('ESRCH');
  const allowed = targets.filter((id) => mayKill(sender, sim.processes.peek(id), signal));
  if (allowed.length === 0) return fail('EPERM');
  for (const id of allowed) if (signal !== 0) deliver(sim, id, signal, sender.ns.pid);
  return undefined;
}

function targetsOf(sim: Sim, sender: Process, pid: number): number[] {
  if (pid > 0) {
    const id = processByPid(sim, sender.ns.pid, pid);
    return id === undefined ? [] : [id];
  }
  const all = processesIn(sim, sender.ns.pid);
  if (pid === -1) return all.filter((one) => one.pid > 1 && one.id !== sender.id).map((one) => one.id);
  const leader = pid === 0 ? sender.group : (processByPid(sim, sender.ns.pid, -pid) ?? -1);
  return all.map((one) => one.id).filter((id) => sim.processes.peek(id)?.group === leader);
}

function mayKill(sender: Process, target: Readonly<Process> | undefined, signal: number): boolean {
  if (target === undefined) return false;
  if (sender.cred.uid === target.cred.uid || hasCapability(sender, 'KILL')) return true;
  return signal === SIG.CONT && sender.session === target.session;
}

/** Sends a signal to a process. `fromPidNs`: namespace of the sender, 0 for the kernel itself. Sending to a zombie does nothing. */
export function deliver(sim: Sim, processId: number, signal: number, fromPidNs = 0): void {
  const process = sim.processes.get(processId);
  if (process === undefined || process.state === 'zombie') return;
  if (signal === SIG.KILL) {
    // PID 1 is safe from its own children, not from outside: pid_namespaces(7)
    if (!isInit(process) || fromPidNs !== process.ns.pid) exitProcess(sim, processId, { code: 137, signal });
    return;
  }
  if (signal === SIG.CONT) resume(sim, process);
  const action = process.signals.actions[signal];
  if (action === 'ignore' && signal !== SIG.STOP) return;
  if (action === 'handle' && signal !== SIG.STOP) {
    if (!process.signals.pending.includes(signal)) process.signals.pending.push(signal);
    wake(sim, signalKey(processId));
    return;
  }
  actByDefault(sim, process, signal, fromPidNs);
}

function actByDefault(sim: Sim, process: Process, signal: number, fromPidNs: number): void {
  const usual = usualAction(signal);
  if (usual === 'ignore' || usual === 'continue') return;
  // Signals that PID 1 has no handler for do not reach it; STOP does from outside its namespace.
  if (isInit(process) && !(signal === SIG.STOP && fromPidNs !== process.ns.pid)) return;
  if (usual === 'stop') {
    stop(sim, process, signal);
    return;
  }
  exitProcess(sim, process.id, { code: 128 + signal, signal });
}

function isInit(process: Readonly<Process>): boolean {
  return process.pids.at(-1) === 1;
}

function stop(sim: Sim, process: Process, signal: number): void {
  if (process.state !== 'running') return;
  process.state = 'stopped';
  process.exit = { code: 128 + signal, signal };
  cpu.reschedule(sim, process.machine);
  const parent = sim.processes.get(process.parent);
  if (parent !== undefined) noteChange(parent, process.id);
  wake(sim, childKey(process.parent));
}

function resume(sim: Sim, process: Process): void {
  if (process.state !== 'stopped') return;
  process.state = 'running';
  delete process.exit;
  const parent = sim.processes.get(process.parent);
  if (parent !== undefined) forgetChange(parent, process.id);
  cpu.reschedule(sim, process.machine);
  wake(sim, contKey(process.id));
}

/** Sends a signal to all processes of a group, as a terminal does. */
export function signalGroup(sim: Sim, machine: number, leader: number, signal: number): void {
  if (leader === 0) return;
  const members: number[] = [];
  for (const process of sim.processes.all()) {
    if (process.group === leader && process.machine === machine) members.push(process.id);
  }
  for (const id of members) deliver(sim, id, signal);
}

export function setAction(
  sim: Sim,
  processId: number,
  signal: number,
  action: 'default' | 'ignore' | 'handle',
): void {
  const { signals } = sim.processes.need(processId);
  if (action === 'default') delete signals.actions[signal];
  else signals.actions[signal] = action;
  if (action !== 'handle') signals.pending = signals.pending.filter((other) => other !== signal);
}

export function take(sim: Sim, processId: number): number | undefined {
  return sim.processes.need(processId).signals.pending.shift();
}

export { SIG, signalName, signalNumber, type SignalName } from './signal-numbers';
