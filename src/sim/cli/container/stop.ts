import type { Outcome, Steps } from '#sim/kernel/program';
import { command, type Call } from '../command';
import { each } from '../each';
import type { FlagSpecs } from '../flags/spec';

/** How a container is asked to end, and how long it may take. */
export const stopFlags = {
  signal: { kind: 'string', short: 's', help: 'Signal to send first' },
  time: { kind: 'int', aliasOf: 'timeout', deprecated: 'use --timeout instead', help: '' },
  timeout: { kind: 'int', short: 't', help: 'Seconds to wait before it is killed' },
} as const satisfies FlagSpecs;

/** Asks the engine for it, container by container. */
export function stopEach(
  { cli, flags, args }: Call<typeof stopFlags>,
  verb: 'stop' | 'restart',
): Steps<Outcome> {
  return each(cli, args, (name) => ({
    method: 'POST',
    path: `/containers/${name}/${verb}`,
    query: { signal: flags.signal || undefined, t: flags.timeout?.toString() },
  }));
}

export const stop = command({
  path: 'container stop',
  aliases: ['stop'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Stop running containers',
  args: { min: 1 },
  completes: 'running containers',
  flags: stopFlags,
  run: (call) => stopEach(call, 'stop'),
});
