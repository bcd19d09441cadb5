import { removeCgroup } from '#sim/world/cgroup';
import { startThread } from '#sim/kernel/processes';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow } from '#sim/world/docker';
import type { Exit } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { removeNow } from '../container/removal';
import { announceContainer, announceMounts } from '../state/events';
import { configOf, containerKey } from '../state/find';
import { ended } from './exec-watch';
import { afterEnd } from './lifecycle';
import { tearDownNetwork } from './networking';
import { endAttachments, flushLog } from './output';

/** What a shim says of a container whose process has ended: everything about that run is taken down, and its policy followed. */
export function containerEnded(sim: Sim, id: string, run: number, exit: Exit, endedAt: number): void {
  const row = sim.containers.get(id);
  if (row?.run !== run || row.process === 0) return;
  const daemon = sim.daemons.need(row.daemon);
  const { host } = configOf(sim, id);
  const isOom = exit.oom === true || (sim.cgroups.peek(row.cgroup)?.oomKills ?? 0) > 0;
  for (const exec of row.execs) ended(sim, exec, 137);
  leave(sim, row);
  if (isOom) announceContainer(sim, row, 'oom');
  tearDownNetwork(sim, daemon, row);
  announceMounts(sim, row, 'unmount');
  const ran = endedAt - row.startedAt;
  // a daemon that has just been killed follows no policy; the next one does
  const hasDaemon = sim.processes.peek(daemon.process)?.state === 'running';
  const isByHand = row.isStoppedByHand || !hasDaemon;
  const outcome = { exitCode: exit.code, isByHand, restarts: row.restarts, ran, backOff: row.backOff };
  const { to, delay } = afterEnd(outcome, host.RestartPolicy);
  count(sim, row, to === 'restarting' ? 'running' : 'stopped');
  Object.assign(row, {
    state: to,
    exitCode: exit.code,
    isOomKilled: isOom,
    finishedAt: endedAt,
    backOff: delay,
  });
  if (row.health !== undefined && to === 'exited') row.health.status = 'unhealthy';
  const seconds = String(Math.floor(ran / 1000));
  // stop and restart announce before the end itself is, as moby's goroutines do
  if (row.isStopping) announceContainer(sim, row, 'stop');
  row.isStopping = false;
  announceContainer(sim, row, 'die', { execDuration: seconds, exitCode: String(exit.code) });
  endAttachments(sim, row.attachments);
  row.attachments = [];
  wake(sim, containerKey(id));
  if (to === 'restarting') startThread(sim, daemon.process, 'restart', { id, run, delay });
  else if (host.AutoRemove) removeNow(sim, row, true);
}

/** Lets go of what the run had: process, group, streams. */
function leave(sim: Sim, row: ContainerRow): void {
  flushLog(sim, row.id);
  if (row.cgroup !== 0) removeCgroup(sim, row.cgroup);
  if (row.tty !== 0) sim.ttys.remove(row.tty);
  Object.assign(row, { process: 0, shim: 0, cgroup: 0, stdin: -1, tty: 0 });
}

type Counted = 'running' | 'paused' | 'stopped';

/** How `docker info` counts a container in that state. */
export function countedAs(row: Readonly<ContainerRow>): Counted {
  if (row.state === 'paused') return 'paused';
  return row.state === 'running' || row.state === 'restarting' ? 'running' : 'stopped';
}

/** Moves a container from one count of `docker info` to another. To be called before its state changes. */
export function count(sim: Sim, row: Readonly<ContainerRow>, to: Counted): void {
  const { counts } = sim.daemons.need(row.daemon);
  counts[countedAs(row)] -= 1;
  counts[to] += 1;
}
