import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { isRefusal, refuse, type Refusal } from '../http/refusal';
import type { ApiRequest } from '../http/request';
import { announceContainer } from '../state/events';
import { containerKey, findContainer } from '../state/find';
import { startContainer } from './start';
import { stopContainer, stopOptions } from './stop';

/** POST /containers/{name}/restart */
export function* restart(p: Proc, request: ApiRequest, daemon: number): Steps<Reply | Refusal> {
  const name = request.vars['name'] ?? '';
  const options = stopOptions(request);
  if (isRefusal(options)) return options;
  const id = p.do((sim) => {
    const row = findContainer(sim, daemon, name);
    return isRefusal(row) ? row : row.id;
  });
  if (isRefusal(id)) return id;
  yield* stopContainer(p, id, options);
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row !== undefined) Object.assign(row, { isStoppedByHand: false, restarts: 0, backOff: 0 });
  });
  const refused = yield* startContainer(p, daemon, id);
  if (refused !== undefined)
    return refuse(refused.refused, `Cannot restart container ${name}: ${refused.message}`);
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row !== undefined) announceContainer(sim, row, 'restart');
  });
  return empty();
}

interface RestartState {
  [key: string]: Json;
  id: string;
  run: number;
  /** ms */
  delay: number;
}

/** A thread of dockerd that starts a container again by its policy, after the delay. */
export function* restartBody(p: Proc, given: Json): Steps<Outcome> {
  const { id, run, delay } = given as RestartState;
  const deadline = p.clock() + delay;
  const isWanted = yield* p.until(
    (sim) => (!waits(sim, id, run) ? false : sim.time >= deadline ? true : undefined),
    [containerKey(id)],
    deadline,
  );
  if (!isWanted) return undefined;
  const daemon = p.do((sim) => {
    const row = sim.containers.get(id);
    if (row === undefined) return 0;
    row.restarts += 1;
    return row.daemon;
  });
  const refused = yield* startContainer(p, daemon, id);
  if (refused === undefined) return undefined;
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row?.state !== 'restarting') return;
    const { counts } = sim.daemons.need(row.daemon);
    counts.running -= 1;
    counts.stopped += 1;
    row.state = 'exited';
  });
  return undefined;
}

function waits(sim: Sim, id: string, run: number): boolean {
  const row = sim.containers.peek(id);
  return row?.run === run && row.state === 'restarting';
}
