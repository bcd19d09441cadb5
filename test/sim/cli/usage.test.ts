import { describe, expect, it } from 'vitest';
import { docker } from '#sim/cli/index';
import { NetWorld } from '../../programs/net-world';
import { stubAnswer } from './stub-answers';
import { stubEngine } from './stub-engine';
import recorded from './recorded/usage.json';

interface Step {
  readonly cmd: string;
  readonly argv: readonly string[];
  readonly env?: Record<string, string>;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Mistakes that the client finds itself: what it prints, where, and how it ends. */
describe(`wrong usage, as recorded on ${recorded.recorded}`, () => {
  const world = new NetWorld([stubEngine(stubAnswer), docker]);
  world.start(['dockerd']);
  const env = { HOME: '/root', PATH: '/usr/bin' };
  it.each(recorded.steps as Step[])('$cmd', ({ argv, env: own, stdout, stderr, exit }) => {
    expect(world.call(argv, { env: { ...env, ...own } })).toEqual({ stdout, stderr, exit });
  });
});
