import type { ExecRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { notFound, type Refusal } from '../http/refusal';

/** An exec by its id or the beginning of it. */
export function findExec(sim: Sim, daemon: number, given: string): ExecRow | Refusal {
  const exact = sim.execs.get(given);
  if (exact?.daemon === daemon) return exact;
  if (/^[0-9a-f]{2,}$/.test(given)) {
    const found = [...sim.execs.startingWith(given)].filter((row) => row.daemon === daemon);
    if (found.length === 1) return sim.execs.need(found[0]?.id ?? '');
  }
  return notFound(`No such exec instance: ${given}`);
}
