import { isFail, strerror } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Viewer } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import type { Sim } from '#sim/world/sim';
import { serveOnce, simpleState, type PlainRequest, type SimpleState } from '../net/simple-http';
import { answerWith, type Page } from './page';

/** What a server is asked to be by its command line and environment. */
export interface Plan {
  /** ports that it listens on */
  ports: readonly number[];
  /** lines of its start, to descriptor `fd` (1 unless it says otherwise) */
  lines: readonly string[];
  fd?: 1 | 2;
  /** ms of processor time until it is ready */
  cpu?: number;
  /** lines when it stops */
  last?: readonly string[];
  /** exit status after a signal: 0 unless it says otherwise */
  status?: number;
}

export interface ServiceSpec {
  name: string;
  start: { cpu: number; anon: number };
  /** what to be; or words and an exit status at once (--version, a wrong command line) */
  plan(p: Proc): Plan | { says: string; fd?: 1 | 2; exit: number };
  /** answers a request: pure, over the files that the server may see */
  respond?(sim: Sim, viewer: Viewer, asked: PlainRequest): Page;
}

interface State extends SimpleState {
  last: string[];
  status: number;
  fd: number;
}

const bare: Page = { status: 400, reason: 'Bad Request', type: 'text/plain', body: 'Bad Request\n' };

/** A server as a program. */
export function service(spec: ServiceSpec): Program {
  return {
    name: spec.name,
    start: spec.start,
    *main(p, state): Steps<Outcome> {
      if (state === null) return yield* begin(p, spec);
      const s = cloneJson(state) as State;
      const next = yield* serveOnce(p, s, (sim, viewer, asked) =>
        answerWith(sim, asked, spec.respond?.(sim, viewer, asked) ?? bare),
      );
      if (typeof next !== 'number') return again({ ...s, ...next } as Json);
      for (const line of s.last) yield* p.write(s.fd, line as never);
      return s.status;
    },
  };
}

function* begin(p: Proc, spec: ServiceSpec): Steps<Outcome> {
  const plan = spec.plan(p);
  if ('says' in plan) {
    if (plan.fd === 2) yield* p.err(plan.says);
    else yield* p.out(plan.says);
    return plan.exit;
  }
  yield* p.cpu(plan.cpu ?? 0);
  const say = plan.fd === 2 ? (text: string) => p.err(text) : (text: string) => p.out(text);
  const listens: number[] = [];
  for (const port of plan.ports) {
    const fd = p.listen({ ip: '', port }, 511);
    if (isFail(fd)) {
      yield* p.err(`${spec.name}: cannot listen on port ${port}: ${strerror(fd)}\n`);
      return 1;
    }
    listens.push(fd);
  }
  for (const line of plan.lines) yield* say(`${line}\n`);
  for (const signal of [SIG.TERM, SIG.INT, SIG.QUIT, SIG.WINCH, SIG.USR1]) p.onSignal(signal, 'handle');
  p.onSignal(SIG.PIPE, 'ignore');
  const last = (plan.last ?? []).map((line) => `${line}\n`);
  return again({ ...simpleState(listens), last, status: plan.status ?? 0, fd: plan.fd ?? 1 });
}
