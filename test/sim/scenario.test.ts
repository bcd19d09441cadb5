import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playCpuScenario } from '#sim/index';
import { endTimes } from '#sim/kernel/physics/timeline';

const facts = new URL('../../../shared/facts/cpu-scenarios.json', import.meta.url);

interface Recorded {
  kind: string;
  cores: number;
  vms: Record<string, { vcpus: number }>;
  tasks: { work: number; weight: number; cap: number | null; start: number; on: string }[];
  simgrid_done: number[];
}

const worst = (got: number[] | string, wanted: readonly number[]) =>
  typeof got === 'string' ? got : Math.max(...wanted.map((end, i) => Math.abs((got[i] ?? 0) / end - 1)));

describe('CPU scenarios, on the scheduler that everything runs on', () => {
  it.skipIf(!existsSync(facts))('end when SimGrid says, within 0.001 %', () => {
    const { scenarios } = JSON.parse(readFileSync(facts, 'utf8')) as { scenarios: Recorded[] };
    for (const scenario of scenarios) {
      expect(worst(playCpuScenario(scenario), scenario.simgrid_done)).toBeLessThan(1e-5);
    }
  });

  it('end when an independent water-filling says, whatever they are', () => {
    const task = fc.record({
      work: fc.double({ min: 0.1, max: 30, noNaN: true }),
      weight: fc.constantFrom(1, 2, 10, 59, 100, 303),
      cap: fc.option(fc.constantFrom(0.25, 0.5, 0.75), { nil: null }),
      start: fc.double({ min: 0, max: 20, noNaN: true }),
      on: fc.constant('host'),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.array(task, { minLength: 1, maxLength: 12 }),
        (cores, tasks) => {
          const wanted = endTimes(
            cores,
            [],
            tasks.map((one) => ({ ...one, cap: one.cap ?? 1, place: -1 })),
          );
          expect(worst(playCpuScenario({ cores, vms: {}, tasks }), wanted)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says which machine is not there', () => {
    const tasks = [{ work: 1, weight: 1, cap: null, start: 0, on: 'vm9' }];
    expect(playCpuScenario({ cores: 1, vms: {}, tasks })).toBe('task 0: there is no machine vm9');
  });
});
