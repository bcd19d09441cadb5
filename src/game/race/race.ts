import { advance, input, newSimulation, type World } from '#sim/index';
import { commandsOf, hostsOf, server, type RaceSetup } from './course';
import { guests, hostNamed, look, type Side, type SideName } from './look';

/** What was measured at one moment: every second of the race. */
export interface Sample {
  /** seconds since the start */
  at: number;
  containers: SideSample;
  machines: SideSample;
}

export interface SideSample extends Omit<Side, 'addresses'> {
  /** cores that were busy, of the second on average */
  cores: number;
  /** requests of this second that were answered */
  served: number;
}

/** A race under way. Plain values; `step` makes the next. */
export interface Race {
  setup: RaceSetup;
  world: World;
  /** simulated ms of the start */
  began: number;
  samples: Sample[];
  /** virtual machines that have their server on the disk */
  furnished: number[];
  /** requests that are under way: stream → side */
  asked: Record<number, SideName>;
  nextStream: number;
  isOver: boolean;
}

/** Until daemons are up, ms. */
const settling = 3000;
const tick = 1000;
/** How long it goes on after nothing starts any more, seconds. */
const afterwards = 15;
/** It ends at last, seconds. */
const longest = 600;

const sides: readonly SideName[] = ['containers', 'machines'];

/** Both hosts at the start. */
export function newRace(setup: RaceSetup): Race {
  const world = advance(newSimulation({ seed: 1, hosts: hostsOf(setup) }), settling).world;
  const race: Race = {
    setup,
    world,
    began: world.time,
    samples: [],
    furnished: [],
    asked: {},
    nextStream: 700_001,
    isOver: false,
  };
  const commands = commandsOf(setup);
  const started = sides.reduce((now, side) => shell(now, side, commands[side]).race, race);
  return { ...started, samples: [sampleOf(started, {})] };
}

/** Starts a command on a host; answers the stream that its output comes on. */
function shell(race: Race, host: string, script: string): { race: Race; stream: number } {
  const stream = race.nextStream;
  const step = input(race.world, {
    kind: 'spawn',
    machine: hostNamed(race.world, host),
    argv: ['/bin/bash', '-c', script],
    streams: { 0: stream, 1: stream + 1, 2: stream + 2 },
  });
  return { race: { ...race, world: step.world, nextStream: stream + 3 }, stream: stream + 1 };
}

/** A second of the race. */
export function stepRace(before: Race): Race {
  if (before.isOver) return before;
  let race = askAll(furnish(before));
  const step = advance(race.world, race.world.time + tick);
  race = { ...race, world: step.world };
  const served: Partial<Record<SideName, number>> = {};
  for (const { stream, data } of step.output.outside) {
    const side = race.asked[stream];
    if (side !== undefined) served[side] = (served[side] ?? 0) + (data.match(/^200$/gm)?.length ?? 0);
  }
  const samples = [...race.samples, sampleOf(race, served)];
  return { ...race, samples, isOver: isOver(samples) };
}

/** Puts the web server onto the disks of machines that have come up since: it is there before their services start. */
function furnish(race: Race): Race {
  const fresh = guests(race.world).filter((id) => !race.furnished.includes(id));
  const world = fresh.reduce(
    (now, machine) => input(now, { kind: 'put-tree', machine, at: '/', tree: server }).world,
    race.world,
  );
  return fresh.length === 0 ? race : { ...race, world, furnished: [...race.furnished, ...fresh] };
}

/** One request for each that is ready, as a browser somewhere else would send it. */
function askAll(before: Race): Race {
  let race: Race = { ...before, asked: {} };
  for (const side of sides) {
    const { addresses } = look(race.world, side);
    if (addresses.length === 0) continue;
    const urls = addresses.map((address) => `-o /dev/null http://${address}/`).join(' ');
    const asked = shell(race, 'client', `curl -s -m 1 -w '%{http_code}\\n' ${urls}`);
    race = { ...asked.race, asked: { ...race.asked, [asked.stream]: side } };
  }
  return race;
}

function sampleOf(race: Race, served: Partial<Record<SideName, number>>): Sample {
  const side = (name: SideName): SideSample => {
    const { ready, starting, memory, spent } = look(race.world, name);
    const before = race.samples.at(-1)?.[name].spent ?? spent;
    return { ready, starting, memory, spent, cores: (spent - before) / tick, served: served[name] ?? 0 };
  };
  return {
    at: Math.round((race.world.time - race.began) / 1000),
    containers: side('containers'),
    machines: side('machines'),
  };
}

function isOver(samples: readonly Sample[]): boolean {
  const last = samples.at(-1);
  const then = samples.at(-1 - afterwards);
  if (last === undefined || then === undefined) return false;
  if (last.at >= longest) return true;
  return sides.every(
    (name) => last[name].starting === 0 && then[name].starting === 0 && last[name].ready === then[name].ready,
  );
}
