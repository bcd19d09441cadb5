import { downloadedAt, unpackedAt, type LayerPlan, type PullPlan } from '#sim/registry/index';
import type { PullRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';

const key = (daemon: number, digest: string) => `${daemon} ${digest}`;

/** Where a layer is at that moment of its plan. Undefined: nothing (any more) on its way. */
function stateAt(layer: LayerPlan, now: number): Pick<PullRow, 'state' | 'current'> | undefined {
  if (layer.isPresent || now >= layer.unpackEnd) return undefined;
  const start = layer.download[0]?.[0] ?? 0;
  const end = layer.download.at(-1)?.[0] ?? 0;
  if (now < start) return { state: 'waiting', current: 0 };
  if (now < end) return { state: 'downloading', current: downloadedAt(layer, now) };
  if (now < layer.unpackStart) return { state: 'downloaded', current: layer.bytes };
  return { state: 'extracting', current: unpackedAt(layer, now) };
}

/** Keeps the rows of layers that are on their way, for those who look at the world: the stage. `now`: ms since the pull began. */
export function showPull(sim: Sim, daemon: number, plan: PullPlan, now: number): void {
  for (const layer of plan.layers) {
    const at = stateAt(layer, now);
    const row = sim.pulls.get(key(daemon, layer.digest));
    if (at === undefined) sim.pulls.remove(key(daemon, layer.digest));
    else if (row !== undefined) Object.assign(row, at);
    else sim.pulls.insert(key(daemon, layer.digest), { id: layer.digest, daemon, total: layer.bytes, ...at });
  }
}

/** The pull is over, or was given up. */
export function endPull(sim: Sim, daemon: number, plan: PullPlan): void {
  for (const { digest } of plan.layers) sim.pulls.remove(key(daemon, digest));
}

/** At the start of a daemon nothing is on its way. */
export function forgetPulls(sim: Sim, daemon: number): void {
  const mine = [...sim.pulls.all()].filter((row) => row.daemon === daemon);
  for (const { id } of mine) sim.pulls.remove(key(daemon, id));
}
