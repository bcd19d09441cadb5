import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedContainer } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, isOneOff, shownName } from '../client/containers';
import type { Project } from '../model/project';
import type { Dependency } from '../model/service';
import { done, failure, warning, working } from '../progress/event';
import { together } from './graph';
import { scaleOf } from './names';

/** ms between two looks at a container that is waited for. */
const interval = 500;

/** Waits until what a service depends on is as it asks. `end`: simulated ms at which patience ends. */
export function* waitForDependencies(
  compose: Compose,
  project: Project,
  dependant: string,
  dependencies: Readonly<Record<string, Dependency>>,
  rows: readonly ContainerRow[],
  end?: number,
): Steps<Refusal | undefined> {
  const tasks: Steps<Refusal | undefined>[] = [];
  for (const [name, dependency] of Object.entries(dependencies)) {
    const isAwaited = mustWait(project, name, dependency);
    if (isRefusal(isAwaited)) return isAwaited;
    if (!isAwaited) continue;
    const awaited = rows.filter((row) => isOf([name])(row) && !isOneOff(row));
    yield* compose.tell(...awaited.map((row) => working(shownName(row), 'Waiting')));
    if (awaited.length > 0) {
      tasks.push(waitFor(compose, name, dependency, awaited, end));
      continue;
    }
    const words = `${dependant} is missing dependency ${name}`;
    if (dependency.required) return refuse(words);
    yield* compose.warn(words);
  }
  const failed = yield* together(compose, tasks);
  if (failed || tasks.length === 0 || end === undefined || compose.cli.p.clock() < end) return failed;
  return refuse('timeout waiting for dependencies');
}

function mustWait(project: Project, name: string, dependency: Dependency): boolean | Refusal {
  if ((dependency.condition ?? 'service_started') === 'service_started') return false;
  const service = project.services[name];
  if (service) return scaleOf(service) > 0 && service.provider === undefined;
  return Object.hasOwn(project.disabledServices, name) ? false : refuse(`no such service: ${name}`);
}

/** What a look at the containers says: not yet, as it should be, or why not. */
type Verdict = 'pending' | 'reached' | Refusal;

interface Condition {
  /** what progress says when it is reached */
  readonly reached: string;
  look(compose: Compose, rows: readonly ContainerRow[], name: string): Steps<Verdict>;
  /** how a failure is told, and in which words it ends the command */
  readonly fails: 'silently' | 'told' | 'in words';
  /** the failure of a dependency that is not required */
  optional(name: string, why: Refusal): { readonly shown: string; readonly logged: string };
}

const conditions: Readonly<Record<string, Condition>> = {
  running_or_healthy: {
    reached: 'Healthy',
    look: (compose, rows) => lookAtHealth(compose, rows, true),
    fails: 'silently',
    optional: (name, why) => {
      const shown = `optional dependency ${JSON.stringify(name)} is not running or is unhealthy`;
      return { shown, logged: `${shown}: ${why.refused}` };
    },
  },
  service_healthy: {
    reached: 'Healthy',
    look: (compose, rows) => lookAtHealth(compose, rows, false),
    fails: 'told',
    optional: (name, why) => {
      const shown = `optional dependency ${JSON.stringify(name)} failed to start`;
      return { shown, logged: `${shown}: ${why.refused}` };
    },
  },
  service_completed_successfully: {
    reached: 'Exited',
    look: lookAtEnd,
    fails: 'in words',
    optional: (_name, why) => {
      const shown = `optional dependency ${why.refused.replace(/^service /, '')}`;
      return { shown, logged: shown };
    },
  },
};

function* waitFor(
  compose: Compose,
  name: string,
  { condition = '', required }: Dependency,
  rows: readonly ContainerRow[],
  end: number | undefined,
): Steps<Refusal | undefined> {
  const rule = conditions[condition];
  if (!rule) {
    yield* compose.warn(`unsupported depends_on condition: ${condition}`);
    return undefined;
  }
  for (;;) {
    yield* compose.loop.sleep(interval);
    if (end !== undefined && compose.cli.p.clock() >= end) return undefined;
    const verdict = yield* rule.look(compose, rows, name);
    if (verdict === 'pending') continue;
    if (verdict === 'reached') {
      yield* compose.tell(...rows.map((row) => done(shownName(row), rule.reached)));
      return undefined;
    }
    if (!required) {
      const { shown, logged } = rule.optional(name, verdict);
      yield* compose.tell(...rows.map((row) => warning(shownName(row), `Skipped: ${shown}`)));
      yield* compose.warn(logged);
      return undefined;
    }
    if (rule.fails === 'silently') return verdict;
    const words = rule.fails === 'told' ? 'Error' : verdict.refused;
    yield* compose.tell(...rows.map((row) => failure(shownName(row), words)));
    return rule.fails === 'told' ? refuse(`dependency failed to start: ${verdict.refused}`) : verdict;
  }
}

function* lookAtHealth(
  compose: Compose,
  rows: readonly ContainerRow[],
  runningIsEnough: boolean,
): Steps<Verdict> {
  for (const row of rows) {
    const container = yield* compose.api.inspect(row.Id);
    if (isRefusal(container)) return container;
    const verdict = healthOf(container, runningIsEnough);
    // the first one that is not healthy decides: the others are not looked at
    if (verdict !== 'reached' || isRunningEnough(container, runningIsEnough)) return verdict;
  }
  return 'reached';
}

const isRunningEnough = ({ Config }: InspectedContainer, runningIsEnough: boolean): boolean =>
  runningIsEnough && !Config.Healthcheck;

function healthOf(container: InspectedContainer, runningIsEnough: boolean): Verdict {
  const { State } = container;
  const name = container.Name.slice(1);
  if (State.Status === 'exited') return refuse(`container ${name} exited (${String(State.ExitCode)})`);
  if (isRunningEnough(container, runningIsEnough)) {
    return State.Status === 'running' ? 'reached' : 'pending';
  }
  switch (State.Health?.Status) {
    case undefined:
      return refuse(`container ${name} has no healthcheck configured`);
    case 'healthy':
      return 'reached';
    case 'starting':
      return 'pending';
    case 'unhealthy':
      return refuse(`container ${name} is unhealthy`);
    default:
      return refuse(`container ${name} had unexpected health status ${JSON.stringify(State.Health?.Status)}`);
  }
}

function* lookAtEnd(compose: Compose, rows: readonly ContainerRow[], name: string): Steps<Verdict> {
  for (const row of rows) {
    const container = yield* compose.api.inspect(row.Id);
    if (isRefusal(container)) return container;
    const { Status, ExitCode } = container.State;
    if (Status !== 'exited') continue;
    if (ExitCode === 0) return 'reached';
    const shown = JSON.stringify(name);
    return refuse(`service ${shown} didn't complete successfully: exit ${String(ExitCode)}`);
  }
  return 'pending';
}
