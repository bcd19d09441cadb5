import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { Sim } from '#sim/world/sim';
import { containerKey } from '../state/find';
import { count } from './exit';
import { deliverTo, logOutput } from './output';
import { createExec } from './exec-task';
import { execKey } from './exec-watch';
import { createTask } from './task';
import { isOnWindows, windowsEngine } from '../windows/door';
import type { StartFailure } from '#sim/world/docker';
import { utf8 } from '#sim/base/bytes';

/** runc create, its init, and runc start: ms of processor time. 27 ms of runc alone (physics.md) plus its part in `docker start`. */
const createCpu = 62;

/** runc exec with its init: `docker exec x true` takes 65 ms altogether. */
const execCpu = 26;

/** runc: makes the container's namespaces, group and process, and goes away. Its reasons not to do so end up in the answer to `start`. */
export const runc: Program = {
  name: 'runc',
  start: { cpu: 6, anon: 1_200_000 },
  *main(p: Proc): Steps<Outcome> {
    const id = p.args.at(-1) ?? '';
    const deed = p.args.includes('exec') ? exec : p.args.includes('create') ? create : undefined;
    if (deed === undefined) {
      yield* p.err('runc: create and exec are simulated, as containerd-shim asks for them\n');
      return 1;
    }
    yield* p.cpu(deed === exec ? execCpu : createCpu);
    if (deed === create && p.do((sim) => isOnWindows(sim, sim.processes.need(p.processId).machine))) {
      const why = yield* windowsEngine.value.prepare(p, id);
      if (why !== undefined) return p.do((sim) => refuse(sim, id, why));
    }
    return p.do((sim) => deed(sim, id, sim.processes.need(p.processId).parent));
  },
};

/** Leaves the reason in the container's row. */
function refuse(sim: Sim, id: string, why: StartFailure): number {
  const row = sim.containers.get(id);
  if (row !== undefined) row.failure = why;
  wake(sim, containerKey(id));
  return 1;
}

function create(sim: Sim, id: string, shimId: number): number {
  const row = sim.containers.get(id);
  const shim = sim.processes.get(shimId);
  if (row === undefined || shim === undefined || row.shim !== shimId) return 1;
  const task = createTask(sim, id, shimId);
  if (!('process' in task)) return refuse(sim, id, task);
  count(sim, row, 'running');
  Object.assign(row, {
    state: 'running',
    process: task.process === 0 ? -1 : task.process,
    startedAt: sim.now,
  });
  Object.assign(row, { finishedAt: row.finishedAt, exitCode: 0, isOomKilled: false, error: '' });
  const { process, stdout, stderr } = task;
  shim.shared['task'] = { container: id, run: row.run, process, stdout, stderr };
  if (task.lastWords !== '') {
    logOutput(sim, id, 2, utf8(task.lastWords));
    deliverTo(sim, row.attachments, row.tty === 0 ? 2 : 1, utf8(task.lastWords));
  }
  wake(sim, containerKey(id));
  return 0;
}

function exec(sim: Sim, id: string, shimId: number): number {
  const row = sim.execs.get(id);
  const shim = sim.processes.get(shimId);
  if (row === undefined || shim === undefined) return 1;
  const task = createExec(sim, row, shimId);
  shim.shared[id] = { exec: id, ...task };
  wake(sim, execKey(id));
  return 0;
}
