import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docker } from '#sim/cli/index';
import { NetWorld } from '../../programs/net-world';
import { stubAnswer } from './stub-answers';
import { stubEngine, type Seen } from './stub-engine';

/** What the real client (28.2.2, API 1.50) asked of a stub, for each of its commands. */
const path = new URL('../../../../shared/oracle/cli-requests.json', import.meta.url);
interface Recorded {
  readonly cmd: string;
  readonly requests: readonly Seen[];
}
const recorded = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recorded[]) : [];

/** Commands of later issues. */
const later =
  /^docker (cp|export|import|load|build|builder|context inspect|plugin|swarm|node|service|stack|secret|config|manifest|checkpoint|trust|image ls --tree)\b/;

/** Times count from now on; the version and, with it, the padding of nothing else differ. */
const comparable = ({ method, url, upgrade, body }: Seen) => ({
  method,
  url: wholeId(url.replace('/v1.50/', '/v1.51/')).replace(/(since|until)=\d+/g, '$1=<TIME>'),
  upgrade,
  body: body.trim(),
});

function requestsOf(command: string): Seen[] {
  const world = new NetWorld([stubEngine(stubAnswer), docker]);
  const server = world.start(['dockerd']);
  world.call(command.split(' '), { most: 100_000 });
  const lines = server.stdout.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Seen);
}

/** `docker stats` without names asks for the list and the first reading at the same time: any order will do. */
const inAnyOrder = /^docker stats/;
/** The real client of that release asked for statistics by the short id, the present one by the whole. */
const wholeId = (url: string): string => url.replace('/aa1100000000/', `/aa11${'0'.repeat(60)}/`);
const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1);

describe.skipIf(recorded.length === 0)('requests of the client, as the real one made them', () => {
  it.each(recorded.filter(({ cmd }) => !later.test(cmd)))('$cmd', ({ cmd, requests }) => {
    const [ours, theirs] = [requestsOf(cmd).map(comparable), requests.map(comparable)];
    if (inAnyOrder.test(cmd)) expect(ours.sort(byUrl)).toEqual(theirs.sort(byUrl));
    else expect(ours).toEqual(theirs);
  });
});

it('has the recording beside it', () => {
  expect(recorded.length, `${path.pathname} is missing: the requests were not compared`).toBeGreaterThan(0);
});
