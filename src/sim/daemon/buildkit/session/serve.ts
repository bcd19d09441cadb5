import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { BuildOpState } from '#sim/world/docker-build';
import { cloneJson } from '#sim/base/json';
import type { BuildkitCall, SolveError, SolveRequest, SolvedImage } from '../../api/buildkit';
import type { Reply } from '../../http/answer';
import type { Refusal } from '../../http/refusal';
import type { ApiRequest } from '../../http/request';
import { hijackHead, untilOrGone } from '../../http/stream';
import { grpc } from '../../system/absent';
import type { Connection } from '../../http/verb';
import { buildkitType } from '../../api/buildkit';
import { Graph, merge } from '../plan/graph';
import { isFailure } from '../dockerfile/failure';
import { advance, cancel, hasResult } from '../solve/advance';
import { solveKey } from '../solve/tell';
import { answers } from './answers';
import { answerCall } from './calls';
import { Channel } from './channel';
import { exportTarget } from './export';
import { prepareTarget, type Prepared, type TargetFailure } from './frontend';
import { nameOf, record } from './history';
import { flush, withRow, type Session } from './session';

/** POST /grpc: a client and the builder talk until the client hangs up. */
export function* serve(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  if (!connection.wantsUpgrade || request.headers['accept'] !== buildkitType)
    return p.do((sim) => grpc({ sim, daemon: sim.daemons.need(connection.daemon), request }));
  connection.begun(101);
  yield* p.write(connection.fd, hijackHead(true, buildkitType));
  const channel = new Channel(p, connection.fd, connection.rest);
  const line = yield* channel.line();
  if (line === undefined) return 'close';
  const call = JSON.parse(line) as BuildkitCall;
  if (call.method === 'Solve') yield* solve(p, channel, connection.daemon, call);
  else {
    const answer = p.do((sim) => answerCall(sim, connection.daemon, call));
    yield* channel.send(`${JSON.stringify({ answer })}\n`);
  }
  return 'close';
}

function* solve(p: Proc, channel: Channel, daemon: number, request: SolveRequest): Steps<void> {
  const created = p.now();
  const id = p.do((sim) => {
    const row = {
      id: sim.newId(),
      daemon,
      ops: [],
      states: [],
      goals: [],
      secrets: {},
      queue: '',
      failure: null,
      running: 0,
    };
    return sim.solves.insert(row.id, row).id;
  });
  const session: Session = { p, channel, daemon, solve: id, request, graph: new Graph(), log: [] };
  const outcome = yield* build(session);
  yield* flush(session);
  note(session, created, outcome);
  yield* channel.send(
    `${JSON.stringify('message' in outcome ? { failed: outcome } : { done: outcome.images })}\n`,
  );
  p.do((sim) => {
    const row = sim.solves.get(id);
    if (row === undefined) return;
    cancel(sim, row);
    row.goals = []; // the last step that is still at work takes the row away
    if (row.running === 0) sim.solves.remove(id);
  });
}

interface Done {
  readonly images: SolvedImage[];
  readonly materials: Prepared['materials'];
}

function* build(session: Session): Steps<Done | SolveError> {
  const { request } = session;
  for (const secret of request.secrets) {
    const wanted = { kind: 'secret' as const, target: 0, source: secret, path: '', include: [], ignore: '' };
    const value = yield* session.channel.ask(wanted);
    if (value !== null) withRow(session, (_sim, row) => void (row.secrets[secret] = value));
  }
  const prepared: Prepared[] = [];
  const images: SolvedImage[] = [];
  for (const [index, target] of request.targets.entries()) {
    if (target.entitlements.includes('security.insecure'))
      return plainError(
        'granting entitlement security.insecure is not allowed by build daemon configuration',
      );
    const strange = target.exporters.find(({ type }) => !exporters.has(type));
    if (strange !== undefined)
      return plainError(`exporter ${JSON.stringify(strange.type)} could not be found`);
    const made = yield* prepareTarget(session, index);
    if (isFailure(made)) return errorOf(made);
    if (target.call === '') prepared.push(made);
    else images.push({ image: '', metadata: {}, answer: answers[target.call]?.(made) ?? {} });
  }
  const failed = yield* work(session, prepared);
  if (failed !== undefined) return failed;
  for (const made of prepared) images.push(yield* exportTarget(session, made));
  return { images, materials: prepared.flatMap(({ materials }) => materials) };
}

const exporters = new Set(['image', 'local', 'tar', 'cacheonly']);

const plainError = (message: string): SolveError => ({ message, vertex: '', range: [] });

function errorOf({ failed, ranges = [], source, isTwice }: TargetFailure): SolveError {
  const where = source === undefined || ranges.length === 0 ? {} : { source };
  const range = ranges.map((one) => ({ ...one }));
  return { message: failed, vertex: '', ...where, range, ...(isTwice === true ? { isTwice } : {}) };
}

const waiting = (): BuildOpState => ({
  ...{
    phase: 'waiting',
    isCached: false,
    key: '',
    isWanted: false,
    result: null,
    container: '',
    started: -1,
  },
});

/** Lets the graph run until what is wanted is there. */
function* work(session: Session, prepared: readonly Prepared[]): Steps<SolveError | undefined> {
  const { solve } = session;
  const { ops, goals } = merge(
    session.graph.ops,
    prepared.map(({ stage }) => stage.op),
  );
  for (const [i, { stage }] of prepared.entries()) stage.op = goals[i] ?? -1;
  withRow(session, (_sim, row) => {
    row.ops = cloneJson(ops);
    row.states = ops.map(waiting);
    row.goals = goals.filter((goal) => goal >= 0);
  });
  for (;;) {
    const isOver = withRow(session, (sim, row) => {
      if (row.failure === null) advance(sim, solve);
      if (row.failure !== null) return row.running === 0;
      return row.goals.every((goal) => hasResult(row, goal));
    });
    yield* flush(session);
    if (isOver) break;
    const news = yield* untilOrGone(session.p, session.channel.fd, [solveKey(solve)], (sim) => {
      const row = sim.solves.peek(solve);
      return row === undefined || row.queue !== '' || (row.failure !== null && row.running === 0)
        ? 'news'
        : undefined;
    });
    if (news === 'gone') {
      withRow(session, (sim, row) => {
        cancel(sim, row);
      });
      return plainError('context canceled');
    }
  }
  return withRow(session, (_sim, row): SolveError | undefined => {
    const { failure } = row;
    if (failure === null) return undefined;
    const source = prepared.find(({ target }) => target === failure.target)?.source;
    const vertex = row.ops[failure.op]?.digest ?? '';
    const where = source === undefined || failure.ranges.length === 0 ? {} : { source };
    return {
      message: failure.message,
      vertex,
      ...where,
      range: failure.ranges.map((range) => ({ ...range })),
    };
  });
}

/** The status in a line for the client, as JSON. */
function statusOf(line: string): string[] {
  if (!line.startsWith('{"status":')) return [];
  return [line.slice('{"status":'.length, -1)];
}

/** The history of builds. */
function note(session: Session, created: number, outcome: Done | SolveError): void {
  const [target] = session.request.targets;
  if (target === undefined || target.call !== '') return;
  withRow(session, (sim, row) => {
    const done = row.states.filter(({ phase }) => phase === 'done').length;
    const own = 3; // the definition, the metadata, the .dockerignore
    record(sim, {
      ...{
        ref: session.request.ref,
        daemon: session.daemon,
        name: nameOf(target),
        created,
        completed: sim.now,
      },
      error: 'message' in outcome ? outcome.message : '',
      ...{ steps: row.states.length + own, completedSteps: done + own },
      cachedSteps: row.states.filter(({ isCached }) => isCached).length,
      attributes: {
        context: target.display.context,
        dockerfile: target.display.dockerfile,
        target: target.stage,
      },
      materials: 'message' in outcome ? [] : outcome.materials.map((one) => ({ ...one })),
      image: 'message' in outcome ? '' : (outcome.images[0]?.image ?? ''),
      log: session.log.join('').split('\n').flatMap(statusOf).join('\n'),
    });
  });
}
