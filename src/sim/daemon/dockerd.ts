import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { createProcess, startThread } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { buildStepBody } from './buildkit/door';
import { configFault } from './config-file';
import { healthBody } from './container/health';
import { restartBody } from './container/restart';
import { connectionBody } from './http/serve';
import { install } from './install';
import { router } from './routes';
import { inputBody } from './runtime/attached';
import { endedBody } from './runtime/ended';
import { shutDown } from './runtime/shut-down';
import { reclaimBody, takeUp } from './runtime/take-up';
import { daemonOfMachine } from './state/find';
import { fullTime } from './time';
import { isOnWindows, ownProgram } from './windows/door';

const usualSocket = '/var/run/docker.sock';
const usualPipe = 'npipe:////./pipe/docker_engine';

/** dockerd: the Docker Engine. It listens on its socket (and at -H), and serves the Engine API. */
export const dockerd: Program = {
  name: 'dockerd',
  start: { cpu: 250, anon: 70_800_000 },
  main: function* (p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* begin(p) : yield* serve(p);
  },
  threads: {
    accept: acceptBody,
    buildkit: buildStepBody,
    connection: connectionBody(() => router),
    ended: endedBody,
    health: healthBody,
    input: inputBody,
    reclaim: reclaimBody,
    restart: restartBody,
  },
};

/** Addresses of -H and --host: `unix:///path`, `tcp://0.0.0.0:2375`, `fd://` (the socket that systemd hands over). */
function hostsOf(args: readonly string[], usual: string): string[] {
  const hosts: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-H' || arg === '--host') hosts.push(args[i + 1] ?? '');
    else if (arg.startsWith('-H=') || arg.startsWith('--host=')) hosts.push(arg.slice(arg.indexOf('=') + 1));
  }
  return hosts.length === 0 ? [usual] : hosts;
}

function* begin(p: Proc): Steps<Outcome> {
  const log = (level: string, message: string) =>
    p.err(`time="${fullTime(p.now())}" level=${level} msg=${JSON.stringify(message)}\n`);
  if (p.uid() !== 0) {
    yield* p.err(
      'dockerd needs to be started with root privileges. To run dockerd in rootless mode as an unprivileged user, see https://docs.docker.com/go/rootless/\n',
    );
    return 1;
  }
  const fault = configFault(p);
  if (fault !== undefined) {
    yield* p.err(`${fault}\n`);
    return 1;
  }
  p.onSignal(13, 'ignore');
  for (const signal of [1, 2, 15]) p.onSignal(signal, 'handle');
  const running = p.do((sim) => claim(sim, p.processId));
  if (running !== 0) {
    yield* p.err(
      `failed to start daemon, ensure docker is not running or delete /var/run/docker.pid: process with PID ${running} is still running\n`,
    );
    return 1;
  }
  yield* log('info', 'Starting up');
  const windows = p.do((sim) => isOnWindows(sim, sim.processes.need(p.processId).machine));
  for (const host of hostsOf(p.args, windows ? usualPipe : `unix://${usualSocket}`)) {
    const fd = listenAt(p, host);
    if (isFail(fd)) {
      yield* p.err(`failed to load listeners: listen ${host}: ${strerror(fd).toLowerCase()}\n`);
      return 1;
    }
    p.thread('accept', fd);
  }
  p.do((sim) => takeUp(sim, p.processId));
  yield* log('info', 'Daemon has completed initialization');
  return again('serving');
}

/** Makes this process the machine's daemon. Answers the pid of one that is already running, or 0. */
function claim(sim: Sim, processId: number): number {
  const { machine } = sim.processes.need(processId);
  const daemon = daemonOfMachine(sim, machine) ?? install(sim, machine);
  const other = sim.processes.peek(daemon.process);
  if (other !== undefined && other.id !== processId && other.state === 'running') return other.pids[0] ?? 0;
  daemon.process = processId;
  if (sim.processes.peek(daemon.containerd)?.state !== 'running') startContainerd(sim, processId);
  return 0;
}

/** Where systemd has started no containerd, dockerd starts its own, as real ones do. */
function startContainerd(sim: Sim, processId: number): void {
  const me = sim.processes.need(processId);
  const made = createProcess(sim, {
    machine: me.machine,
    parent: processId,
    path: ownProgram(sim, processId, 'containerd'),
    argv: ['containerd', '--config', '/var/run/docker/containerd/containerd.toml'],
    env: { ...me.env },
    cwd: '/',
    cred: me.cred,
    ns: me.ns,
    cgroup: me.cgroup,
    files: {},
  });
  if (!isFail(made)) sim.daemons.need(daemonOfMachine(sim, me.machine)?.id ?? 0).containerd = made;
}

function listenAt(p: Proc, host: string) {
  if (host === 'fd://' || /^(?:unix|npipe):\/\//.test(host)) {
    const path = host === 'fd://' ? usualSocket : host.replace(/^unix:\/\/|^npipe:\/\/\/\/\./, '');
    p.unlink(path); // what an earlier daemon has left
    const fd = p.listen({ unix: path });
    if (!isFail(fd)) p.chmod(path, 0o660);
    return fd;
  }
  const [ip = '', port = '2375'] = host.replace(/^tcp:\/\//, '').split(':');
  return p.listen({ ip: ip === '' ? '0.0.0.0' : ip, port: Number(port) });
}

/** A thread for each listener: takes connections, and gives each one a thread of its own. */
function* acceptBody(p: Proc, state: Json): Steps<Outcome> {
  const accepted = yield* p.accept(Number(state));
  if (isFail(accepted)) return undefined;
  const { fd } = accepted;
  p.do((sim) => {
    const daemon = daemonOfMachine(sim, sim.processes.need(p.processId).machine)?.id ?? 0;
    startThread(sim, p.processId, 'connection', { fd, daemon, rest: '' });
  });
  return again(state);
}

/** The main thread waits for signals: SIGHUP reads the configuration again, others end it, and its containers before it. */
function* serve(p: Proc): Steps<Outcome> {
  const signal = yield* p.waitSignal();
  if (signal === 1) return again('serving');
  yield* shutDown(p);
  return 0;
}
