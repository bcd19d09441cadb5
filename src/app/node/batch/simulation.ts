import {
  advance,
  advanceWhile,
  fork,
  input,
  newSimulation,
  nextTime,
  read,
  type Action,
  type Output,
  type Sim,
  type World,
} from '#sim/index';
import { hostCores } from '../host-cores';

/** Prepared worlds by their images: worlds are values, so that every session begins with the same one. */
const prepared = new Map<string, World>();

/** Simulated ms that a host needs from power to a daemon that answers. */
const bootTime = 5000;

function prepare(images: readonly string[]): World {
  const key = images.toSorted().join('\n');
  let world = prepared.get(key);
  if (world === undefined) {
    const name = 'docker-host';
    const host = { name, cores: hostCores, ...(images.length === 0 ? {} : { images }) };
    world = newSimulation({ seed: 1, hosts: [host] });
    world = advance(world, world.time + bootTime).world;
    prepared.set(key, world);
  }
  return fork(world);
}

/** What a session listens to while time goes on. */
type Listener = (output: Output) => void;

/** One world under way, with all of its output handed on. */
export class Simulation {
  #world: World;
  readonly machine: number;
  readonly began: number;
  readonly listeners = new Set<Listener>();
  /** faults of ours since they were last asked for */
  readonly faults: string[] = [];

  constructor(images: readonly string[]) {
    this.#world = prepare(images);
    this.machine = read(this.#world, (sim) => [...sim.machines.all()][0]?.id ?? 0);
    this.began = this.#world.time;
  }

  get time(): number {
    return this.#world.time;
  }

  ask<T>(question: (sim: Sim) => T): T {
    return read(this.#world, question);
  }

  do(action: Action): unknown {
    const step = input(this.#world, action);
    this.#world = step.world;
    this.#hear(step.output);
    return step.result;
  }

  /** Lets time go on to `until`, or until something was said that `isEnough`. */
  run(until: number, isEnough: (output: Output) => boolean): void {
    const step = advanceWhile(this.#world, until, isEnough);
    this.#world = step.world;
    this.#hear(step.output);
  }

  /** Nothing will happen any more unless somebody acts. */
  isIdle(): boolean {
    return nextTime(this.#world) === undefined;
  }

  #hear(output: Output): void {
    for (const event of output.events) {
      if (event.type === 'fault') this.faults.push(event.attributes['text'] ?? event.action);
    }
    for (const listener of this.listeners) listener(output);
  }
}

/** How the process ended, where this output says so. */
export function exitIn(output: Output, process: number): number | undefined {
  const event = output.events.find(
    (one) => one.type === 'process' && one.action === 'exit' && one.id === String(process),
  );
  return event === undefined ? undefined : Number(event.attributes['exitCode'] ?? 0);
}

/** What one step may say, bytes: a program that never stops must not take the batch along. */
const mostOutput = 4 << 20;

/** Adds to what was said, as far as there is room. */
export function extend(said: string, more: string): string {
  return said.length >= mostOutput ? said : said + more.slice(0, mostOutput - said.length);
}

/** Bytes of the world as text. */
export function decode(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
