import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { freeze } from '#sim/kernel/cgroups';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { conflict, isRefusal, type Refusal } from '../http/refusal';
import { flag, type ApiRequest } from '../http/request';
import { containerKey, findContainer } from '../state/find';
import { removeLink } from './links';
import { removeNow } from './removal';
import { killWith } from './stop';

/** DELETE /containers/{name} */
export function* remove(p: Proc, request: ApiRequest, daemon: number): Steps<Reply | Refusal> {
  if (flag(request, 'link')) return p.do((sim) => removeLink(sim, daemon, request.vars['name'] ?? ''));
  yield* p.cpu(3);
  const force = flag(request, 'force');
  const begun = p.do((sim) => begin(sim, daemon, request.vars['name'] ?? '', force));
  if (isRefusal(begun)) return begun;
  if (begun.run >= 0) {
    yield* p.until(
      (sim) =>
        sim.containers.peek(begun.id)?.run === begun.run && sim.containers.peek(begun.id)?.process !== 0
          ? undefined
          : true,
      [containerKey(begun.id)],
    );
  }
  p.do((sim) => {
    const row = sim.containers.get(begun.id);
    if (row !== undefined) removeNow(sim, row, flag(request, 'v'));
  });
  return empty();
}

/** Checks whether it may be removed; with force, kills what runs. `run` is −1 where nothing has to be waited for. */
function begin(
  sim: Sim,
  daemon: number,
  name: string,
  force: boolean,
): { id: string; run: number } | Refusal {
  const row = findContainer(sim, daemon, name);
  if (isRefusal(row)) return row;
  const cannot = `cannot remove container "${row.name}": `;
  if (row.state === 'paused' && !force)
    return conflict(`${cannot}container is paused and must be unpaused first`);
  const isRunning = row.state === 'running' || row.state === 'paused' || row.state === 'restarting';
  if (isRunning && !force) {
    const advice = 'stop the container before removing or force remove';
    return conflict(`${cannot}container is ${row.state}: ${advice}`);
  }
  row.isStoppedByHand = true;
  if (row.process === 0) return { id: row.id, run: -1 };
  if (row.state === 'paused') freeze(sim, row.cgroup, false);
  killWith(sim, row, 9);
  return { id: row.id, run: row.run };
}
