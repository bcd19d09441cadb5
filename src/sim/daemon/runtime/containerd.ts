import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { createProcess } from '#sim/kernel/processes';
import { findCgroup } from '#sim/kernel/cgroups';
import { wake } from '#sim/kernel/wait';
import type { Sim } from '#sim/world/sim';
import { containerKey, daemonOfMachine } from '../state/find';
import { ownProgram } from '../windows/door';

/** Work of containerd for one new task, ms of processor time. */
const createCpu = 14;

/** containerd: starts a shim for every container that dockerd wants to run, and sleeps otherwise. */
export const containerd: Program = {
  name: 'containerd',
  start: { cpu: 120, anon: 38_700_000 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (state === null) {
      p.onSignal(15, 'handle');
      p.do((sim) => {
        const daemon = daemonOfMachine(sim, sim.processes.need(p.processId).machine);
        if (daemon !== undefined) daemon.containerd = p.processId;
      });
      return again(1);
    }
    yield* p.waitSignal();
    p.do((sim) => {
      const daemon = daemonOfMachine(sim, sim.processes.need(p.processId).machine);
      if (daemon?.containerd === p.processId) daemon.containerd = 0;
    });
    return 0;
  },
  threads: {
    *create(p: Proc, state: Json): Steps<Outcome> {
      yield* p.cpu(createCpu);
      p.do((sim) => startShim(sim, p.processId, String(state)));
      return undefined;
    },
  },
};

/** The shim of a container: a child of the host's init, since containerd's own helper has gone. */
function startShim(sim: Sim, containerdId: number, container: string): void {
  const me = sim.processes.need(containerdId);
  const row = sim.containers.get(container);
  if (row === undefined) return;
  const machine = sim.machines.need(me.machine);
  const argv = [
    ownProgram(sim, containerdId, 'containerd-shim-runc-v2'),
    '-namespace',
    'moby',
    '-id',
    container,
    '-address',
    '/run/containerd/containerd.sock',
  ];
  const made = createProcess(sim, {
    machine: me.machine,
    parent: machine.init,
    argv,
    env: { ...me.env },
    cwd: '/',
    cred: me.cred,
    ns: me.ns,
    cgroup: findCgroup(sim, me.machine, '/system.slice') ?? me.cgroup,
    files: {},
    oomScoreAdjust: -998,
  });
  if (isFail(made))
    row.failure = {
      refused: 500,
      message: `failed to create task for container: failed to start shim: ${made.error}`,
      exitCode: 128,
    };
  else row.shim = made;
  wake(sim, containerKey(container));
}
