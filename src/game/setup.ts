import { advance, advanceWhile, input, newSimulation, read, shellOf, type World } from '#sim/index';
import type { HostSetup, Level } from './level';
import { software } from './software';

/** What the world of a level may do before anybody looks, simulated ms: daemons come up, `before` commands run. */
const settling = 3000;
const patience = 600_000;
const stream = 910_001;

/** Makes the world that a level begins with. Throws when a command of its set-up fails: a fault of the level. */
export function newLevelWorld(level: Level): World {
  let world = newSimulation({
    seed: level.seed,
    hosts: level.hosts,
  });
  world = advance(world, world.time + settling).world;
  for (const host of level.hosts) world = furnish(world, host);
  return world;
}

function furnish(world: World, host: HostSetup): World {
  const machine = read(world, (sim) => [...sim.machines.all()].find(({ name }) => name === host.name)?.id);
  if (machine === undefined) throw new Error(`there is no host ${host.name}`);
  let now = world;
  for (const name of host.installed) {
    const tree = software[name];
    if (tree === undefined) throw new Error(`there is no software ${name}`);
    const step = input(now, { kind: 'put-tree', machine, at: '/', tree });
    if (step.result !== null) throw new Error(`${name} cannot be unpacked: ${JSON.stringify(step.result)}`);
    now = step.world;
  }
  for (const [path, file] of Object.entries(host.files)) {
    const { text, mode } = typeof file === 'string' ? { text: file, mode: 0o644 } : file;
    now = input(now, { kind: 'write-file', machine, path, text, mode }).world;
  }
  for (const command of host.before) now = run(now, machine, command);
  return now;
}

function run(world: World, machine: number, command: string): World {
  const started = input(world, {
    kind: 'spawn',
    machine,
    argv: [...shellOf(world, machine), command],
    streams: { 0: stream, 1: stream + 1, 2: stream + 2 },
  });
  const process = String(started.result);
  let events = started.output.events;
  let said = started.output.outside.map((part) => part.data).join('');
  const exit = () =>
    events.find((one) => one.type === 'process' && one.action === 'exit' && one.id === process);
  let now = started.world;
  if (exit() === undefined) {
    const ended = advanceWhile(now, now.time + patience, (output) => {
      events = output.events;
      return exit() !== undefined;
    });
    ({ events } = ended.output);
    said += ended.output.outside.map((part) => part.data).join('');
    now = ended.world;
  }
  if (exit()?.attributes.exitCode !== '0')
    throw new Error(`set-up of the level: ${command}: ${said || 'did not end well'}`);
  return now;
}
