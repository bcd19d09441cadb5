import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docker } from '#sim/cli/index';
import { NetWorld } from '../../programs/net-world';
import { stubAnswer } from './stub-answers';
import { stubEngine, type Seen } from './stub-engine';

/** What the real client (28.5.2, API 1.51) sent for these options, each body whole. */
interface Recorded {
  readonly cmd: string;
  readonly argv: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly body: string;
}
const { steps } = JSON.parse(readFileSync(new URL('./recorded/bodies.json', import.meta.url), 'utf8')) as {
  steps: readonly Recorded[];
};

function sent(argv: readonly string[]): { seen: Seen | undefined; said: string } {
  const world = new NetWorld([stubEngine(stubAnswer), docker]);
  world.writeFile('/home/user/lab/.keep', '');
  const server = world.start(['dockerd']);
  const client = world.start(argv, { env: { HOME: '/root', PATH: '/usr/bin' }, cwd: '/home/user/lab' });
  const lines = server.stdout.split('\n').filter(Boolean);
  const seen = lines.map((line) => JSON.parse(line) as Seen);
  return { seen: seen.find(({ method }) => method === 'POST'), said: client.stderr };
}

/** Go walks these from a map: their order is another one each time. */
const unordered = (key: string, value: unknown): unknown =>
  (key === 'Env' || key === 'Binds') && Array.isArray(value) ? value.toSorted() : value;

describe('bodies of the client, as the real one sent them', () => {
  it.each(steps)('$cmd', ({ argv, method, url, body }) => {
    const { seen, said } = sent(argv);
    expect({ method: seen?.method, url: seen?.url }, said).toEqual({ method, url });
    const [ours, theirs] = [seen?.body ?? 'null', body].map((text) => JSON.parse(text, unordered) as unknown);
    expect(ours).toEqual(theirs);
    expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  });
});
