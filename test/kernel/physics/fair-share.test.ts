import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shareCores, type ShareGroup, type ShareTask } from '#sim/kernel/physics/fair-share';
import { endTimes } from '#sim/kernel/physics/timeline';
import { coresOfQuota, weightOfNice, weightOfShares } from '#sim/kernel/physics/weights';

interface Scenario {
  kind: string;
  cores: number;
  vms: Record<string, { vcpus: number }>;
  tasks: { work: number; weight: number; cap: number | null; start: number; on: string }[];
  simgrid_done: number[];
}

const facts = new URL('../../../../shared/facts/cpu-scenarios.json', import.meta.url);

const task = (weight: number, cap?: number): ShareTask => ({
  weight,
  rate: 0,
  ...(cap !== undefined && { cap }),
});
const group = (
  weight: ShareGroup['weight'],
  tasks: ShareTask[],
  groups: ShareGroup[] = [],
  cap?: number,
): ShareGroup => ({
  weight,
  tasks,
  groups,
  ...(cap !== undefined && { cap }),
});

describe('shares of the cores', () => {
  test.skipIf(!existsSync(facts))('end times are those of SimGrid', () => {
    const { scenarios } = JSON.parse(readFileSync(facts, 'utf8')) as { scenarios: Scenario[] };
    expect(scenarios.length).toBeGreaterThan(10);
    for (const { cores, vms, tasks, simgrid_done } of scenarios) {
      const names = Object.keys(vms);
      const groups = Object.values(vms).map(({ vcpus }) => ({
        weight: { perTask: 1, most: vcpus },
        cap: vcpus,
      }));
      const ends = endTimes(
        cores,
        groups,
        tasks.map((t) => ({ ...t, cap: t.cap ?? 1, place: names.indexOf(t.on) })),
      );
      const worst = Math.max(...ends.map((end, i) => Math.abs(end / (simgrid_done[i] ?? 0) - 1)));
      expect(worst).toBeLessThan(0.0001);
    }
  });

  test('nobody waits where there are cores enough', () => {
    const tasks = [task(1), task(1000), task(5, 0.25)];
    expect(shareCores(4, group(100, tasks))).toBe(2.25);
    expect(tasks.map((t) => t.rate)).toEqual([1, 1, 0.25]);
  });

  test('the manual’s example 1024, 512, 512, as cgroup 2 has it', () => {
    const shares = [1024, 512, 512].map(weightOfShares);
    expect(shares).toEqual([100, 59, 59]);
    const tasks = shares.map((w) => [task(100), w] as const);
    shareCores(
      1,
      group(
        100,
        [],
        tasks.map(([t, w]) => group(w, [t])),
      ),
    );
    expect(tasks.map(([t]) => t.rate.toFixed(3))).toEqual(['0.459', '0.271', '0.271']);
  });

  test('a quota holds though the host idles, and what it leaves goes to the others', () => {
    const [capped, free] = [task(100), task(100)];
    shareCores(1, group(100, [], [group(100, [capped], [], 0.25), group(100, [free])]));
    expect([capped.rate, free.rate]).toEqual([0.25, 0.75]);
    shareCores(8, group(100, [], [group(100, [capped], [], 0.25)]));
    expect(capped.rate).toBe(0.25);
  });

  test('matches a slow pouring in drops, for any tree', () => {
    const arbTask = fc.record({
      weight: fc.integer({ min: 1, max: 1000 }),
      cap: fc.constantFrom(0.25, 0.5, 1),
    });
    const arbGroup = fc.record({
      weight: fc.integer({ min: 1, max: 1000 }),
      cap: fc.option(fc.constantFrom(0.5, 1, 2.5), { nil: undefined }),
      tasks: fc.array(arbTask, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(arbGroup, { minLength: 1, maxLength: 5 }),
        (cores, spec) => {
          const groups = spec.map((g) =>
            group(
              g.weight,
              g.tasks.map((t) => task(t.weight, t.cap)),
              [],
              g.cap,
            ),
          );
          shareCores(cores, group(100, [], groups));
          const poured = pour(cores, spec);
          groups.forEach((g, i) => {
            g.tasks.forEach((t, k) => {
              expect(t.rate).toBeCloseTo(poured[i]?.[k] ?? -1, 6);
            });
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('weights of shares, nice values and quotas', () => {
    expect([0, 2, 128, 256, 512, 768, 1024, 2048, 4096, 262144].map(weightOfShares)).toEqual([
      0, 1, 21, 35, 59, 80, 100, 174, 303, 10000,
    ]);
    expect(weightOfNice(0)).toBe(100);
    expect(weightOfNice(-20) / weightOfNice(-19)).toBeCloseTo(1.25);
    expect([coresOfQuota(50000, 100000), coresOfQuota(-1, 100000)]).toEqual([0.5, undefined]);
  });
});

interface PlainGroup {
  weight: number;
  cap: number | undefined;
  tasks: { weight: number; cap: number }[];
}

/** Independent of the solver: raises a common level by bisection, first for groups, then inside each. */
function pour(cores: number, groups: PlainGroup[]): number[][] {
  const demands = groups.map((g) =>
    Math.min(
      g.cap ?? Infinity,
      g.tasks.reduce((sum, t) => sum + t.cap, 0),
    ),
  );
  const rates = level(
    cores,
    groups.map((g, i) => ({ weight: g.weight, cap: demands[i] ?? 0 })),
  );
  return groups.map((g, i) => level(rates[i] ?? 0, g.tasks));
}

function level(capacity: number, parts: { weight: number; cap: number }[]): number[] {
  const at = (height: number) => parts.map((p) => Math.min(p.cap, p.weight * height));
  const sum = (xs: number[]) => xs.reduce((x, y) => x + y, 0);
  if (sum(at(1e9)) <= capacity) return at(1e9);
  let [low, high] = [0, 1e3];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > capacity) high = middle;
    else low = middle;
  }
  return at(low);
}
