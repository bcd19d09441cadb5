import { isFail } from './base/fail';
import type { Json } from './base/json';
import { act, type Action } from './actions';
import * as files from './files/index';
import { newHost, type HostOptions } from './hosts/host';
import { systemOf } from './hosts/systems';
import { runNow, runUntil } from './kernel/events';
import { LiveThreads } from './kernel/threads';
import './core';
import { given } from './given';
import { NeedsMore } from './base/needs-more';
import { hub } from './registry/hub';
import { patchesBetween, patching, type Patch } from './world/patches';
import { Sim, type Output } from './world/sim';
import { emptyWorld, type World } from './world/world';

/**
 * The only door to the simulation. Everything is a function from world to world: pure, synchronous, deterministic.
 */
export interface Step {
  world: World;
  output: Output;
  /** what the action answered: an id, a refusal, null */
  result: Json;
  /** what this step changed, and what undoes it: immer's patches, worked out when they are asked for */
  readonly patches: Patch[];
  /** `undo(world, inverse)` goes back */
  readonly inverse: Patch[];
}

export interface SimulationOptions {
  /** everything that chance decides follows from it */
  seed?: number;
  /** what the clocks say at the beginning, ms since 1970 */
  epoch?: number;
  hosts?: readonly HostOptions[];
}

/** Generators under way, beside the worlds they belong to: a cache that may be lost at any time (threads.ts). */
const caches = new WeakMap<World, LiveThreads>();

function transact(world: World, deed: (sim: Sim, live: LiveThreads) => Json): Step {
  const sim = new Sim(world, given);
  const live = caches.get(world) ?? new LiveThreads();
  caches.delete(world);
  const result = deed(sim, live);
  const next = sim.commit();
  caches.set(next, live);
  return {
    world: next,
    output: sim.output,
    result,
    get patches() {
      return patchesBetween(world, next);
    },
    get inverse() {
      return patchesBetween(next, world);
    },
  };
}

/** A new world with its hosts switched on. */
export function newSimulation(options: SimulationOptions = {}): World {
  const world = emptyWorld(options.seed ?? 1, options.epoch);
  return transact(world, (sim, live) => {
    for (const host of options.hosts ?? [{ name: 'host' }]) newHost(sim, host);
    runNow(sim, live);
    return null;
  }).world;
}

/** Does one thing from outside (types, connects, writes a file …) and lets everything run that follows at this very moment. */
export function input(world: World, action: Action): Step {
  return transact(world, (sim, live) => {
    const result = act(sim, action);
    runNow(sim, live);
    return result;
  });
}

/** Lets time go on to `until`, simulated ms since the world began. */
export function advance(world: World, until: number): Step {
  return transact(world, (sim, live) => {
    runUntil(sim, live, until);
    return null;
  });
}

/** Lets time go on until `enough` says so of the output until then, or `until` has come. */
export function advanceWhile(world: World, until: number, enough: (output: Output) => boolean): Step {
  return transact(world, (sim, live) => {
    runUntil(sim, live, until, () => enough(sim.output));
    return null;
  });
}

/** When something will happen next, simulated ms; undefined: nothing will, unless somebody acts. */
export function nextTime(world: World): number | undefined {
  return world.queue[0]?.time;
}

/** Asks something of a world. What `question` changes is forgotten. */
export function read<T>(world: World, question: (sim: Sim) => T): T {
  return question(new Sim(world, given));
}

/** Another world that begins as this one. Worlds are values, so it is this one; its live threads are made anew. */
export function fork(world: World): World {
  return { ...world };
}

/** Goes back over a step (or forth again) by its patches. */
export function undo(world: World, patches: readonly Patch[]): World {
  return patching.value(world, patches);
}

/** Which program lies at a path of a machine, as its root sees it; undefined where none does. */
export function programAt(
  world: World,
  machine: number,
  path: string,
): { program: string; version: string } | undefined {
  return read(world, (sim) => {
    const found = files.executable(sim, files.rootViewer(sim, machine), path);
    if (isFail(found) || found.exe === undefined) return undefined;
    return { program: found.exe.program, version: found.exe.version ?? '' };
  });
}

/** argv of a machine's own shell before a command line that it shall run. */
export function shellOf(world: World, machine: number): readonly string[] {
  return read(world, (sim) => systemOf(sim.machines.need(machine)).runs);
}

export { cpuScenario, playCpuScenario, type CpuScenario } from './scenario';
export { NeedsMore } from './base/needs-more';
export { patchesBetween, type Patch } from './world/patches';
export { isPart, parts, type PartName } from './parts';
/** A layer of an image that Docker Hub has: its blob's digest, bytes to download, bytes on disk. */
export interface PublishedLayer {
  digest: string;
  bytes: number;
  size: number;
}

/** Layers of an image that Docker Hub has, base first; undefined where it has none. Throws `NeedsMore` before the catalogue is there. */
export function hubLayers(image: string): PublishedLayer[] | undefined {
  const [name = '', tag = 'latest'] = image.split(':');
  const found = hub.value.find(name, tag);
  return 'status' in found
    ? undefined
    : found.layers.map(({ digest, bytes, size }) => ({ digest, bytes, size }));
}

/** The same for whom it does not matter: undefined also where the catalogue is not there yet. */
export function publishedLayers(image: string): PublishedLayer[] | undefined {
  try {
    return hubLayers(image);
  } catch (error) {
    if (error instanceof NeedsMore) return undefined;
    throw error;
  }
}

export type { Action } from './actions';
export type { HostOptions } from './hosts/host';
export type { Output, Sim } from './world/sim';
export type { SimEvent } from './world/event';
export { saveWorld } from './world/save';
export type { World } from './world/world';
export { systemNames } from './hosts/systems';
