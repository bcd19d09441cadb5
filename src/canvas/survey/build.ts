import type { Sim } from '#sim/index';
import type { BuildFacts, BuildStepFacts } from '../facts';

type Solve = Readonly<NonNullable<ReturnType<Sim['solves']['peek']>>>;

/** Builds under way, in the order they began. */
export function buildsOf(sim: Sim, daemon: number): BuildFacts[] {
  return [...sim.solves.all()].filter((row) => row.daemon === daemon).map((row) => buildFacts(sim, row));
}

function buildFacts(sim: Sim, row: Solve): BuildFacts {
  return {
    id: String(row.id),
    steps: row.ops.flatMap((op, index): BuildStepFacts[] => {
      const state = row.states[index];
      if (state === undefined || op.name === '') return [];
      const took = state.phase === 'running' && state.started >= 0 ? sim.time - state.started : 0;
      return [{ id: `${row.id}.${index}`, name: op.name, state: phaseOf(state), took }];
    }),
    isFailed: row.failure !== null,
  };
}

function phaseOf(state: Solve['states'][number]): BuildStepFacts['state'] {
  if (state.phase === 'done') return state.isCached ? 'cached' : 'done';
  return state.phase === 'canceled' ? 'waiting' : state.phase;
}
