import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { DockerEventRow } from '#sim/world/docker';
import type { Reply } from '../http/answer';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, hasLabels, param, type ApiRequest, type Filters } from '../http/request';
import { beginStream, endStream, sendChunk, untilOrGone } from '../http/stream';
import type { Connection } from '../http/verb';
import { eventsAfter, eventsKey } from '../state/events';
import { notUnixTime, parseUnixTime, unixNano } from '../time';

/** GET /events: those since a time, and from now on as they come, until a time. */
export function* events(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const filters = filtersOf(request, undefined);
  if (isRefusal(filters)) return filters;
  const since = timeOf(request, 'since');
  const until = timeOf(request, 'until');
  if (isRefusal(since)) return since;
  if (isRefusal(until)) return until;
  if (since !== undefined && until !== undefined && since > until) {
    const [from, to] = [param(request, 'since'), param(request, 'until')];
    return invalid(`\`since\` time (${from}) cannot be after \`until\` time (${to})`);
  }
  const { fd, daemon } = connection;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  const offset = p.do((sim) => sim.now - sim.time);
  const last = p.do((sim) => sim.daemons.peek(daemon)?.lastEvent ?? 0);
  let after = since === undefined ? last : 0;
  const deadline = until === undefined ? undefined : until - offset;
  for (;;) {
    const seen = after;
    const news = yield* untilOrGone(
      p,
      fd,
      [eventsKey(daemon)],
      (sim) => {
        let text = '';
        let number = seen;
        for (const [one, row] of eventsAfter(sim, daemon, seen)) {
          number = one;
          const isInTime =
            (since === undefined || row.time >= since) && (until === undefined || row.time <= until);
          if (isInTime && matches(row, filters)) text += show(row);
        }
        const isOver = deadline !== undefined && sim.time >= deadline;
        return number === seen && !isOver ? undefined : { text, number, isOver };
      },
      deadline,
    );
    if (news === 'gone') return 'close';
    if ((yield* sendChunk(p, fd, utf8(news.text))) !== undefined) return 'close';
    after = news.number;
    if (news.isOver) break;
  }
  yield* endStream(p, fd);
  return 'keep';
}

function timeOf(request: ApiRequest, name: string): number | undefined | Refusal {
  const text = param(request, name);
  return text === '' ? undefined : (parseUnixTime(text) ?? broken(notUnixTime(text)));
}

/** One event as a line of JSON. timeNano is too long for a number of JavaScript. Containers and images still have the old fields. */
function show(row: Readonly<DockerEventRow>): string {
  const { type, action, actor, attributes, time } = row;
  const old =
    type === 'container' || type === 'image'
      ? {
          status: action,
          id: actor,
          ...(type === 'container' && attributes['image'] !== undefined ? { from: attributes['image'] } : {}),
        }
      : {};
  const head = JSON.stringify({
    ...old,
    Type: type,
    Action: action,
    Actor: { ID: actor, Attributes: attributes },
    scope: 'local',
  });
  return `${head.slice(0, -1)},"time":${Math.floor(time / 1000)},"timeNano":${unixNano(time)}}\n`;
}

/** moby, daemon/events/filter.go */
function matches(row: Readonly<DockerEventRow>, filters: Filters): boolean {
  return Object.entries(filters).every(([name, values]) => values.length === 0 || fits(row, name, values));
}

function fits(row: Readonly<DockerEventRow>, name: string, values: string[]): boolean {
  if (name === 'type') return values.includes(row.type);
  if (name === 'event')
    return values.some((value) => row.action === value || row.action.startsWith(`${value}:`));
  if (name === 'label') return hasLabels(row.attributes, values);
  if (name === 'scope') return values.includes('local');
  if (
    ['container', 'volume', 'network', 'plugin', 'daemon', 'service', 'node', 'secret', 'config'].includes(
      name,
    )
  ) {
    if (row.type !== name) return false;
    return values.some((value) => row.actor.startsWith(value) || row.attributes['name'] === value);
  }
  if (name === 'image') return isAboutImage(row, values);
  return true;
}

function isAboutImage(row: Readonly<DockerEventRow>, values: string[]): boolean {
  const names =
    row.type === 'image' ? [row.actor, row.attributes['name'] ?? ''] : [row.attributes['image'] ?? ''];
  return values.some((value) =>
    names.some((name) => name === value || name.split(':')[0] === value || name.startsWith(value)),
  );
}
