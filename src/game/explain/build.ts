import { read, type Sim, type World } from '#sim/index';
import type { Shot } from './film';
import type { ExplainStep } from './step';
import { detail } from './teller';

interface Vertex {
  digest: string;
  name: string;
  started: number;
  completed: number;
  isCached: boolean;
}

/** What a builder noted of its steps, in the order in which they ended. `log`: its messages, one JSON value a line. */
function vertexesOf(log: string): Vertex[] {
  const found = new Map<string, Vertex>();
  for (const line of log.split('\n')) {
    if (!line.startsWith('{"vertexes"')) continue;
    const { vertexes } = JSON.parse(line) as {
      vertexes: { digest: string; name: string; started?: number; completed?: number; cached?: boolean }[];
    };
    for (const { digest, name, started = 0, completed, cached } of vertexes) {
      if (completed === undefined) continue;
      found.set(digest, { digest, name, started, completed, isCached: cached === true });
    }
  }
  return [...found.values()].sort((a, b) => a.completed - b.completed);
}

/** Steps of the builds that ended during a film: BuildKit announces none of them, but keeps a record. */
export function buildSteps(sim: Sim, before: World, shots: readonly Shot[]): ExplainStep[] {
  const known = new Set(read(before, (then) => [...then.buildRecords.keys()]));
  const steps: ExplainStep[] = [];
  for (const record of sim.buildRecords.all()) {
    if (known.has(`${record.daemon} ${record.ref}`)) continue;
    const machine = sim.daemons.peek(record.daemon)?.machine ?? 0;
    for (const vertex of vertexesOf(record.log)) {
      // Times of day have lost digits that simulated ones have.
      const at = Math.round((vertex.completed - before.epoch) * 1000) / 1000;
      steps.push({
        layer: 'daemon',
        at,
        key: vertex.isCached ? 'daemon.build-cached' : 'daemon.build-step',
        values: { step: vertex.name, time: ((vertex.completed - vertex.started) / 1000).toFixed(1) },
        details: [detail('vertex', vertex.digest)],
        focus: `daemon:${machine}`,
        shot: Math.max(
          0,
          shots.findIndex(({ world }) => world.time >= at - 0.01),
        ),
        event: -1,
      });
    }
  }
  return steps;
}
