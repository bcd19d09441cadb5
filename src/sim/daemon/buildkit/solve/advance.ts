import { startThread } from '#sim/kernel/processes';
import { wake } from '#sim/kernel/wait';
import type { SolveRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import { killWith } from '../../container/stop';
import { cached, hasRecord, keep, newIdentity } from '../cache/records';
import { keyOf, needsFiles } from './keys';
import { solveKey, tellStep } from './tell';

/** Does all that can be done now: keys, the cache, and the start of what is wanted and ready. */
export function advance(sim: Sim, id: number): void {
  const row = sim.solves.get(id);
  if (row === undefined) return;
  for (const goal of row.goals) want(row, goal);
  const before = row.queue;
  row.queue = '';
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const op of row.ops.keys()) isMoving = step(sim, row, op) || isMoving;
  }
  const during = row.queue;
  row.queue = '';
  // base images come before what stands on them, also where only now it is clear that nobody needs them
  for (const op of row.ops.keys()) tellUnneeded(sim, row, op);
  row.queue = before + row.queue + during;
  if (row.failure !== null) cancel(sim, row);
}

/** Are a step's files there? */
export function hasResult(row: SolveRow, op: number): boolean {
  return (row.states[op]?.result ?? null) !== null;
}

function want(row: SolveRow, op: number): boolean {
  const state = row.states[op];
  if (state === undefined || state.isWanted) return false;
  state.isWanted = true;
  return true;
}

/** Takes one step as far as it goes; true when something has changed. */
function step(sim: Sim, row: SolveRow, index: number): boolean {
  const [op, state] = [row.ops[index], row.states[index]];
  if (op === undefined || state === undefined || state.phase !== 'waiting') return false;
  let isChanged = false;
  if (state.key === '') {
    for (const input of needsFiles(op)) isChanged = want(row, input) || isChanged;
    if (!isKeyReady(row, index)) return isChanged;
    const key = keyOf(sim, row, op);
    if (typeof key !== 'string') {
      failMissing(sim, row, index, key.missing);
      return true;
    }
    state.key = key;
    isChanged = true;
    const found = isFresh(row, index) || op.work.kind === 'image' ? undefined : cached(sim, row.daemon, key);
    if (found !== undefined) {
      Object.assign(state, { phase: 'done', isCached: true, result: found });
      tellStep(sim, row, index, { started: sim.now, completed: sim.now, cached: true });
      return true;
    }
  }
  if (!state.isWanted) return isChanged;
  for (const input of op.inputs) isChanged = want(row, input) || isChanged;
  const isReady = op.inputs.every((input) => input < 0 || hasResult(row, input));
  if (!isReady) return isChanged;
  begin(sim, row, index);
  return true;
}

/** Must it be done anew, because it or what it stands on ignores the cache? Copies only look at what they stand on. */
function isFresh(row: SolveRow, index: number): boolean {
  const op = row.ops[index];
  if (op === undefined) return false;
  const inputs = op.work.kind === 'copy' ? op.inputs.slice(0, 1) : op.inputs;
  return op.ignoresCache || inputs.some((input) => input >= 0 && isFresh(row, input));
}

function isKeyReady(row: SolveRow, index: number): boolean {
  const op = row.ops[index];
  if (op === undefined) return false;
  const keyed = op.inputs.filter((_, i) => !(op.work.kind === 'copy' && i > 0));
  return (
    keyed.every((input) => input < 0 || row.states[input]?.key !== '') &&
    needsFiles(op).every((input) => input < 0 || hasResult(row, input))
  );
}

function begin(sim: Sim, row: SolveRow, index: number): void {
  const [op, state] = [row.ops[index], row.states[index]];
  if (op === undefined || state === undefined) return;
  state.started = sim.time;
  if (isAtOnce(sim, row, index)) return;
  state.phase = 'running';
  row.running += 1;
  tellStep(sim, row, index, { started: sim.now });
  startThread(sim, sim.daemons.need(row.daemon).process, 'buildkit', { solve: row.id, op: index });
}

/** Contexts and base images whose layers are in the store take no time: true when this step was one. */
function isAtOnce(sim: Sim, row: SolveRow, index: number): boolean {
  const [op, state] = [row.ops[index], row.states[index]];
  if (op === undefined || state === undefined) return false;
  const { work } = op;
  if (work.kind === 'local') {
    Object.assign(state, { phase: 'done', result: { layers: [work.layer], created: 0 } });
    return true;
  }
  if (work.kind !== 'image' || work.pull !== null) return false;
  const isCached = hasRecord(sim, row.daemon, state.key);
  if (isCached) cached(sim, row.daemon, state.key);
  else keepImage(sim, row.daemon, state.key, work.reference, work.layers, 0);
  Object.assign(state, {
    phase: 'done',
    isCached,
    result: { layers: [...work.layers], created: work.created },
  });
  tellStep(sim, row, index, { started: sim.now, completed: sim.now, ...(isCached ? { cached: true } : {}) });
  return true;
}

/** A base image is in the cache from its first use on. */
export function keepImage(
  sim: Sim,
  daemon: number,
  key: string,
  reference: string,
  layers: readonly string[],
  size: number,
): void {
  keep(sim, daemon, {
    ...{ key, type: 'regular', description: `pulled from ${reference}`, layers: [...layers] },
    ...{ parents: [], size, isMutable: false },
  });
}

/** A base image whose files nobody needed is done as soon as it is known. */
function tellUnneeded(sim: Sim, row: SolveRow, index: number): void {
  const [op, state] = [row.ops[index], row.states[index]];
  if (op?.work.kind !== 'image' || state?.phase !== 'waiting' || state.key === '' || state.started >= 0)
    return;
  if (state.isWanted && row.failure === null) return;
  state.started = sim.time;
  tellStep(sim, row, index, { started: sim.now, completed: sim.now });
}

/** How a checksum failure names the snapshot that it looked at. */
function failMissing(sim: Sim, row: SolveRow, index: number, path: string): void {
  const hex = sim.random.hex(32);
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
  const why = `failed to calculate checksum of ref ${uuid}::${newIdentity(sim)}: ${JSON.stringify(path)}: not found`;
  fail(sim, row, index, why, `failed to compute cache key: ${why}`);
  for (const input of row.ops[index]?.inputs ?? []) want(row, input); // which were asked for meanwhile
}

/** Ends the solve: a step has failed, and whatever else is at work is given up. */
export function fail(sim: Sim, row: SolveRow, index: number, shown: string, message: string): void {
  const [op, state] = [row.ops[index], row.states[index]];
  if (row.failure !== null || op === undefined || state === undefined) return;
  const started = state.started < 0 ? sim.now : sim.now - (sim.time - state.started);
  state.phase = 'failed';
  tellStep(sim, row, index, { started, completed: sim.now, error: shown });
  row.failure = { message, op: index, target: op.target, ranges: op.ranges.map((range) => ({ ...range })) };
}

/** Steps that are given up when another one fails; others are over before anybody could. */
const slow = new Set(['run', 'image', 'http', 'git']);

/** Gives up what is at work. */
export function cancel(sim: Sim, row: SolveRow): void {
  for (const [index, state] of row.states.entries()) {
    if (state.phase !== 'running' || !slow.has(row.ops[index]?.work.kind ?? '')) continue;
    state.phase = 'canceled';
    const started = sim.now - (sim.time - state.started);
    tellStep(sim, row, index, { started, completed: sim.now, error: 'context canceled' });
    const container = sim.containers.get(state.container);
    if (container !== undefined && container.process !== 0) killWith(sim, container, 9);
  }
  wake(sim, solveKey(row.id));
}
