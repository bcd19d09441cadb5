import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import { beginStream, endStream, sendJson, untilOrGone } from '../http/stream';
import type { Connection } from '../http/verb';
import { lastExitCode } from '../state/events';
import { containerKey, findContainer } from '../state/find';

type Condition = 'not-running' | 'next-exit' | 'removed';

/** POST /containers/{name}/wait: the head at once, the exit code when the condition holds. */
export function* wait(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const condition = param(request, 'condition').trim() || 'not-running';
  if (!['not-running', 'next-exit', 'removed'].includes(condition))
    return invalid(`invalid condition: ${JSON.stringify(condition)}`);
  const found = p.do((sim) => {
    const row = findContainer(sim, connection.daemon, request.vars['name'] ?? '');
    return isRefusal(row)
      ? row
      : { id: row.id, exits: row.process === 0 ? row.run : row.run - 1, ended: row.finishedAt };
  });
  if (isRefusal(found)) return found;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  const code = yield* untilOrGone(p, connection.fd, [containerKey(found.id)], (sim) =>
    codeWhen(sim, connection.daemon, found.id, condition as Condition, found),
  );
  if (code === 'gone') {
    yield* sendJson(p, connection.fd, { Error: { Message: 'context canceled' }, StatusCode: -1 });
    yield* endStream(p, connection.fd);
    return 'close';
  }
  yield* sendJson(p, connection.fd, { StatusCode: code });
  yield* endStream(p, connection.fd);
  return 'keep';
}

/** The exit code, once the condition holds. `before`: number and end of the last run that had ended when the waiting began. */
function codeWhen(
  sim: Sim,
  daemon: number,
  id: string,
  condition: Condition,
  before: { readonly exits: number; readonly ended: number },
): number | undefined {
  const row = sim.containers.peek(id);
  if (row === undefined) return lastExitCode(sim, daemon, id);
  if (condition === 'removed') return undefined;
  // a start that failed ends the wait too, with the code that stands for why
  const hasFailed = row.error !== '' && row.process === 0 && row.run > before.exits;
  if (hasFailed) return row.exitCode;
  // who waits hears of every end, also of one that its policy makes good again
  const hasEnded = row.process === 0 && row.run > before.exits && row.finishedAt > before.ended;
  const isDown = condition === 'not-running' && row.process === 0 && row.state !== 'restarting';
  return hasEnded || isDown ? row.exitCode : undefined;
}
