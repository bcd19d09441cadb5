import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { playCpuScenario } from '#sim/index';
import { shareCores, type ShareGroup, type ShareTask } from '#sim/kernel/physics/fair-share';
import { doneTimes, pour, type Chore, type Vessel } from '../support/water';

const worst = (got: number[] | string, wanted: readonly number[]) =>
  typeof got === 'string' ? got : Math.max(0, ...wanted.map((end, i) => Math.abs((got[i] ?? 0) / end - 1)));

const chore = (on: readonly string[]) =>
  fc.record({
    work: fc.double({ min: 0.5, max: 30, noNaN: true }),
    weight: fc.constantFrom(1, 2, 10, 59, 100, 303),
    cap: fc.option(fc.constantFrom(0.1, 0.25, 0.5, 0.75), { nil: null }),
    start: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 40, noNaN: true })),
    on: fc.constantFrom(...on),
  });

const machines = { vm1: { vcpus: 1 }, vm2: { vcpus: 2 }, vm4: { vcpus: 4 } };

describe('processors, on the kernel that everything runs on', () => {
  test('work ends when an independent water-filling says: on the host and in machines, with caps, begun late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.array(chore(['host', 'host', 'vm1', 'vm2', 'vm4']), { minLength: 1, maxLength: 10 }),
        (cores, tasks) => {
          const wanted = doneTimes(cores, machines, tasks);
          expect(worst(playCpuScenario({ cores, vms: machines, tasks }), wanted)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);

  test('thousands of trees of groups in groups, each with weights and caps of its own', () => {
    const weight = fc.integer({ min: 1, max: 1000 });
    const cap = fc.option(fc.constantFrom(0.1, 0.5, 1, 1.5, 3), { nil: undefined });
    const leaf = fc.record({ weight, cap: fc.constantFrom(0.2, 0.5, 1) });
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.record({
        weight,
        cap,
        leaves: fc.array(leaf, { minLength: 1, maxLength: 3 }),
        groups: fc.oneof(
          { depthSize: 'small', maxDepth: 3 },
          fc.constant<Tree[]>([]),
          fc.array(tie('tree'), { maxLength: 3 }),
        ),
      }),
    }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), tree, (cores, spec) => {
        const [group, tasks] = shareTree(spec);
        const [vessel, leaves] = vesselTree(spec);
        shareCores(cores, group);
        pour(vessel, cores);
        tasks.forEach((task, i) => {
          expect(task.rate).toBeCloseTo(leaves[i]?.rate ?? -1, 6);
        });
      }),
      { numRuns: 3000 },
    );
  }, 60_000);
});

interface Tree {
  weight: number;
  cap: number | undefined;
  leaves: { weight: number; cap: number }[];
  groups: Tree[];
}

function shareTree(spec: Tree): [ShareGroup, ShareTask[]] {
  const tasks = spec.leaves.map((leaf): ShareTask => ({ ...leaf, rate: 0 }));
  const inner = spec.groups.map(shareTree);
  const group: ShareGroup = {
    weight: spec.weight,
    tasks,
    groups: inner.map(([one]) => one),
    ...(spec.cap === undefined ? {} : { cap: spec.cap }),
  };
  return [group, [...tasks, ...inner.flatMap(([, below]) => below)]];
}

function vesselTree(spec: Tree): [Vessel, Vessel[]] {
  const leaves = spec.leaves.map((leaf): Vessel => ({ ...leaf }));
  const inner = spec.groups.map(vesselTree);
  const parts = [...leaves, ...inner.map(([one]) => one)];
  return [
    { weight: spec.weight, cap: spec.cap ?? Infinity, parts },
    [...leaves, ...inner.flatMap(([, below]) => below)],
  ];
}

const python = '/usr/bin/python3';
const hasSimGrid = spawnSync(python, ['-c', 'import simgrid']).status === 0;

/** SimGrid's answer: its binding for Python knows priorities and late starts. */
const oracle = `
import json, sys
from simgrid import Engine, NetZone, Actor, this_actor
cores, tasks = json.loads(sys.argv[1])
e = Engine(["fair", "--log=root.threshold:critical"])
z = NetZone.create_full_zone("z")
h = z.create_host("host", 1e9)
h.core_count = cores
h.seal(); z.seal()
done = [0.0] * len(tasks)
def run(i, work, weight, start):
    this_actor.sleep_for(start)
    this_actor.execute(work * 1e9, weight)
    done[i] = e.clock
for i, (work, weight, start) in enumerate(tasks):
    Actor.create("t%d" % i, h, run, i, work, weight, start)
e.run()
print(json.dumps(done))
`;

test.skipIf(!hasSimGrid)(
  'fresh scenarios end when SimGrid says',
  () => {
    const fresh = fc.sample(
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(chore(['host']), { minLength: 1, maxLength: 16 })),
      8,
    );
    for (const [cores, drawn] of fresh) {
      const tasks: Chore[] = drawn.map((one) => ({ ...one, cap: null }));
      const asked = JSON.stringify([cores, tasks.map(({ work, weight, start }) => [work, weight, start])]);
      const said = execFileSync(python, ['-c', oracle, asked], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const wanted = JSON.parse(said) as number[];
      expect(worst(playCpuScenario({ cores, vms: {}, tasks }), wanted)).toBeLessThan(1e-3);
    }
  },
  60_000,
);
