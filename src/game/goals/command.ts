import { advanceWhile, fork, input, read, shellOf, type SimEvent, type World } from '#sim/index';
import type { Check } from './check';

/** A command has so long to answer, simulated ms. */
const patience = 10_000;
/** Number of the first of the streams that it gets; nobody listens at the other end. */
const stream = 900_001;

/** The command exits 0 on a copy of the world, so it cannot disturb the one that is played. */
export const command: Check<'command'> = (goal, { world, machine }) => {
  if (goal.door !== undefined && !isOpen(world, goal.door)) return false;
  const host = machine(goal.host);
  const started = input(fork(world), {
    kind: 'spawn',
    machine: host,
    argv: [...shellOf(world, host), goal.run],
    streams: { 0: stream, 1: stream + 1, 2: stream + 2 },
  });
  const process = started.result;
  if (typeof process !== 'number') return false;
  const end = (events: readonly SimEvent[]) =>
    events.find((one) => one.type === 'process' && one.action === 'exit' && one.id === String(process));
  const exit =
    end(started.output.events) ??
    end(
      advanceWhile(started.world, world.time + patience, ({ events }) => end(events) !== undefined).output
        .events,
    );
  return exit?.attributes.exitCode === '0';
};

/** Whether any machine listens on a TCP port, by a process of its own or for a container. */
function isOpen(world: World, port: number): boolean {
  return read(world, (sim) => {
    for (const { ns } of sim.machines.all()) {
      if ((sim.publishedPorts.peek(`${ns.net}/tcp/${port}`)?.ports.length ?? 0) > 0) return true;
      const listeners = Object.keys(sim.netns.peek(ns.net)?.listeners ?? {});
      if (listeners.some((at) => at.startsWith('tcp/') && at.endsWith(`/${port}`))) return true;
    }
    return false;
  });
}
