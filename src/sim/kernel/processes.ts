import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { NamespaceSet } from '#sim/world/machine';
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
import { programOf } from './programs';
import { sleepOn } from './wait';

/** fork and exec of a small program: facts/physics (fork+exec measured 0.6 ms, LightVM SOSP'17: 1 ms). */
const forkExecMs = 0.6;

/** Private memory of the smallest process, bytes: `sleep` of busybox has 1.4 MB resident, most of it shared (calibration). */
const leastAnon = 320 * 1024;

/** What a process asks for when it starts another. What is absent is inherited. */
export interface SpawnOrder {
  /** executable; absent: argv[0], which must then be a path */
  path?: string;
  argv: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** child's descriptor → own descriptor; absent: all that are not close-on-exec */
  files?: Readonly<Record<number, number>>;
  /** process group: 0 a new one, or the pid of its leader; absent: the parent's */
  group?: number;
  /** makes the new group the foreground of the terminal behind this own descriptor */
  foregroundTty?: number;
  /** starts a new session */
  session?: boolean;
  cred?: Credentials;
  nice?: number;
  /** signals to be ignored, or to have their usual effect again */
  ignore?: readonly number[];
  defaults?: readonly number[];
}

export interface ForkOrder {
  files?: Readonly<Record<number, number>>;
  group?: number;
  foregroundTty?: number;
  /** moves the child into other namespaces (unshare, nsenter) */
  ns?: Partial<NamespaceSet>;
}

export interface WaitResult {
  /** as the waiting process numbers it */
  pid: number;
  exit: Exit;
  isStopped: boolean;
}

/** Everything about a new process, for those who make one from outside: init, container runtimes, terminals. */
export interface CreateOrder {
  machine: number;
  /** process id; 0 for none */
  parent: number;
  path?: string;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd: string;
  root?: string;
  cred: Credentials;
  ns: NamespaceSet;
  cgroup: number;
  /** descriptor → row of `openFiles`; they are retained */
  files: Readonly<Record<number, number>>;
  /** controlling terminal; its session begins here */
  tty?: number;
  umask?: number;
  container?: string;
  limits?: Record<string, [number, number]>;
  noNewPrivileges?: boolean;
  oomScoreAdjust?: number;
}

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
  const process: Process = {
    ...viewer,
    cred: credentialsOf(image, order.cred, order.noNewPrivileges === true),
    id,
    parent: order.parent,
    children: [],
    pids: namespaces.takePids(sim, order.ns.pid, id),
    group: id,
    session: id,
    tty: order.tty ?? 0,
    program: image.program,
    exe: image.path,
    version: image.version,
    argv: image.argv,
    env: { ...order.env },
    cgroup: order.cgroup,
    files: {},
    state: 'running',
    signals: { pending: [], actions: {} },
    threads: [],
    memory: { anon: 0, maps: [] },
    started: sim.time,
    cpuTime: 0,
    nice: 0,
    shared: {},
    oomScoreAdjust: order.oomScoreAdjust ?? 0,
    ...(order.container === undefined ? {} : { container: order.container }),
    ...(order.limits === undefined ? {} : { limits: order.limits }),
    ...(order.noNewPrivileges === true ? { noNewPrivileges: true } : {}),
  };
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
  sim.emit(process.machine, 'process', image === undefined ? 'fork' : 'start', String(process.id), { pid, exe: process.exe });
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
  const thread = sim.threads.insert(id, { id, process: processId, body, state, journal: [], wait: null, turn: 0 });
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

/** A row like the parent's with own numbers and its own hold on the open files. */
function copyProcess(sim: Sim, parent: Process, order: SpawnOrder | ForkOrder): Process | Fail {
  if (!cgroups.hasRoom(sim, parent.cgroup)) return fail('EAGAIN');
  const id = sim.newId();
  const ns = { ...parent.ns, ...('ns' in order ? order.ns : {}) };
  const group = order.group === 0 ? id : order.group === undefined ? parent.group : groupOf(sim, parent, order.group);
  const child: Process = {
    ...parent,
    id,
    ns,
    parent: parent.id,
    children: [],
    pids: namespaces.takePids(sim, ns.pid, id),
    group,
    cred: { ...parent.cred, groups: [...parent.cred.groups] },
    argv: [...parent.argv],
    env: { ...parent.env },
    files: {},
    state: 'running',
    signals: { pending: [], actions: { ...parent.signals.actions } },
    threads: [],
    memory: { anon: 0, maps: [] },
    started: sim.time,
    cpuTime: 0,
    shared: {},
  };
  delete child.exit;
  sim.processes.insert(id, child);
  const given = order.files ?? Object.fromEntries(Object.keys(parent.files).map((fd) => [fd, Number(fd)]));
  for (const [fd, own] of Object.entries(given)) {
    const file = parent.files[own];
    if (file !== undefined) io.attach(sim, child, Number(fd), file);
  }
  if ('session' in order && order.session === true) Object.assign(child, { session: id, group: id, tty: 0 });
  if (order.foregroundTty !== undefined) io.setForegroundOf(sim, parent, order.foregroundTty, group);
  return child;
}

function groupOf(sim: Sim, parent: Process, pid: number): number {
  return processByPid(sim, parent.ns.pid, pid) ?? parent.group;
}

/** Lays a new program over a process: exec(2). */
function become(sim: Sim, process: Process, image: Image, order: SpawnOrder): void {
  process.program = image.program;
  process.exe = image.path;
  process.version = image.version;
  process.argv = image.argv;
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
  child.env = { ...parent.env };
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

/** How a child ended (or stopped), if one has: wait(2). */
export function reap(sim: Sim, processId: number, pid: number, untraced: boolean): WaitResult | Fail | undefined {
  const process = sim.processes.need(processId);
  const wanted = pid > 0 ? processByPid(sim, process.ns.pid, pid) : undefined;
  if (pid > 0 && (wanted === undefined || !process.children.includes(wanted))) return fail('ECHILD');
  if (process.children.length === 0) return fail('ECHILD');
  const candidates = wanted === undefined ? process.children : [wanted];
  for (const id of candidates) {
    const child = sim.processes.peek(id);
    if (child?.exit === undefined) continue;
    if (child.state === 'zombie') {
      const result = { pid: pidIn(sim, id, process.ns.pid), exit: { ...child.exit }, isStopped: false };
      bury(sim, id);
      return result;
    }
    if (child.state === 'stopped' && untraced) {
      const row = sim.processes.need(id);
      const result = { pid: pidIn(sim, id, process.ns.pid), exit: { ...child.exit }, isStopped: true };
      delete row.exit; // told once
      return result;
    }
  }
  return undefined;
}

/** Takes a zombie out of the table. */
export function bury(sim: Sim, processId: number): void {
  const process = sim.processes.need(processId);
  const parent = sim.processes.get(process.parent);
  if (parent !== undefined) parent.children = parent.children.filter((other) => other !== processId);
  namespaces.givePidsBack(sim, process.ns.pid, process);
  namespaces.releaseAll(sim, process.ns);
  cgroups.leave(sim, process);
  sim.processes.remove(processId);
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
