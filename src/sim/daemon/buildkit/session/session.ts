import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import type { SolveRow } from '#sim/world/docker-build';
import type { SolveRequest, Vertex, VertexStatus } from '../../api/buildkit';
import { hashOf } from '../cache/records';
import type { Graph } from '../plan/graph';
import { tell, tellStatus } from '../solve/tell';
import type { Channel } from './channel';

/** One solve and the client that wants it. It lives in the locals of one generator; what it does to the world goes through `p.do`. */
export interface Session {
  readonly p: Proc;
  readonly channel: Channel;
  readonly daemon: number;
  /** row of `solves` */
  readonly solve: number;
  readonly request: SolveRequest;
  readonly graph: Graph;
  /** what was told, for the history of builds */
  readonly log: string[];
}

/** Does something with the solve's row. */
export function withRow<T>(session: Session, deed: (sim: Sim, row: SolveRow) => T): T {
  return session.p.do((sim) => deed(sim, sim.solves.need(session.solve)));
}

/** Sends the client what has been told since. */
export function* flush(session: Session): Steps<void> {
  const lines = withRow(session, (_sim, row) => {
    const { queue } = row;
    row.queue = '';
    return queue;
  });
  if (lines !== '') session.log.push(lines);
  yield* session.channel.send(lines);
}

/** `[internal] …`, or `[web internal] …` where several are built. */
export function internalName(group: string, words: string): string {
  return group === '' ? `[internal] ${words}` : `[${group} internal] ${words}`;
}

/** A step that is not in the graph: what the frontend itself does. */
export class InternalStep {
  readonly digest: string;
  #started = 0;

  constructor(
    private readonly session: Session,
    readonly name: string,
  ) {
    this.digest = `sha256:${hashOf(session.request.ref, name)}`;
  }

  begin(): void {
    this.#started = this.session.p.do((sim) => sim.now);
    this.#tell({ started: this.#started });
  }

  end(more: Pick<Vertex, 'error' | 'cached'> = {}): void {
    const completed = this.session.p.do((sim) => sim.now);
    this.#tell({ started: this.#started, completed, ...more });
  }

  status(id: string, more: Partial<VertexStatus> = {}): void {
    withRow(this.session, (sim, row) => {
      const own = { id, vertex: this.digest, current: 0, timestamp: sim.now, started: sim.now, ...more };
      tellStatus(sim, row, { statuses: [own] });
    });
  }

  log(msg: string): void {
    withRow(this.session, (sim, row) => {
      tellStatus(sim, row, { logs: [{ vertex: this.digest, stream: 2, msg, timestamp: sim.now }] });
    });
  }

  #tell(more: Partial<Vertex>): void {
    withRow(this.session, (sim, row) => {
      tell(sim, row, { status: { vertexes: [{ digest: this.digest, name: this.name, ...more }] } });
    });
  }
}
