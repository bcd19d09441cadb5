import { wake } from '#sim/kernel/wait';
import type { SolveRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import type { BuildkitNews, SolveStatus, Vertex } from '../../api/buildkit';

/** Woken when something has happened in a solve. */
export function solveKey(id: number): string {
  return `solve:${id}`;
}

export function tell(sim: Sim, row: SolveRow, news: BuildkitNews): void {
  row.queue += `${JSON.stringify(news)}\n`;
  wake(sim, solveKey(row.id));
}

export function tellStatus(sim: Sim, row: SolveRow, status: SolveStatus): void {
  tell(sim, row, { status });
}

/** Tells of a step as it is now. `times` are ms since 1970. */
export function tellStep(
  sim: Sim,
  row: SolveRow,
  op: number,
  more: Pick<Vertex, 'started' | 'completed' | 'cached' | 'error'> = {},
): void {
  const step = row.ops[op];
  if (step === undefined) return;
  const inputs = step.inputs.flatMap((input) => row.ops[input]?.digest ?? []);
  tellStatus(sim, row, {
    vertexes: [{ digest: step.digest, ...(inputs.length > 0 ? { inputs } : {}), name: step.name, ...more }],
  });
}
