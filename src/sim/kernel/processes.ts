import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { pidIn, processByPid } from '#sim/world/pids';
import type { Credentials, Exit, Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cgroups from './cgroups';
import * as cpu from './cpu';
import { loadImage, type Image } from './exec';
import { endProcess } from './exit';
import * as io from './io';
import * as memory from './memory';
import * as namespaces from './namespaces';
import type { CreateOrder, ForkOrder, SpawnOrder } from './orders';
import { inherit, newRow } from './process-row';
import { programOf } from './programs';
import { sleepOn } from './wait';

/** fork and exec of a small program: facts/physics (fork+exec measured 0.6 ms, LightVM SOSP'17: 1 ms). */
const forkExecMs = 0.6;

/** Private memory of the smallest process, bytes: `sleep` of busybox has 1.4 MB resident, most of it shared (calibration). */
const leastAnon = 320 * 1024;

/** Woken when a child of this process changes its state. */
export function childKey(processId: number): string {
  return `child:${processId}`;
}

/** Woken when this process has ended. */
export function exitKey(processId: number): string {
  return `exit:${processId}`;
}

/** Makes a process as fork and exec would. Answers its id (not pid), or why it cannot be: ENOENT, EACCES, ENOEXEC, EAGAIN … */
export function createProcess(sim: Sim, order: CreateOrder): number | Fail {
  const viewer = {
    machine: order.machine,
    ns: order.ns,
    root: order.root ?? '/',
    cwd: order.cwd,
    umask: order.umask ?? 0o022,
    cred: order.cred,
  };
  const image = loadImage(sim, viewer, order.path ?? order.argv[0] ?? '', order.argv, order.env);
  if (isFail(image)) return image;
  if (!cgroups.hasRoom(sim, order.cgroup)) return fail('EAGAIN');
  const id = sim.newId();
  const { ns } = order;
  const process = newRow(id, order.parent, namespaces.takePids(sim, ns.pid, id), ns);
  process.machine = order.machine;
  process.tty = order.tty ?? 0;
  wear(process, image);
  process.env = { ...order.env };
  process.cwd = order.cwd;
  process.root = viewer.root;
  process.umask = viewer.umask;
  process.cred = credentialsOf(image, order.cred, order.noNewPrivileges === true);
  process.cgroup = order.cgroup;
  process.started = sim.time;
  process.oomScoreAdjust = order.oomScoreAdjust ?? 0;
  if (order.container !== undefined) process.container = order.container;
  if (order.limits !== undefined) process.limits = order.limits;
  if (order.noNewPrivileges === true) process.noNewPrivileges = true;
  if (order.isUnfiltered === true) process.isUnfiltered = true;
  sim.processes.insert(id, process);
  for (const [fd, file] of Object.entries(order.files)) io.attach(sim, process, Number(fd), file);
  if (order.tty !== undefined) claimTty(sim, order.tty, id);
  settleIn(sim, process, image);
  return id;
}

/** What is common to all new processes: parent, namespaces, group of control, first thread, first work. */
function settleIn(sim: Sim, process: Process, image: Image | undefined): void {
  sim.processes.get(process.parent)?.children.push(process.id);
  namespaces.retainAll(sim, process.ns);
  cgroups.enter(sim, process);
  const pid = String(process.pids[0] ?? 0);
  sim.emit(process.machine, 'process', image === undefined ? 'fork' : 'start', String(process.id), {
    pid,
    exe: process.exe,
  });
  if (image !== undefined) begin(sim, process, image);
}

/** The work and the memory of coming up, and the main thread that runs after it. */
function begin(sim: Sim, process: Process, image: Image): void {
  const { start } = programOf(sim, process.program);
  memory.mapFile(sim, process.id, image.identity, image.size);
  memory.setAnon(sim, process.id, Math.max(leastAnon, start?.anon ?? 0));
  if (!sim.processes.has(process.id) || process.state === 'zombie') return; // the OOM killer was faster
  startThread(sim, process.id, 'main', null, forkExecMs + (start?.cpu ?? 0));
}

/** A new line of execution; `work` (ms) comes before its first step. */
export function startThread(sim: Sim, processId: number, body: string, state: Json, work = 0): number {
  const id = sim.newId();
  const process = sim.processes.need(processId);
  process.threads.push(id);
  const thread = sim.threads.insert(id, {
    id,
    process: processId,
    body,
    state,
    journal: [],
    wait: null,
    turn: 0,
  });
  if (work > 0) {
    cpu.addWork(sim, id, work);
    sleepOn(sim, thread, { keys: [cpu.doneKey(id)] });
  } else sim.ready.push(id);
  return id;
}

function credentialsOf(image: Image, cred: Credentials, noNewPrivileges: boolean): Credentials {
  if (noNewPrivileges || (image.setUid === undefined && image.setGid === undefined)) return { ...cred };
  const uid = image.setUid ?? cred.uid;
  return { ...cred, uid, gid: image.setGid ?? cred.gid, caps: uid === 0 ? 'all' : cred.caps };
}

function claimTty(sim: Sim, ttyId: number, leader: number): void {
  const tty = sim.ttys.get(ttyId);
  if (tty === undefined) return;
  tty.session = leader;
  tty.foreground = leader;
}

export function spawnChild(sim: Sim, parentId: number, order: SpawnOrder): number | Fail {
  const parent = sim.processes.need(parentId);
  const env = order.env ?? parent.env;
  const viewer = order.cwd === undefined ? parent : { ...parent, cwd: order.cwd };
  const image = loadImage(sim, viewer, order.path ?? order.argv[0] ?? '', order.argv, env);
  if (isFail(image)) return image;
  const child = copyProcess(sim, parent, order);
  if (isFail(child)) return child;
  become(sim, child, image, order);
  settleIn(sim, child, image);
  return pidIn(sim, child.id, parent.ns.pid);
}

/** RLIMIT_NPROC (`ulimit -u`): threads of one user on a machine; root is not bound by it (setrlimit(2)). */
function hasTooMany(sim: Sim, parent: Readonly<Process>): boolean {
  const most = parent.limits?.['nproc']?.[0];
  const { cred, machine } = parent;
  if (most === undefined || cred.uid === 0) return false;
  let count = 0;
  for (const row of sim.processes.all())
    if (row.machine === machine && row.cred.uid === cred.uid) count += Math.max(1, row.threads.length);
  return count >= most;
}

/** A row like the parent's with own numbers and its own hold on the open files. */
function copyProcess(sim: Sim, parent: Process, order: SpawnOrder | ForkOrder): Process | Fail {
  if (!cgroups.hasRoom(sim, parent.cgroup) || hasTooMany(sim, parent)) return fail('EAGAIN');
  const id = sim.newId();
  const ns = { ...parent.ns, ...('ns' in order ? order.ns : {}) };
  const group =
    order.group === 0 ? id : order.group === undefined ? parent.group : groupOf(sim, parent, order.group);
  const child = newRow(id, parent.id, namespaces.takePids(sim, ns.pid, id), ns);
  inherit(child, parent);
  child.group = group;
  child.started = sim.time;
  sim.processes.insert(id, child);
  const given = order.files ?? parent.files;
  for (const fd in given) {
    const file = order.files === undefined ? parent.files[fd] : parent.files[order.files[Number(fd)] ?? -1];
    if (file !== undefined) io.attach(sim, child, Number(fd), file);
  }
  if ('session' in order && order.session === true) beginSession(sim, parent, child, order.terminal);
  if (order.foregroundTty !== undefined) io.setForegroundOf(sim, parent, order.foregroundTty, group);
  return child;
}

function beginSession(sim: Sim, parent: Process, child: Process, terminal: number | undefined): void {
  Object.assign(child, { session: child.id, group: child.id, tty: 0 });
  const line = terminal === undefined ? undefined : io.openFileOf(sim, parent.id, terminal);
  if (line?.kind !== 'tty') return;
  child.tty = line.target;
  claimTty(sim, line.target, child.id);
}

function groupOf(sim: Sim, parent: Process, pid: number): number {
  return processByPid(sim, parent.ns.pid, pid) ?? parent.group;
}

/** What of a process its executable decides. */
function wear(process: Process, image: Image): void {
  process.program = image.program;
  process.exe = image.path;
  process.version = image.version;
  process.argv = image.argv;
  if (image.arch !== undefined) process.arch = image.arch;
  else if (process.arch !== undefined) delete process.arch;
}

/** Lays a new program over a process: exec(2). */
function become(sim: Sim, process: Process, image: Image, order: SpawnOrder): void {
  wear(process, image);
  process.env = { ...(order.env ?? process.env) };
  if (order.cwd !== undefined) process.cwd = order.cwd;
  process.cred = credentialsOf(image, order.cred ?? process.cred, process.noNewPrivileges === true);
  if (order.nice !== undefined) process.nice = order.nice;
  const { actions } = process.signals;
  for (const signal of Object.keys(actions)) if (actions[signal] === 'handle') delete actions[signal];
  for (const signal of order.ignore ?? []) actions[signal] = 'ignore';
  for (const signal of order.defaults ?? []) delete actions[signal];
  if (order.files === undefined) io.closeOnExec(sim, process);
}

export function fork(sim: Sim, parentId: number, state: Json, order: ForkOrder): number | Fail {
  const parent = sim.processes.need(parentId);
  const child = copyProcess(sim, parent, order);
  if (isFail(child)) return child;
  settleIn(sim, child, undefined);
  for (const identity of parent.memory.maps) memory.mapFile(sim, child.id, identity, 0);
  memory.setAnon(sim, child.id, leastAnon); // the rest stays shared until it is written
  if (child.state === 'zombie') return fail('ENOMEM');
  startThread(sim, child.id, 'main', state, forkMs);
  return pidIn(sim, child.id, parent.ns.pid);
}

/** fork alone is a third of fork and exec. */
const forkMs = 0.2;

/** Answers only when it fails; otherwise the process is another one. */
export function exec(sim: Sim, processId: number, order: SpawnOrder): Fail | undefined {
  const process = sim.processes.need(processId);
  const env = order.env ?? process.env;
  const image = loadImage(sim, process, order.path ?? order.argv[0] ?? '', order.argv, env);
  if (isFail(image)) return image;
  endThreads(sim, process);
  become(sim, process, image, order);
  process.shared = {};
  memory.unmapAll(sim, processId);
  const pid = String(process.pids[0] ?? 0);
  sim.emit(process.machine, 'process', 'exec', String(process.id), { pid, exe: process.exe });
  begin(sim, process, image);
  return undefined;
}

function endThreads(sim: Sim, process: Process): void {
  for (const thread of [...process.threads]) io.dropThread(sim, thread);
}

/** Ends a process with all its threads; its parent will hear of it. */
export function exitProcess(sim: Sim, processId: number, exit: Exit): void {
  endProcess(sim, processId, exit);
}

export function parentPid(sim: Sim, processId: number): number {
  const process = sim.processes.need(processId);
  return pidIn(sim, process.parent, process.ns.pid);
}

export function setGroup(sim: Sim, processId: number, pid: number, group: number): Fail | undefined {
  const me = sim.processes.need(processId);
  const id = pid === 0 ? processId : processByPid(sim, me.ns.pid, pid);
  const target = id === undefined ? undefined : sim.processes.get(id);
  if (target === undefined) return fail('ESRCH');
  const leader = group === 0 ? target.id : processByPid(sim, me.ns.pid, group);
  if (leader === undefined) return fail('EPERM');
  target.group = leader;
  return undefined;
}

export function newSession(sim: Sim, processId: number): Fail | undefined {
  const process = sim.processes.need(processId);
  if (process.group === processId && process.session === processId) return fail('EPERM');
  process.session = processId;
  process.group = processId;
  process.tty = 0;
  return undefined;
}

export { bury, reap } from './reap';
export type { CreateOrder, ForkOrder, SpawnOrder, WaitResult } from './orders';
