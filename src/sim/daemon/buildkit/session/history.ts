import type { BuildRecordRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import type { SolveTarget } from '../../api/buildkit';

/** How many builds an engine remembers (buildkit, control: history of 50 entries). */
const remembered = 50;

/** Notes a build down for `docker buildx history`. */
export function record(sim: Sim, row: BuildRecordRow): void {
  sim.buildRecords.insert(`${row.daemon} ${row.ref}`, row);
  const all = recordsOf(sim, row.daemon);
  for (const old of all.slice(remembered)) sim.buildRecords.remove(`${old.daemon} ${old.ref}`);
}

/** Newest first. */
export function recordsOf(sim: Sim, daemon: number): Readonly<BuildRecordRow>[] {
  return [...sim.buildRecords.all()]
    .filter((row) => row.daemon === daemon)
    .sort((a, b) => b.created - a.created || (a.ref < b.ref ? 1 : -1));
}

/** What the client calls a build in the history: the folder, with a Dockerfile of another name and the stage. */
export function nameOf(target: SolveTarget): string {
  const { display } = target;
  const file =
    display.dockerfile === 'Dockerfile' || display.dockerfile === '' ? '' : `/${display.dockerfile}`;
  return `${display.name}${file}${target.stage === '' ? '' : ` (${target.stage})`}`;
}
