import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import * as io from '#sim/kernel/io';
import type { Proc } from '#sim/kernel/proc';
import { childKey } from '#sim/kernel/processes';
import { hasZombie } from '#sim/kernel/reap';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { wake } from '#sim/kernel/wait';
import type { Sim } from '#sim/world/sim';
import { asJson, managerKey, units, type Manager, type UnitState } from './units';

/** TimeoutStopSec and RestartSec of systemd.service(5), docker.service: ms */
const stopTimeout = 90_000;
const restartDelay = 2000;
/** where a unit's output goes; journalctl reads it */
export const journalFolder = '/run/systemd/journal';

/** PID 1 of a host: starts what is enabled, does what systemctl asks, adopts orphans and takes note of their ends. */
export const systemd: Program = {
  name: 'systemd',
  start: { cpu: 5, anon: 8 << 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (state === null) return again(boot(p));
    const sockets = typeof state === 'string' ? {} : (state as Sockets);
    const until = p.do((sim) => nextDeadline(managerIn(sim, p)));
    const keys = Object.values(sockets).map((fd) => p.wakeKey(fd));
    yield* p.until(
      (sim) => (hasWork(sim, p, until) || knocked(sim, p, sockets) !== undefined ? true : undefined),
      [childKey(p.processId), managerKey(p.processId), ...keys],
      until,
    );
    const wanted = p.do((sim) => knocked(sim, p, sockets));
    if (wanted !== undefined) start(p, wanted, sockets[wanted]);
    const ended = p.waitNoHang(-1);
    if (ended !== undefined && !isFail(ended))
      noteEnd(p, ended.pid, ended.exit.signal === undefined ? ended.exit.code : -ended.exit.signal);
    doJobs(p);
    keepDeadlines(p);
    return again(state);
  },
};

/** Listening descriptors of units that are started when somebody comes: unit → descriptor. */
type Sockets = Record<string, number>;

/** The unit that somebody wants to speak to while it is not up. */
function knocked(sim: Sim, p: Proc, sockets: Sockets): string | undefined {
  const { units: states } = managerIn(sim, p);
  return Object.keys(sockets).find(
    (name) => states[name]?.pid === 0 && io.canRead(sim, p.processId, sockets[name] ?? -1),
  );
}

function managerIn(sim: Sim, p: Proc): Manager {
  return sim.processes.need(p.processId).shared.manager as unknown as Manager;
}

function nextDeadline(manager: Manager): number | undefined {
  const all = Object.values(manager.units).flatMap(({ deadline }) => (deadline > 0 ? [deadline] : []));
  return all.length === 0 ? undefined : Math.min(...all);
}

function hasWork(sim: Sim, p: Proc, until: number | undefined): boolean {
  const manager = managerIn(sim, p);
  const isDue = until !== undefined && sim.time >= until;
  return (
    hasZombie(sim, p.processId) ||
    isDue ||
    manager.jobs.some((job) => !job.isDone && isReady(manager.units[job.unit]))
  );
}

/** A unit that is on its way down must come to rest before anything else is done with it. */
const isReady = (unit: UnitState | undefined) => unit?.active !== 'deactivating';

function boot(p: Proc): Sockets {
  p.mkdir('/run/systemd', 0o755);
  p.mkdir(journalFolder, 0o755);
  const present = Object.keys(units).filter((name) => p.access(units[name]?.exec[0] ?? '', 1) === undefined);
  p.do((sim) => {
    const states = present.map((name): [string, UnitState] => [
      name,
      {
        active: 'inactive',
        pid: 0,
        since: sim.now,
        isEnabled: units[name]?.isEnabled ?? false,
        result: 0,
        deadline: 0,
      },
    ]);
    sim.processes.need(p.processId).shared.manager = asJson({
      units: Object.fromEntries(states),
      jobs: [],
      nextJob: 1,
    });
    wake(sim, managerKey(p.processId));
  });
  for (const name of present) if (units[name]?.isEnabled === true) start(p, name);
  const sockets: Sockets = {};
  for (const name of present) {
    const port = units[name]?.port;
    const fd = port === undefined ? undefined : p.listen({ ip: '0.0.0.0', port });
    if (fd !== undefined && !isFail(fd)) sockets[name] = fd;
  }
  return sockets;
}

function change(p: Proc, name: string, edit: (unit: UnitState, sim: Sim) => void): void {
  p.do((sim) => {
    const unit = managerIn(sim, p).units[name];
    if (unit !== undefined) edit(unit, sim);
  });
}

/** `socket`: what systemd listens on for it, handed over as descriptor 3 (sd_listen_fds(3)). */
function start(p: Proc, name: string, socket?: number): void {
  const unit = units[name];
  if (unit === undefined) return;
  const log = p.open(`${journalFolder}/${name}`, { write: true, create: true, append: true }, 0o640);
  const files: Record<number, number> = isFail(log) ? {} : { 1: log, 2: log };
  if (socket !== undefined) files[3] = socket;
  const pid = p.spawn({
    argv: unit.exec,
    session: true,
    files,
    ...(socket === undefined ? {} : { env: { ...p.env, LISTEN_FDS: '1' } }),
  });
  if (!isFail(log)) p.close(log);
  change(p, name, (state, sim) => {
    state.active = isFail(pid) ? 'failed' : 'active';
    state.pid = isFail(pid) ? 0 : pid;
    state.since = sim.now;
    state.deadline = 0;
    if (isFail(pid)) state.result = 203;
  });
}

function stop(p: Proc, name: string, pid: number): void {
  change(p, name, (unit, sim) => {
    unit.active = pid === 0 ? 'inactive' : 'deactivating';
    unit.since = sim.now;
    unit.deadline = pid === 0 ? 0 : sim.time + stopTimeout;
  });
  if (pid !== 0) p.kill(pid, SIG.TERM);
}

function noteEnd(p: Proc, pid: number, result: number): void {
  p.do((sim) => {
    for (const [name, unit] of Object.entries(managerIn(sim, p).units)) {
      if (unit.pid !== pid) continue;
      const wasAsked = unit.active === 'deactivating';
      unit.pid = 0;
      unit.since = sim.now;
      unit.result = result;
      const restarts = !wasAsked && units[name]?.restarts === true;
      unit.active = restarts ? 'activating' : wasAsked || result === 0 ? 'inactive' : 'failed';
      unit.deadline = restarts ? sim.time + restartDelay : 0;
    }
  });
}

function doJobs(p: Proc): void {
  const jobs = p.do((sim) => {
    const manager = managerIn(sim, p);
    return manager.jobs
      .filter((job) => !job.isDone && isReady(manager.units[job.unit]))
      .map((job) => ({ ...job, pid: manager.units[job.unit]?.pid ?? 0 }));
  });
  for (const { id, verb, unit, pid } of jobs) {
    const isRunning = pid !== 0;
    if (isRunning && verb !== 'start') {
      stop(p, unit, pid);
      continue;
    }
    if (verb === 'stop') stop(p, unit, 0);
    else if (!isRunning) start(p, unit);
    p.do((sim) => {
      const job = managerIn(sim, p).jobs.find((one) => one.id === id);
      if (job !== undefined) job.isDone = true;
      wake(sim, managerKey(p.processId));
    });
  }
}

/** Who would not go is killed; who ended unasked begins again. */
function keepDeadlines(p: Proc): void {
  const due = p.do((sim) =>
    Object.entries(managerIn(sim, p).units).flatMap(([name, { active, pid, deadline }]) =>
      deadline > 0 && sim.time >= deadline ? [{ name, active, pid }] : [],
    ),
  );
  for (const { name, active, pid } of due) {
    change(p, name, (unit) => {
      unit.deadline = 0;
    });
    if (active === 'deactivating') p.kill(pid, SIG.KILL);
    else if (active === 'activating') start(p, name);
  }
}
