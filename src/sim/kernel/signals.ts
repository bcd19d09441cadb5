import { fail, type Fail } from '#sim/base/fail';
import { processByPid, processesIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import { childKey, exitProcess } from './processes';
import { contKey } from './threads';
import { wake } from './wait';

/** Numbers of x86 and ARM, and what happens when nobody asked for anything else: signal(7). */
const table = {
  HUP: [1, 'end'],
  INT: [2, 'end'],
  QUIT: [3, 'core'],
  ILL: [4, 'core'],
  TRAP: [5, 'core'],
  ABRT: [6, 'core'],
  BUS: [7, 'core'],
  FPE: [8, 'core'],
  KILL: [9, 'end'],
  USR1: [10, 'end'],
  SEGV: [11, 'core'],
  USR2: [12, 'end'],
  PIPE: [13, 'end'],
  ALRM: [14, 'end'],
  TERM: [15, 'end'],
  STKFLT: [16, 'end'],
  CHLD: [17, 'ignore'],
  CONT: [18, 'continue'],
  STOP: [19, 'stop'],
  TSTP: [20, 'stop'],
  TTIN: [21, 'stop'],
  TTOU: [22, 'stop'],
  URG: [23, 'ignore'],
  XCPU: [24, 'core'],
  XFSZ: [25, 'core'],
  VTALRM: [26, 'end'],
  PROF: [27, 'end'],
  WINCH: [28, 'ignore'],
  IO: [29, 'end'],
  PWR: [30, 'end'],
  SYS: [31, 'core'],
} as const satisfies Record<string, readonly [number, 'end' | 'core' | 'ignore' | 'stop' | 'continue']>;

export type SignalName = keyof typeof table;

/** Name without SIG → number. */
export const SIG = Object.fromEntries(Object.entries(table).map(([name, [number]]) => [name, number])) as Readonly<
  Record<SignalName, number>
>;

const names: Record<number, SignalName> = Object.fromEntries(
  Object.entries(table).map(([name, [number]]) => [number, name as SignalName]),
);

/** Number → name without SIG; real-time signals as RTMIN+n. */
export function signalName(number: number): string | undefined {
  if (number >= 34 && number <= 64) return number === 34 ? 'RTMIN' : `RTMIN+${number - 34}`;
  return names[number];
}

/** `9`, `KILL`, `SIGKILL`, `sigkill` → number, or undefined. */
export function signalNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number <= 64 ? number : undefined;
  }
  const name = text.toUpperCase().replace(/^SIG/, '');
  const realTime = /^RT(MIN|MAX)(?:([+-])(\d+))?$/.exec(name);
  if (realTime !== null) {
    const number = (realTime[1] === 'MIN' ? 34 : 64) + Number(`${realTime[2] ?? '+'}${realTime[3] ?? '0'}`);
    return number >= 34 && number <= 64 ? number : undefined;
  }
  return (SIG as Readonly<Record<string, number>>)[name];
}

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
  const name = names[signal];
  const usual = name === undefined ? 'end' : table[name][1];
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
  wake(sim, childKey(process.parent));
}

function resume(sim: Sim, process: Process): void {
  if (process.state !== 'stopped') return;
  process.state = 'running';
  delete process.exit;
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

export function setAction(sim: Sim, processId: number, signal: number, action: 'default' | 'ignore' | 'handle'): void {
  const { signals } = sim.processes.need(processId);
  if (action === 'default') delete signals.actions[signal];
  else signals.actions[signal] = action;
  if (action !== 'handle') signals.pending = signals.pending.filter((other) => other !== signal);
}

export function take(sim: Sim, processId: number): number | undefined {
  return sim.processes.need(processId).signals.pending.shift();
}
