import * as v from 'valibot';
import { isFail } from './base/fail';
import * as files from './files/index';
import { given } from './given';
import { newMachine } from './hosts/host';
import { newCgroup } from './world/cgroup';
import { runUntil } from './kernel/events';
import { createProcess } from './kernel/processes';
import { LiveThreads } from './kernel/threads';
import type { Machine } from './world/machine';
import { Sim } from './world/sim';
import { emptyWorld } from './world/world';

const positive = v.pipe(v.number(), v.minValue(0));

const task = v.object({
  /** processor seconds to do */
  work: positive,
  /** share against its neighbours */
  weight: v.optional(positive, 1),
  /** cores at most; null for no limit */
  cap: v.optional(v.nullable(positive), null),
  /** seconds from the beginning */
  start: v.optional(positive, 0),
  /** `host`, or the name of a VM */
  on: v.optional(v.string(), 'host'),
});

/** Who wants the cores of one machine, and of the VMs on it, and for how long. */
export const cpuScenario = v.object({
  cores: v.pipe(v.number(), v.integer(), v.minValue(1)),
  vms: v.optional(
    v.record(v.string(), v.object({ vcpus: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
    {},
  ),
  tasks: v.array(task),
});

export type CpuScenario = v.InferOutput<typeof cpuScenario>;

/** Scenario seconds are played as so many ms, so that the 0.6 ms of starting a process are nothing beside them. */
const unit = 1e6;
/** Weight of a thread of nice 0, which is what the threads of a VM are to its host. */
const usualWeight = 100;

/**
 * Plays a scenario in a world of its own, with machines, control groups and processes, and the scheduler that everything
 * here runs on. Answers when each task was done, in seconds; the name of a VM that is not there is refused as text.
 */
export function playCpuScenario(scenario: CpuScenario): number[] | string {
  const sim = new Sim(emptyWorld(1), given);
  const live = new LiveThreads();
  const host = newMachine(sim, { name: 'host', cores: scenario.cores });
  const machines = new Map<string, Machine>([['host', host]]);
  for (const [name, { vcpus }] of Object.entries(scenario.vms))
    machines.set(name, newMachine(sim, { name, cores: vcpus }, host.id));
  for (const machine of machines.values()) {
    for (const namespace of Object.values(machine.ns)) sim.namespaces.need(namespace).users += 1; // also while nothing runs
    const burn = { type: 'file', mode: 0o755, exe: { program: 'burn' } } as const;
    const refused = files.putTree(sim, files.rootViewer(sim, machine.id), '/', { '/usr/bin/burn': burn });
    if (refused !== undefined) throw new Error(`${machine.name}: ${refused.error}`);
  }
  const order = scenario.tasks
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  const processes = new Map<string, number>();
  for (const { on, start, work, weight, cap, index } of order) {
    const machine = machines.get(on);
    if (machine === undefined) return `task ${index}: there is no machine ${on}`;
    runUntil(sim, live, start * unit);
    processes.set(String(begin(sim, machine, index, work, weight, cap)), index);
  }
  runUntil(sim, live, Number.MAX_SAFE_INTEGER);
  const done = new Array<number>(scenario.tasks.length).fill(0);
  for (const event of sim.output.events) {
    const index = event.type === 'process' && event.action === 'exit' ? processes.get(event.id) : undefined;
    if (index !== undefined) done[index] = event.time / unit;
  }
  return done;
}

function begin(
  sim: Sim,
  machine: Machine,
  index: number,
  work: number,
  weight: number,
  cap: number | null,
): number {
  const cgroup = newCgroup(sim, machine.id, machine.cgroup, `task-${index}`);
  cgroup.weight = weight * usualWeight;
  if (cap !== null) cgroup.quota = cap;
  const process = createProcess(sim, {
    machine: machine.id,
    parent: 0,
    argv: ['/usr/bin/burn', String(work * unit)],
    env: {},
    cwd: '/',
    cred: { uid: 0, gid: 0, groups: [], caps: 'all' },
    ns: machine.ns,
    cgroup: cgroup.id,
    files: {},
  });
  if (isFail(process)) throw new Error(`no process: ${process.error}`);
  return process;
}
