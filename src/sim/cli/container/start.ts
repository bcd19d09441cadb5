import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { BodyState } from '#sim/kernel/http/index';
import type { Cli } from '../cli';
import { command } from '../command';
import { detachKeys } from '../flags/shared';
import { isRefusal, refuse } from '../refusal';
import { beginAttached, resize, stream, type Attached } from '../stream/attach';
import { beginWait, endOfRun } from './waiting';

export const start = command({
  path: 'container start',
  aliases: ['start'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Start containers that have stopped',
  args: { min: 1 },
  completes: 'stopped containers',
  flags: {
    attach: { kind: 'bool', short: 'a', help: 'Attach standard output and error, pass signals on' },
    checkpoint: { kind: 'string', support: 'none', hidden: true, help: 'Checkpoint to go on from' },
    'checkpoint-dir': { kind: 'string', support: 'none', hidden: true, help: 'Where that checkpoint lies' },
    'detach-keys': detachKeys,
    interactive: { kind: 'bool', short: 'i', help: 'Attach standard input' },
  },
  *run({ cli, flags, args }) {
    if (flags.attach !== true && flags.interactive !== true) return yield* startAll(cli, args);
    if (args.length > 1)
      return yield* cli.fail(refuse('you cannot start and attach multiple containers at once'));
    return yield* startAttached(cli, args[0] ?? '', flags.interactive === true, flags['detach-keys']);
  },
  stages: {
    *attached(cli, data) {
      return yield* attached(cli, data as unknown as Running);
    },
  },
});

function* startAll(cli: Cli, names: readonly string[]): Steps<number> {
  const failed: string[] = [];
  for (const name of names) {
    const started = yield* cli.engine.call('POST', `/containers/${name}/start`);
    if (isRefusal(started)) {
      yield* cli.fail(started);
      failed.push(name);
    } else yield* cli.out(`${name}\n`);
  }
  if (failed.length === 0) return 0;
  return yield* cli.fail(refuse(`Error: failed to start containers: ${failed.join(', ')}`));
}

interface Inspected {
  readonly Id: string;
  readonly Config: { readonly Tty: boolean; readonly OpenStdin: boolean };
  readonly HostConfig: { readonly AutoRemove: boolean };
}
interface Running {
  readonly attached: Attached;
  readonly wait: BodyState | null;
}

function* startAttached(
  cli: Cli,
  name: string,
  interactive: boolean,
  keys: string | undefined,
): Steps<Outcome> {
  const found = yield* cli.engine.json<Inspected>('GET', `/containers/${name}/json`);
  if (isRefusal(found)) return yield* cli.fail(found);
  const path = `/containers/${found.Id}`;
  const { Tty, OpenStdin } = found.Config;
  const hasInput = interactive && OpenStdin;
  const query = {
    ...{ stream: '1', stdin: hasInput ? '1' : undefined, stdout: '1', stderr: '1' },
    detachKeys: keys || undefined,
  };
  const opened = yield* cli.engine.open('POST', `${path}/attach`, { query, upgrade: true });
  if (isRefusal(opened)) return yield* cli.fail(opened);
  const hasScreen = Tty && cli.terminal(1) !== undefined;
  const connection = yield* beginAttached(cli, opened, {
    ...{ isRaw: Tty, hasInput, detachKeys: keys },
    ...(!Tty && { signalsTo: path }),
    ...(hasScreen && { resizes: path }),
  });
  const wait = yield* beginWait(cli, found.Id, found.HostConfig.AutoRemove ? 'removed' : 'next-exit');
  const started = yield* cli.engine.call('POST', `${path}/start`);
  if (isRefusal(started)) return yield* cli.fail(started);
  if (hasScreen) yield* resize(cli, path);
  return yield* attached(cli, { attached: connection, wait: isRefusal(wait) ? null : wait });
}

function* attached(cli: Cli, running: Running): Steps<Outcome> {
  const how = yield* stream(cli, running.attached);
  if (how === 'more') return cli.again('attached', running as unknown as Json);
  if (how === 'forced') return 1;
  if (how === 'detached') return 0;
  return running.wait ? yield* endOfRun(cli, running.wait) : 125;
}
