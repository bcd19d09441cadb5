import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { SIG, signalName } from '#sim/kernel/signals';
import { log, type Logs } from './log';
import { loadSites, openLogs } from './start';

/** What the master process knows between two signals. */
export interface MasterState {
  [key: string]: Json | undefined;
  role: 'master';
  listens: number[];
  logs: Logs;
  sites: string;
  /** pids of workers that shall be there */
  workers: number[];
  /** pids of those that were told to go */
  leaving: number[];
  /** how many there shall be */
  wanted: number;
  pidFile: string;
  version: string;
  configFile: string;
  global: string;
  isLeaving: boolean;
}

/** Starts the workers that are missing. The first one takes all connections; the others show, use memory, and wait. */
export function* startWorkers(p: Proc, s: MasterState): Steps<void> {
  const started: string[] = [];
  while (s.workers.length < s.wanted) {
    const isFirst = s.workers.length === 0;
    const pid = p.fork({
      role: 'worker',
      listens: isFirst ? s.listens : [],
      logs: s.logs,
      sites: s.sites,
      connections: {},
      count: -1,
      version: s.version,
      isLeaving: false,
    });
    if (isFail(pid)) {
      yield* log(p, s.logs, 'alert', `fork() failed while spawning "worker process"`);
      break;
    }
    s.workers.push(pid);
    started.push(`start worker process ${pid}`);
  }
  yield* log(p, s.logs, 'notice', ...started);
  // the last thing before the next turn: who reads its command line again would read a title
  retitle(p);
}

/** What ps shows of master and workers in the place of their command lines. */
function retitle(p: Proc): void {
  p.do((sim) => {
    const master = sim.processes.get(p.processId);
    if (master === undefined) return;
    if (master.argv[0]?.startsWith('nginx: ') !== true)
      master.argv = [`nginx: master process ${master.argv.join(' ')}`];
    for (const id of master.children) {
      const worker = sim.processes.get(id);
      if (worker !== undefined && worker.argv[0] !== 'nginx: worker process')
        worker.argv = ['nginx: worker process'];
    }
  });
}

/** One turn of the master: it waits for a signal, and does what that says. */
export function* supervise(p: Proc, s: MasterState): Steps<Outcome> {
  const signal = yield* p.waitSignal();
  if (signal === SIG.CHLD) return yield* reap(p, s);
  const name = `signal ${signal} (SIG${signalName(signal) ?? ''}) received`;
  if (signal === SIG.HUP) yield* reload(p, s, name);
  else if (signal === SIG.QUIT) yield* dismiss(p, s, `${name}, shutting down`, SIG.QUIT);
  else if (signal === SIG.TERM || signal === SIG.INT) yield* dismiss(p, s, `${name}, exiting`, SIG.TERM);
  else if (signal === SIG.USR1) yield* reopen(p, s, name);
  return again(s);
}

function* dismiss(p: Proc, s: MasterState, words: string, signal: number): Steps<void> {
  yield* log(p, s.logs, 'notice', words);
  s.isLeaving = true;
  for (const pid of [...s.workers, ...s.leaving]) p.kill(pid, signal);
  s.leaving = [...s.leaving, ...s.workers];
  s.workers = [];
}

function* reap(p: Proc, s: MasterState): Steps<Outcome> {
  for (;;) {
    const ended = p.waitNoHang(-1);
    if (ended === undefined || isFail(ended)) break;
    yield* log(p, s.logs, 'notice', `signal 17 (SIGCHLD) received from ${ended.pid}`);
    const { signal, code } = ended.exit;
    const isWorker = s.workers.includes(ended.pid) || s.leaving.includes(ended.pid);
    const how = signal === undefined ? `exited with code ${code}` : `exited on signal ${signal}`;
    if (isWorker)
      yield* log(p, s.logs, signal === undefined ? 'notice' : 'alert', `worker process ${ended.pid} ${how}`);
    s.workers = s.workers.filter((pid) => pid !== ended.pid);
    s.leaving = s.leaving.filter((pid) => pid !== ended.pid);
  }
  if (s.isLeaving && s.leaving.length === 0) {
    yield* log(p, s.logs, 'notice', 'exit');
    p.unlink(s.pidFile);
    return 0;
  }
  if (!s.isLeaving) yield* startWorkers(p, s);
  return again(s);
}

function* reload(p: Proc, s: MasterState, name: string): Steps<void> {
  yield* log(p, s.logs, 'notice', `${name}, reconfiguring`);
  yield* log(p, s.logs, 'notice', 'reconfiguring');
  const sites = loadSites(p, s.configFile, s.global);
  if ('emerg' in sites) {
    yield* log(p, s.logs, 'emerg', sites.emerg);
    return;
  }
  const logs = openLogs(p, sites);
  if (typeof logs !== 'string') s.logs = logs;
  yield* log(p, s.logs, 'notice', 'using the "epoll" event method');
  yield* log(p, s.logs, 'notice', 'start worker processes');
  s.sites = JSON.stringify(sites);
  s.leaving = [...s.leaving, ...s.workers];
  const old = s.workers;
  s.workers = [];
  yield* startWorkers(p, s);
  for (const pid of old) p.kill(pid, SIG.QUIT);
}

function* reopen(p: Proc, s: MasterState, name: string): Steps<void> {
  yield* log(p, s.logs, 'notice', `${name}, reopening logs`);
  const sites = loadSites(p, s.configFile, s.global);
  const logs = 'emerg' in sites ? '' : openLogs(p, sites);
  if (typeof logs !== 'string') s.logs = logs;
  yield* log(p, s.logs, 'notice', 'reopening logs');
}
