import { isFail, strerror, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { removeCgroup } from '#sim/world/cgroup';
import { newNamespace } from '#sim/kernel/namespaces';
import { createProcess } from '#sim/kernel/processes';
import type { ContainerConfigRow, ContainerRow, StartFailure } from '#sim/world/docker';
import type { Machine, NamespaceKind, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { isRefusal, type Refusal } from '../http/refusal';
import { configOf, containerId } from '../state/find';
import { findCommand, environment } from './command';
import { findUser } from './credentials';
import { writeEtc } from './etc-files';
import { etcOf } from './etc-update';
import { makeScope } from './limits';
import { mountAll, runcFailed } from './rootfs';
import { hasUsualLog, rareWays } from './rare-ways';
import { makeStdio, type Stdio } from './stdio';
import { isOnWindows, windowsEngine } from '../windows/door';

/** The container's process, as its shim is going to watch it; or why there is none. */
export interface Task {
  process: number;
  stdout: number;
  stderr: number;
  /** it could be made, but not executed: what runc wrote in its place */
  lastWords: string;
}

/** What runc does: namespaces, control group, root, streams, and the process in them. Undoes all of it when it cannot. */
export function createTask(sim: Sim, id: string, shimId: number): Task | StartFailure {
  const row = sim.containers.need(id);
  const config = configOf(sim, id);
  const daemon = sim.daemons.need(row.daemon);
  const machine = sim.machines.need(daemon.machine);
  const log = hasUsualLog(config.host) ? undefined : rareWays.value.logProblem(config.host);
  if (log !== undefined)
    return {
      refused: 500,
      message: `failed to create task for container: failed to initialize logging driver: ${log}`,
      exitCode: 128,
    };
  const ns = makeNamespaces(sim, machine, row, config);
  if (isRefusal(ns)) return { ...ns, exitCode: 128 };
  const scope = makeScope(sim, machine.id, row, config.host);
  if (ns.cgroup !== machine.ns.cgroup) sim.namespaces.need(ns.cgroup).cgroup = scope.id;
  for (const [name, value] of Object.entries(config.host.Sysctls ?? {})) {
    const path = `/proc/sys/${name.replaceAll('.', '/')}`;
    if (isFail(files.stat(sim, files.rootViewer(sim, machine.id), path, true)))
      return failed(`error during container init: open ${path}: no such file or directory`, 127);
    if (/^-?\d+$/.test(files.getSysctl(sim, ns, name) ?? '') && !/^-?\d+$/.test(value))
      return failed(`error during container init: write ${path}: invalid argument`, 128);
    files.setSysctl(sim, ns, name, value);
  }
  if (config.config.Hostname.length > 64)
    return failed('error during container init: sethostname: invalid argument', 128);
  const own = files.newTmpfs(sim, machine.id, { mode: 0o755, size: 0 });
  writeEtc(sim, own, etcOf(sim, machine.id, row));
  const result = run(sim, row, config, ns, scope.id, own, shimId);
  if ('process' in result) {
    row.cgroup = scope.id;
    return result;
  }
  for (const kind of ['pid', 'mnt', 'uts', 'ipc', 'cgroup'] as const) {
    if (ns[kind] === machine.ns[kind] || sim.namespaces.peek(ns[kind])?.users !== 0) continue;
    if (kind === 'mnt') files.dropMountTable(sim, ns.mnt);
    sim.namespaces.remove(ns[kind]);
  }
  removeCgroup(sim, scope.id);
  return result;
}

function run(
  sim: Sim,
  row: ContainerRow,
  config: Readonly<ContainerConfigRow>,
  ns: NamespaceSet,
  cgroup: number,
  own: number,
  shimId: number,
): Task | StartFailure {
  const { machine } = sim.daemons.need(row.daemon);
  const isWindows = isOnWindows(sim, machine);
  const noRoot = isWindows
    ? windowsEngine.value.mountAll(sim, row, ns)
    : (mountAll(sim, row, config, ns, cgroup, own) ?? devicesOf(sim, machine, ns.mnt, config));
  if (noRoot !== undefined) return { ...noRoot, exitCode: 128 };
  const viewer: files.Viewer = { ...files.rootViewer(sim, machine), ns };
  const user = findUser(sim, viewer, config.config.User, config.host, config.host.Privileged, row.fs);
  if (isRefusal(user)) return { ...user, exitCode: 128 };
  const cwd = folderOf(config.config.WorkingDir, isWindows);
  const directory = files.stat(sim, viewer, cwd, true);
  if (isFail(directory)) files.mkdirAll(sim, viewer, cwd, 0o755);
  else if (directory.type !== 'dir')
    return { refused: 500, message: `Cannot mkdir: ${cwd} is not a directory`, exitCode: 128 };
  const env = variablesOf(sim, row, config, isWindows, user.home);
  const command = findCommand(sim, { ...viewer, cwd, cred: user.cred }, config.path, env['PATH']);
  if (typeof command !== 'string')
    return isWindows
      ? { refused: 400, message: `container ${row.id} ${command.message}`, exitCode: command.exitCode }
      : failed(command.message, command.exitCode);
  const stdio = stdioOf(sim, shimId, config);
  const order = {
    machine,
    parent: shimId,
    path: command,
    argv: [config.path, ...config.args],
    env,
    cwd,
    cred: user.cred,
    ns,
    cgroup,
    files: stdio.files,
    container: row.id,
    oomScoreAdjust: config.host.OomScoreAdj,
    ...exemptions(config),
    ...(stdio.tty === 0 ? {} : { tty: stdio.tty }),
    ...limitsOf(config),
  };
  if (!isWindows) addConsole(sim, viewer, stdio.tty);
  const made = config.host.Init === true ? initOrder(order) : order;
  const process = createProcess(sim, made);
  row.stdin = stdio.stdin;
  row.tty = stdio.tty;
  if (isFail(process)) return notExecuted(row, config, process, order.argv, stdio);
  return { process, stdout: stdio.stdout, stderr: stdio.stderr, lastWords: '' };
}

function devicesOf(sim: Sim, machine: number, mnt: number, { host }: Readonly<ContainerConfigRow>) {
  const requests = Array.isArray(host.DeviceRequests) ? host.DeviceRequests.length : 0;
  return (host.Devices ?? []).length + requests === 0
    ? undefined
    : rareWays.value.addDevices(sim, machine, mnt, host);
}

/** Where its process begins. */
function folderOf(given: string, isWindows: boolean): string {
  if (given === '') return '/';
  return isWindows ? windowsEngine.value.place(given) : given;
}

function variablesOf(
  sim: Sim,
  row: ContainerRow,
  { host, config }: Readonly<ContainerConfigRow>,
  isWindows: boolean,
  home: string,
): Record<string, string> {
  const linked = (host.Links ?? []).length === 0 ? [] : rareWays.value.linksOf(sim, row, host);
  const given = [...linked.flatMap((link) => link.env), ...(config.Env ?? [])];
  if (isWindows) return windowsEngine.value.environment(given);
  return environment(config.Hostname, config.Tty, given, home);
}

function stdioOf(sim: Sim, shimId: number, { host, config }: Readonly<ContainerConfigRow>): Stdio {
  const [rows = 0, cols = 0] = host.ConsoleSize;
  return makeStdio(sim, shimId, {
    isTty: config.Tty,
    hasInput: config.OpenStdin,
    rows: rows === 0 ? 24 : rows,
    cols: cols === 0 ? 80 : cols,
  });
}

/** A container with a terminal has it as its console, too. */
function addConsole(sim: Sim, viewer: files.Viewer, tty: number): void {
  if (tty !== 0) files.makeDevice(sim, { ...viewer, umask: 0 }, '/dev/console', `pts:${tty}`, 0o620);
}

/** What a process is exempt from, by what its container was made with. */
function exemptions({ host }: Readonly<ContainerConfigRow>): {
  noNewPrivileges: boolean;
  isUnfiltered?: true;
} {
  const security = host.SecurityOpt ?? [];
  const noNewPrivileges = security.some((one) => /^no-new-privileges(:true|=true)?$/.test(one));
  return { noNewPrivileges, ...(isUnconfined({ host }) ? { isUnfiltered: true } : {}) };
}

/** Without the filter of system calls that containers usually have. */
function isUnconfined({ host }: Pick<ContainerConfigRow, 'host'>): boolean {
  return host.Privileged || (host.SecurityOpt ?? []).some((one) => /^seccomp[=:]unconfined$/.test(one));
}

function failed(message: string, exitCode: number): StartFailure {
  return { refused: 400, message: `${runcFailed}${message}`, exitCode };
}

/** execve refused when everything else was ready: the container has started, and its first process says so and ends. */
function notExecuted(
  row: ContainerRow,
  config: Readonly<ContainerConfigRow>,
  why: Fail,
  argv: readonly string[],
  stdio: { stdout: number; stderr: number },
): Task | StartFailure {
  if (why.error === 'EAGAIN')
    return failed(`setting cgroup config for procHooks process: ${strerror(why).toLowerCase()}`, 128);
  row.stdin = -1;
  const lastWords = `exec ${argv[0] ?? config.path}: ${strerror(why).toLowerCase()}\n`;
  return { process: 0, stdout: stdio.stdout, stderr: stdio.stderr, lastWords };
}

/** --init: tini from the host is PID 1, and runs the command as its child. */
function initOrder<T extends { path: string; argv: string[] }>(order: T): T {
  return { ...order, path: '/sbin/docker-init', argv: ['/sbin/docker-init', '--', ...order.argv] };
}

function limitsOf(config: Readonly<ContainerConfigRow>): { limits?: Record<string, [number, number]> } {
  const asked = config.host.Ulimits ?? [];
  if (asked.length === 0) return {};
  return {
    limits: Object.fromEntries(asked.map(({ Name, Soft, Hard }) => [Name, [Soft, Hard] as [number, number]])),
  };
}

function makeNamespaces(
  sim: Sim,
  machine: Readonly<Machine>,
  row: Readonly<ContainerRow>,
  config: Readonly<ContainerConfigRow>,
): NamespaceSet | Refusal {
  const { host } = config;
  const own = (kind: NamespaceKind) =>
    newNamespace(sim, machine.id, kind, kind === 'pid' || kind === 'uts' ? machine.ns[kind] : 0).id;
  const pid = sharedWith(sim, row.daemon, host.PidMode, 'pid', machine);
  if (isRefusal(pid)) return pid;
  const ipc = sharedWith(sim, row.daemon, host.IpcMode, 'ipc', machine);
  if (isRefusal(ipc)) return ipc;
  const isHostName = host.UTSMode === 'host';
  const ns: NamespaceSet = {
    pid: pid ?? own('pid'),
    net: row.netns,
    mnt: own('mnt'),
    uts: isHostName ? machine.ns.uts : own('uts'),
    ipc: ipc ?? own('ipc'),
    user: machine.ns.user,
    cgroup: host.CgroupnsMode === 'host' ? machine.ns.cgroup : own('cgroup'),
  };
  const uts = sim.namespaces.need(ns.uts);
  if (!isHostName) {
    uts.hostname = config.config.Hostname;
    uts.domainname = config.config.Domainname;
  }
  return ns;
}

/** The namespace of the host, or of another container, that a mode such as `container:web` asks for; undefined for an own one. */
function sharedWith(
  sim: Sim,
  daemon: number,
  mode: string,
  kind: 'pid' | 'ipc',
  machine: Readonly<Machine>,
): number | undefined | Refusal {
  if (mode === 'host') return machine.ns[kind];
  if (!mode.startsWith('container:')) return undefined;
  const id = containerId(sim, daemon, mode.slice('container:'.length));
  if (isRefusal(id)) return id;
  const other = sim.containers.peek(id);
  const process = sim.processes.peek(other?.process ?? 0);
  if (process !== undefined) return process.ns[kind];
  return {
    refused: 409,
    message: `cannot join ${kind.toUpperCase()} namespace of a non running container: ${other?.name ?? ''}`,
  };
}
