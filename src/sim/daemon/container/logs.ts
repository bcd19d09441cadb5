import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { flag, isAtLeast, param, type ApiRequest } from '../http/request';
import { beginStream, endStream, multiplexedStream, rawStream, sendChunk, untilOrGone } from '../http/stream';
import type { Connection } from '../http/verb';
import { frame, logEntries, logKey, type LogEntry } from '../runtime/output';
import { detailsOf, keptEntries, readable } from '../runtime/log-reading';
import { configOf, containerKey, findContainer } from '../state/find';
import { fullTime, notUnixTime, parseUnixTime } from '../time';

interface LogQuery {
  wantsOut: boolean;
  wantsErr: boolean;
  withTimes: boolean;
  follows: boolean;
  /** ms since 1970 */
  since: number;
  until: number;
  /** how many of the last lines; −1 all */
  tail: number;
  isFramed: boolean;
  /** what stands before each line with `details=1`; '' without */
  details: Bytes;
  driver: string;
}

/** GET /containers/{name}/logs */
export function* logs(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const query = queryOf(request);
  if (isRefusal(query) && query.refused === 400) return query;
  const found = p.do((sim) => {
    const row = findContainer(sim, connection.daemon, request.vars['name'] ?? '');
    if (isRefusal(row)) return row;
    const { config, host } = configOf(sim, row.id);
    if (host.LogConfig.Type === 'none')
      return refuse(501, 'configured logging driver does not support reading');
    const details = flag(request, 'details') ? detailsOf(sim, row) : asBytes('');
    return { id: row.id, isTty: config.Tty, details, driver: host.LogConfig.Type };
  });
  if (isRefusal(found)) return found;
  if (isRefusal(query)) return query;
  Object.assign(query, { isFramed: !found.isTty, details: found.details, driver: found.driver });
  const { fd } = connection;
  const type = query.isFramed && isAtLeast(request, 42) ? multiplexedStream : rawStream;
  if ((yield* beginStream(p, connection, type)) !== undefined) return 'close';
  const first = p.do((sim) => readBack(sim, found.id, query));
  if ((yield* sendChunk(p, fd, asBytes(first.data))) !== undefined) return 'close';
  if (query.follows && first.run !== 0) {
    const outcome = yield* follow(p, fd, found.id, query, first);
    if (outcome === 'gone') return 'close';
  }
  yield* endStream(p, fd);
  return 'keep';
}

/** Where following begins: behind so much of the log, with that run. */
interface Followed {
  readonly offset: number;
  readonly run: number;
}

function queryOf(request: ApiRequest): LogQuery | Refusal {
  const [wantsOut, wantsErr] = [flag(request, 'stdout'), flag(request, 'stderr')];
  if (!wantsOut && !wantsErr) return invalid('Bad parameters: you must choose at least one stream');
  const since = timeOf(request, 'since', 0);
  const until = timeOf(request, 'until', Infinity);
  if (typeof since !== 'number') return since;
  if (typeof until !== 'number') return until;
  const tail = param(request, 'tail');
  return {
    wantsOut,
    wantsErr,
    withTimes: flag(request, 'timestamps'),
    follows: flag(request, 'follow') && until === Infinity,
    since,
    until,
    tail: /^\d+$/.test(tail) ? Number(tail) : -1,
    isFramed: true,
    details: asBytes(''),
    driver: '',
  };
}

function timeOf(request: ApiRequest, name: string, otherwise: number): number | Refusal {
  const text = param(request, name);
  if (text === '' || text === '0') return otherwise;
  const time = parseUnixTime(text);
  return time ?? refuse(500, notUnixTime(text));
}

/** What is in the log already. `tail` counts lines of both streams, also of one that is not wanted: moby's own habit. */
function readBack(sim: Sim, id: string, query: LogQuery): Followed & { data: Bytes } {
  const content = sim.containerLogs.peek(id)?.content ?? asBytes('');
  let entries = keptEntries(content, configOf(sim, id).host);
  if (query.tail >= 0) entries = query.tail === 0 ? [] : entries.slice(-query.tail);
  return {
    data: asBytes(entries.map((one) => show(one, query)).join('')),
    offset: content.length,
    run: runOf(sim, id),
  };
}

function show(entry: LogEntry, query: LogQuery): string {
  const isWanted = entry.stream === 1 ? query.wantsOut : query.wantsErr;
  if (!isWanted || entry.time < query.since || entry.time > query.until) return '';
  const time = query.withTimes ? utf8(`${fullTime(entry.time)} `) : '';
  const line = asBytes(time + query.details + readable(entry.text, query.driver));
  return query.isFramed ? frame(entry.stream, line) : line;
}

/** Sends what is added, until this run of the container has ended or the client has gone. */
function* follow(p: Proc, fd: number, id: string, query: LogQuery, from: Followed): Steps<'gone' | 'ended'> {
  let { offset } = from;
  for (;;) {
    const news = yield* untilOrGone(p, fd, [logKey(id), containerKey(id)], (sim) =>
      newsOf(sim, id, query, offset, from.run),
    );
    if (news === 'gone') return 'gone';
    if ((yield* sendChunk(p, fd, asBytes(news.data))) !== undefined) return 'gone';
    offset = news.offset;
    if (news.isOver) return 'ended';
  }
}

/** The process whose output is followed; 0 for none: the log's driver is closed with each run, also where another one comes. */
const runOf = (sim: Sim, id: string): number => sim.containers.peek(id)?.process ?? 0;

function newsOf(
  sim: Sim,
  id: string,
  query: LogQuery,
  offset: number,
  run: number,
): { data: string; offset: number; isOver: boolean } | undefined {
  const content = sim.containerLogs.peek(id)?.content ?? asBytes('');
  const isOver = runOf(sim, id) !== run;
  if (content.length <= offset) return isOver ? { data: '', offset, isOver } : undefined;
  const data = [...logEntries(content, offset)].map((one) => show(one, query)).join('');
  return { data, offset: content.length, isOver };
}
