import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { timestampOf } from '../format/time';
import { flag } from '../query';
import { isRefusal, refuse } from '../refusal';
import { copyBody, type Copying } from '../stream/body';

export const logs = command({
  path: 'container logs',
  aliases: ['logs'],
  usage: 'CONTAINER',
  short: 'Print what a container has written',
  args: { exact: 1 },
  completes: 'containers',
  flags: {
    details: { kind: 'bool', help: 'With what the log driver knows besides' },
    follow: { kind: 'bool', short: 'f', help: 'Go on as more is written' },
    since: {
      kind: 'string',
      help: 'From this time on ("2013-01-02T13:23:37Z", or "42m" for 42 minutes ago)',
    },
    tail: { kind: 'string', short: 'n', default: 'all', help: 'That many lines from the end' },
    timestamps: { kind: 'bool', short: 't', help: 'With the time of each line' },
    until: { kind: 'string', help: 'Up to this time ("2013-01-02T13:23:37Z", or "42m" for 42 minutes ago)' },
  },
  *run({ cli, flags, args }) {
    const found = yield* cli.engine.json<{ Id: string; Config: { Tty: boolean } }>(
      'GET',
      `/containers/${args[0] ?? ''}/json`,
    );
    if (isRefusal(found)) return yield* cli.fail(found);
    const now = cli.now();
    const times: Record<string, string | undefined> = {};
    for (const name of ['since', 'until'] as const) {
      const typed = flags[name];
      if (typed === undefined || typed === '') continue;
      times[name] = timestampOf(typed, now);
      if (times[name] === undefined) {
        const why = `failed to parse value as time or duration: ${JSON.stringify(typed)}`;
        return yield* cli.fail(refuse(`invalid value for ${JSON.stringify(name)}: ${why}`));
      }
    }
    const opened = yield* cli.engine.open('GET', `/containers/${found.Id}/logs`, {
      query: {
        ...times,
        details: flag(flags.details),
        follow: flag(flags.follow),
        ...{ stderr: '1', stdout: '1', tail: flags.tail },
        timestamps: flag(flags.timestamps),
      },
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    return yield* follow(cli, { body: opened.response.body.state(), isRaw: found.Config.Tty, rest: '' });
  },
  stages: {
    *follow(cli, data) {
      return yield* follow(cli, data as unknown as Copying);
    },
  },
});

function* follow(cli: Cli, state: Copying): Steps<Outcome> {
  const more = yield* copyBody(cli, state);
  return more ? cli.again('follow', more as unknown as Json) : 0;
}
