import { find, isRefused, planPull, type LayerPlan } from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import { hasLayer, storeLayer } from '../../image/store';
import { hubRate } from '../../image/pull';
import { parseReference } from '../../state/reference';
import { isRefusal } from '../../http/refusal';
import { tellStatus } from './tell';
import type { Kind, Task } from './work';

/** How often progress is told, ms. */
const tick = 100;

/** FROM an image that is not in the store: its layers come and are unpacked. No name in the store points to it afterwards. */
export const pullImage: Kind<'image'> = function* (task, work) {
  const { p } = task;
  const name = work.pull?.name ?? work.reference;
  const plan = p.do((sim) => planOf(sim, task.daemon, name));
  if (plan === null) {
    const why = `${name}: not found`;
    return { shown: why, message: why };
  }
  const start = p.clock() - plan.known;
  p.do((sim) => {
    say(sim, task, `resolve ${work.reference}`, { completed: sim.now });
  });
  let before = -1;
  for (let at = plan.known; ; at = Math.min(plan.end, at + tick)) {
    yield* p.sleep(start + at - p.clock());
    const since = before;
    p.do((sim) => {
      for (const layer of plan.layers) showLayer(sim, task, layer, at, since, start);
    });
    before = at;
    if (at >= plan.end) break;
  }
  return p.do((sim) => {
    for (const { diffId, size } of plan.layers) storeLayer(sim, task.daemon, diffId, size);
    return { layers: plan.layers.map(({ diffId }) => diffId), created: work.created };
  });
};

function planOf(sim: Sim, daemon: number, name: string) {
  const reference = parseReference(name);
  if (isRefusal(reference)) return null;
  const { arch, hardware } = sim.machines.need(sim.daemons.need(daemon).machine);
  const wanted = reference.digest === '' ? reference.tag || 'latest' : reference.digest;
  const offered = find(reference.repository, wanted, arch);
  if (isRefused(offered)) return null;
  const isThere = ({ diffId }: { diffId: string }) => hasLayer(sim, daemon, diffId);
  return JSON.parse(
    JSON.stringify(planPull(offered.layers, isThere, Math.min(hubRate, hardware.networkRate / 8))),
  ) as ReturnType<typeof planPull>;
}

function say(
  sim: Sim,
  task: Task,
  id: string,
  more: { name?: string; current?: number; total?: number; completed?: number; started?: number } = {},
): void {
  const row = sim.solves.get(task.solve);
  if (row === undefined) return;
  const { current = 0, ...rest } = more;
  tellStatus(sim, row, {
    statuses: [{ id, vertex: task.op.digest, current, timestamp: sim.now, started: sim.now, ...rest }],
  });
}

/** How far a layer has come, ms after the beginning. */
function progressOf(layer: LayerPlan, at: number): { bytes: number; unpacking: 'no' | 'yes' | 'done' } {
  const began = layer.download[0]?.[0] ?? 0;
  const ended = layer.download.at(-1)?.[0] ?? 0;
  const part = at >= ended ? 1 : (at - began) / Math.max(1, ended - began);
  const unpacking = at < layer.unpackStart ? 'no' : at < layer.unpackEnd ? 'yes' : 'done';
  return { bytes: at < began ? -1 : Math.round(part * layer.bytes), unpacking };
}

/** Tells of a layer when it has come further since `before`. */
function showLayer(sim: Sim, task: Task, layer: LayerPlan, at: number, before: number, start: number): void {
  if (layer.isPresent) return;
  const [now, then] = [progressOf(layer, at), progressOf(layer, before)];
  const base = sim.now - (sim.time - start);
  const ended = layer.download.at(-1)?.[0] ?? 0;
  if (now.bytes >= 0 && now.bytes !== then.bytes) {
    const done = now.bytes >= layer.bytes ? { completed: base + ended } : {};
    const started = base + (layer.download[0]?.[0] ?? 0);
    say(sim, task, layer.digest, {
      name: 'downloading',
      current: now.bytes,
      total: layer.bytes,
      started,
      ...done,
    });
  }
  if (now.unpacking === 'no' || now.unpacking === then.unpacking) return;
  const done = now.unpacking === 'done' ? { completed: base + layer.unpackEnd } : {};
  say(sim, task, `extracting ${layer.digest}`, {
    name: 'extract',
    started: base + layer.unpackStart,
    ...done,
  });
}
