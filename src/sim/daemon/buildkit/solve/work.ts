import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { BuildOp, BuildResult, BuildWork, SolveRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import { cloneJson } from '#sim/base/json';
import { keep } from '../cache/records';
import { cancel, fail, keepImage } from './advance';
import { copyFiles } from './copy';
import { pullImage } from './image';
import { makeDirectory, makeFile } from './make';
import { fetchUrl, fetchGit } from './remote';
import { runCommand } from './run';
import { solveKey, tellStep } from './tell';

/** A step at work. */
export interface Task {
  readonly p: Proc;
  readonly solve: number;
  readonly index: number;
  readonly daemon: number;
  readonly op: BuildOp;
  /** layers of its inputs, base first */
  readonly inputs: readonly (readonly string[])[];
  /** simulated ms */
  readonly started: number;
}

/** How a step has failed: as the step shows it, and as the whole build says it. */
export interface TaskFailure {
  readonly shown: string;
  readonly message: string;
}

export type Kind<K extends BuildWork['kind']> = (
  task: Task,
  work: Extract<BuildWork, { kind: K }>,
) => Steps<BuildResult | TaskFailure>;

/** Every kind of step that takes time. */
const kinds: { readonly [K in BuildWork['kind']]: Kind<K> } = {
  copy: copyFiles,
  file: makeFile,
  git: fetchGit,
  http: fetchUrl,
  image: pullImage,

  local: function* (_task, work) {
    return { layers: [work.layer], created: 0 };
  },
  mkdir: makeDirectory,
  run: runCommand,
};

function workOn<K extends BuildWork['kind']>(task: Task, work: Extract<BuildWork, { kind: K }>) {
  return (kinds[work.kind] as Kind<K>)(task, work);
}

/** The thread of one step: `state` names its solve and its place there. */
export function* stepBody(p: Proc, state: Json): Steps<Outcome> {
  const { solve, op: index } = state as { solve: number; op: number };
  const begun = p.do((sim) => {
    const row = sim.solves.peek(solve);
    const op = row?.ops[index];
    if (row === undefined || op === undefined) return null;
    const inputs = op.inputs.map((input) => [...(row.states[input]?.result?.layers ?? [])]);
    return cloneJson({ daemon: row.daemon, op, inputs, started: row.states[index]?.started ?? 0 });
  });
  if (begun === null) return undefined;
  const result = yield* workOn({ p, solve, index, ...begun }, begun.op.work);
  p.do((sim) => {
    finish(sim, { p, solve, index, ...begun }, result);
  });
  return undefined;
}

/** Notes down how a step went, and keeps its result. */
function finish(sim: Sim, task: Task, result: BuildResult | TaskFailure): void {
  const { solve, index, op, started } = task;
  const row = sim.solves.get(solve);
  const state = row?.states[index];
  if (row === undefined || state === undefined) return;
  row.running -= 1;
  state.container = '';
  if (state.phase === 'running' && 'shown' in result) {
    fail(sim, row, index, result.shown, result.message);
    cancel(sim, row);
  } else if (state.phase === 'running' && !('shown' in result)) {
    Object.assign(state, { phase: 'done', result });
    if (op.work.kind === 'image') {
      const size = result.layers.reduce((sum, id) => sum + sizeOf(sim, row.daemon, id), 0);
      keepImage(sim, row.daemon, state.key, op.work.reference, result.layers, size);
    } else keepResult(sim, row, op, state.key, result);
    tellStep(sim, row, index, { started: sim.now - (sim.time - started), completed: sim.now });
  }
  wake(sim, solveKey(solve));
  if (row.running === 0 && row.goals.length === 0) sim.solves.remove(solve);
}

const sizeOf = (sim: Sim, daemon: number, layer: string) =>
  sim.storedLayers.peek(`${daemon} ${layer}`)?.size ?? 0;

function keepResult(sim: Sim, row: SolveRow, op: BuildOp, key: string, made: BuildResult): void {
  const parentKey = row.states[op.inputs[0] ?? -1]?.key ?? '';
  const parent = sim.buildCache.peek(`${row.daemon} ${parentKey}`)?.id;
  const record = {
    ...{ key, type: 'regular' as const, description: descriptionOf(op), layers: made.layers },
    ...{ parents: parent === undefined ? [] : [parent], isMutable: op.work.kind === 'file' },
    size: sizeOf(sim, row.daemon, made.layers.at(-1) ?? ''),
  };
  keep(sim, row.daemon, record, made.created);
}

/** How `docker buildx du --verbose` names what a step has left. */
function descriptionOf({ work, name }: BuildOp): string {
  if (work.kind === 'run') return `mount / from exec ${work.args.join(' ')}`;
  if (work.kind === 'http') return `http url ${work.url}`;
  return name;
}
