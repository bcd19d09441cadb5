import { expect, test } from 'vitest';
import '#sim/more';
import { newRace, resultOf, stepRace, type RaceSetup } from '#game/race/index';

function run(setup: Partial<RaceSetup>) {
  let race = newRace({ containers: 10, machines: 10, machineMemory: 1024, cores: 8, memory: 16, ...setup });
  while (!race.isOver) race = stepRace(race);
  return { race, result: resultOf(race) };
}

test('ten against ten: all come up; containers in seconds, machines in ten', () => {
  const { race, result } = run({});
  const { containers, machines } = result;
  expect([containers.ready, containers.refused, machines.ready, machines.refused]).toEqual([10, 0, 10, 0]);
  expect(containers.first).toBeLessThan(4);
  expect([(machines.first ?? 0) >= 10, (machines.first ?? 0) < 25]).toEqual([true, true]);
  // everyone is asked once a second, and answers, to the end
  const last = race.samples.at(-1);
  expect([last?.containers.served, last?.machines.served]).toEqual([10, 10]);
  // a boot costs five seconds of a core and more, a container a fifth of one
  expect([machines.work > 50, containers.work < 10]).toEqual([true, true]);
}, 120_000);

test('a hundred against thirty: machines are refused where the memory ends, containers are not', () => {
  const { result } = run({ containers: 100, machines: 30 });
  expect([result.containers.ready, result.containers.refused]).toEqual([100, 0]);
  // derived in facts/physics.md 1.2: 12 to 14 machines of 1 GB fill such a host
  expect([result.machines.ready >= 12, result.machines.ready <= 14]).toEqual([true, true]);
  expect(result.density).toBeGreaterThan(7);
  expect((result.machines.memoryEach ?? 0) / 2 ** 20).toBeCloseTo(1024 + 131, 0);
}, 120_000);

test('nobody against nobody is over at once', () => {
  const { result } = run({ containers: 0, machines: 0 });
  expect([result.containers.ready, result.machines.ready, result.density]).toEqual([0, 0, undefined]);
});
