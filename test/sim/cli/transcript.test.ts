import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docker } from '#sim/cli/index';
import { NetWorld } from '../../programs/net-world';
import { replayEngine, type Connection } from './replay-engine';

/** A long session of the real client (28.2.2) with the real engine 28.5.2, with all that went over the socket. */
const path = new URL('../../../../shared/oracle/transcript-28.5.2.json', import.meta.url);
interface Step {
  readonly cmd: string;
  readonly rc: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly http: readonly Connection[];
}
const recorded = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Step[]) : [];

/** Commands of later issues; `version` and `info`, which name the client's own build; `events`, whose recording is cut off. */
const later =
  /^docker (cp|commit|build|save|load|export|import|swarm|node|service|version|info|events|system prune -af)\b/;

/** CREATED counts from the client's clock, which stands elsewhere here. */
const masked = (text: string): string =>
  text.replace(/(Less than a second|About an? \w+|\d+ \w+) ago/g, '<AGO>').replace(/ {2,}/g, '  ');

/** The words of a command line, quoted as `sh` has it. */
const words = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );

function replay({ cmd, http }: Step) {
  const world = new NetWorld([replayEngine(http), docker]);
  const server = world.start(['dockerd']);
  const ran = world.call(words(cmd), { most: 100_000, env: { HOME: '/root' } });
  expect(server.stdout).toBe('');
  return { stdout: masked(ran.stdout), stderr: masked(ran.stderr), exit: ran.exit };
}

describe.skipIf(recorded.length === 0)(
  "the real engine's answers, printed as the real client printed them",
  () => {
    it.each(recorded.filter(({ cmd }) => !later.test(cmd)).map((step, i) => ({ ...step, i })))(
      '$i $cmd',
      (step) => {
        expect(replay(step)).toEqual({
          stdout: masked(step.stdout),
          stderr: masked(step.stderr),
          exit: step.rc,
        });
      },
    );
  },
);

it('has the transcript beside it', () => {
  expect(recorded.length, `${path.pathname} is missing: nothing was compared`).toBeGreaterThan(0);
});
