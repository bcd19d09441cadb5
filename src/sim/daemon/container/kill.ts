import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { freeze } from '#sim/kernel/cgroups';
import { signalNumber } from '#sim/kernel/signals';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import { configOf, containerKey, findContainer } from '../state/find';
import { killWith } from './stop';

/** POST /containers/{name}/kill: any signal; after SIGKILL it answers when the container has ended. */
export function* kill(p: Proc, request: ApiRequest, daemon: number): Steps<Reply | Refusal> {
  yield* p.cpu(1);
  const begun = p.do((sim) => sendSignal(sim, daemon, request));
  if (isRefusal(begun)) return begun;
  if (begun.waits) {
    yield* p.until(
      (sim) =>
        sim.containers.peek(begun.id)?.run === begun.run && sim.containers.peek(begun.id)?.process !== 0
          ? undefined
          : true,
      [containerKey(begun.id)],
    );
  }
  return empty();
}

function sendSignal(
  sim: Sim,
  daemon: number,
  request: ApiRequest,
): { id: string; run: number; waits: boolean } | Refusal {
  const name = request.vars['name'] ?? '';
  const given = param(request, 'signal');
  const signal = given === '' ? 9 : signalNumber(given);
  if (signal === undefined || signal === 0) {
    const isNumber = /^\d+$/.test(given) && Number(given) > 0;
    const why = isNumber ? `the linux daemon does not support signal ${given}` : `invalid signal: ${given}`;
    return invalid(`cannot kill container: ${name}: ${why}`);
  }
  const row = findContainer(sim, daemon, name);
  if (isRefusal(row)) return { ...row, message: `cannot kill container: ${name}: ${row.message}` };
  if (row.process === 0)
    return conflict(`cannot kill container: ${name}: container ${row.id} is not running`);
  const isStopSignal =
    signal === 9 || signal === signalNumber(configOf(sim, row.id).config.StopSignal ?? 'SIGTERM');
  if (isStopSignal) row.isStoppedByHand = true;
  killWith(sim, row, signal);
  // a frozen process dies only when it thaws; dockerd sees to that
  if (row.state === 'paused' && signal === 9) {
    freeze(sim, row.cgroup, false);
    const { counts } = sim.daemons.need(daemon);
    counts.paused -= 1;
    counts.running += 1;
    row.state = 'running';
  }
  return { id: row.id, run: row.run, waits: signal === 9 };
}
