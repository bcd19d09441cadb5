import { advanceWhile, input, read, type World } from '#sim/index';

/** What a script did to a world, and what that cost this machine. */
export interface Ran {
  world: World;
  /** processor time of this process, ms: what a busy machine does not lengthen */
  cpu: number;
  /** simulated time, ms */
  simulated: number;
  /** events that were announced */
  events: number;
  exit: number;
  said: string;
}

/** Processor time that this process has used, ms. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let nextStream = 50_000_001;

/** Runs a shell script on the world's first machine to its end, as one input and one advance: two transactions. */
export function runScript(world: World, script: string, limit = 86_400_000): Ran {
  const machine = read(world, (sim) => [...sim.machines.all()][0]?.id ?? 0);
  const stream = nextStream;
  nextStream += 3;
  const began = processorTime();
  const streams = { 0: stream, 1: stream + 1, 2: stream + 2 };
  const started = input(world, { kind: 'spawn', machine, argv: ['/bin/bash', '-c', script], streams });
  const child = String(started.result);
  let exit = -1;
  let scanned = 0;
  const step = advanceWhile(started.world, world.time + limit, (output) => {
    for (; scanned < output.events.length; scanned++) {
      const event = output.events[scanned];
      if (event?.type === 'process' && event.action === 'exit' && event.id === child)
        exit = Number(event.attributes['exitCode']);
    }
    return exit >= 0;
  });
  const cpu = processorTime() - began;
  const said = [...started.output.outside, ...step.output.outside].map((part) => part.data).join('');
  return {
    world: step.world,
    cpu,
    simulated: step.world.time - world.time,
    events: step.output.events.length,
    exit,
    said,
  };
}
