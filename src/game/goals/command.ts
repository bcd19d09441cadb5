import { advanceWhile, fork, input, shellOf, type SimEvent } from '#sim/index';
import type { Check } from './check';

/** A command has so long to answer, simulated ms. */
const patience = 10_000;
/** Number of the first of the streams that it gets; nobody listens at the other end. */
const stream = 900_001;

/** The command exits 0 on a copy of the world, so it cannot disturb the one that is played. */
export const command: Check<'command'> = (goal, { world, machine }) => {
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
