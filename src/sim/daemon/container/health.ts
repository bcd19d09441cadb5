import type { Json } from '#sim/base/json';
import { asBytes, noBytes, text } from '#sim/base/bytes';
import { startThread } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { deliver } from '#sim/kernel/signals';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow, HealthRow } from '#sim/world/docker';
import type { ContainerConfig, Healthcheck } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { newExec, startExec } from '../exec/life';
import { execKey } from '../runtime/exec-watch';
import { newAttachment } from '../runtime/output';
import { announceContainer } from '../state/events';
import { configOf, containerKey } from '../state/find';

interface HealthState {
  [key: string]: Json;
  id: string;
  run: number;
}

/** How many results are kept, and how much of what a probe printed (moby, daemon/health.go). */
const keptResults = 5;
const longestOutput = 4096;

/** ns of the API → ms; 0 is the usual value. */
const duration = (ns: number | undefined, usual: number) => (ns === undefined || ns === 0 ? usual : ns / 1e6);

/** The command of a health check, or undefined where there is none. */
export function probeOf(config: Readonly<ContainerConfig>): string[] | undefined {
  const test = config.Healthcheck?.Test ?? [];
  if (test[0] === 'CMD') return test.slice(1);
  if (test[0] === 'CMD-SHELL') return [...(config.Shell ?? ['/bin/sh', '-c']), test.slice(1).join(' ')];
  return undefined;
}

/** After a start: the checks of this run begin. */
export function beginHealth(sim: Sim, row: ContainerRow): void {
  if (probeOf(configOf(sim, row.id).config) === undefined) return;
  row.health = { status: 'starting', streak: 0, log: [] };
  const { process } = sim.daemons.need(row.daemon);
  startThread(sim, process, 'health', { id: row.id, run: row.run });
}

/** Time to the next probe, ms: more often while the container is still starting up. */
function interval(check: Healthcheck, health: Readonly<HealthRow> | undefined, ran: number): number {
  const isStarting = health?.status === 'starting' && ran < duration(check.StartPeriod, 0);
  return isStarting ? duration(check.StartInterval, 5000) : duration(check.Interval, 30_000);
}

/** A thread of dockerd for each container with a health check: waits, probes, judges. */
export function* healthBody(p: Proc, given: Json): Steps<Outcome> {
  const state = given as HealthState;
  const pause = p.do((sim) => pauseOf(sim, state));
  if (pause === null) return undefined;
  const deadline = p.clock() + pause;
  const isOver = yield* p.until(
    (sim) => (pauseOf(sim, state) === null ? true : sim.time >= deadline ? false : undefined),
    [containerKey(state.id)],
    deadline,
  );
  if (isOver) return undefined;
  const probe = p.do((sim) => beginProbe(sim, state));
  if (probe === null) return again(state);
  const started = p.now();
  const timeout = p.do((sim) => duration(configOf(sim, state.id).config.Healthcheck?.Timeout, 30_000));
  const end = p.clock() + timeout;
  const code = yield* p.until(
    (sim) => codeOf(sim, probe.exec) ?? (sim.time >= end ? -1 : undefined),
    [execKey(probe.exec)],
    end,
  );
  p.do((sim) => judge(sim, state, probe, started, code, timeout));
  return again(state);
}

function pauseOf(sim: Sim, { id, run }: HealthState): number | null {
  const row = sim.containers.peek(id);
  const isGone = row?.run !== run || (row.state !== 'running' && row.state !== 'paused');
  if (isGone) return null;
  const check = configOf(sim, id).config.Healthcheck ?? {};
  return interval(check, row.health, sim.now - row.startedAt);
}

interface Probe {
  exec: string;
  attachment: number;
}

function beginProbe(sim: Sim, { id }: HealthState): Probe | null {
  const row = sim.containers.get(id);
  const argv = probeOf(configOf(sim, id).config);
  if (row?.state !== 'running' || argv === undefined) return null;
  const exec = newExec(sim, row, { argv, wantsOut: true, wantsErr: true });
  const attachment = newAttachment(sim, { wantsOut: true, wantsErr: true, isFramed: false });
  exec.attachments.push(attachment);
  startExec(sim, exec);
  return { exec: exec.id, attachment };
}

function codeOf(sim: Sim, exec: string): number | undefined {
  const row = sim.execs.peek(exec);
  return row === undefined ? -1 : (row.exitCode ?? undefined);
}

/** Notes a result down, and announces when the container's health has changed. */
function judge(
  sim: Sim,
  { id, run }: HealthState,
  probe: Probe,
  start: number,
  code: number,
  timeout: number,
): void {
  const row = sim.containers.get(id);
  const exec = sim.execs.peek(probe.exec);
  const printed = asBytes(
    (sim.attachments.peek(probe.attachment)?.buffer ?? noBytes).slice(0, longestOutput),
  );
  const isLate = exec !== undefined && exec.exitCode === null;
  if (isLate) deliver(sim, exec.process, 9);
  sim.attachments.remove(probe.attachment);
  if (!isLate && exec !== undefined) sim.execs.remove(probe.exec);
  if (row?.run !== run || row.health === undefined) return;
  const seconds = timeout % 1000 === 0 ? `${timeout / 1000}s` : `${timeout}ms`;
  const failed = exec?.error ?? '';
  const output = isLate
    ? `Health check exceeded timeout (${seconds}): ${text(printed)}`.replace(/: $/, '')
    : text(printed) + failed;
  const { health } = row;
  health.log = [...health.log, { start, end: sim.now, exitCode: isLate ? -1 : code, output }].slice(
    -keptResults,
  );
  const before = health.status;
  rate(health, configOf(sim, id).config.Healthcheck ?? {}, code === 0, start - row.startedAt);
  if (health.status !== before) announceContainer(sim, row, `health_status: ${health.status}`);
  wake(sim, containerKey(id));
}

function rate(health: HealthRow, check: Healthcheck, isGood: boolean, age: number): void {
  if (isGood) {
    health.streak = 0;
    health.status = 'healthy';
    return;
  }
  // while the start period lasts, failures do not count
  if (health.status === 'starting' && age < duration(check.StartPeriod, 0)) return;
  health.streak += 1;
  const retries = check.Retries === undefined || check.Retries === 0 ? 3 : check.Retries;
  if (health.streak >= retries) health.status = 'unhealthy';
}
