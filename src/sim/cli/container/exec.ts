import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { detachKeys } from '../flags/shared';
import { checkEnv } from '../options/checks';
import { readPairs } from '../options/env';
import { isRefusal, refuse } from '../refusal';
import { compact } from '../text';
import { beginAttached, resize, stream, type Attached } from '../stream/attach';

export const exec = command({
  path: 'container exec',
  aliases: ['exec'],
  usage: 'CONTAINER COMMAND [ARG...]',
  short: 'Run another program in a running container',
  args: { min: 2 },
  interspersed: false,
  completes: 'container then command',
  flags: {
    detach: { kind: 'bool', short: 'd', help: 'Leave the program in the background' },
    'detach-keys': detachKeys,
    env: { kind: 'list', short: 'e', check: checkEnv, help: 'Environment variable to set' },
    'env-file': { kind: 'list', help: 'File with environment variables, one a line' },
    interactive: { kind: 'bool', short: 'i', help: 'Keep standard input open' },
    privileged: { kind: 'bool', help: 'Take nearly all fences away from the program' },
    tty: { kind: 'bool', short: 't', help: 'Give the program a terminal' },
    user: { kind: 'string', short: 'u', help: 'User, and group after a colon ("name|uid[:group|gid]")' },
    workdir: { kind: 'string', short: 'w', help: 'Directory in which the program starts' },
  },
  *run({ cli, flags, args }) {
    const [name = '', ...words] = args;
    const files = flags['env-file'] ?? [];
    const texts = Object.fromEntries(files.map((file) => [file, cli.readText(file)]));
    const env = readPairs(files, flags.env ?? [], texts, (variable) => cli.p.env[variable]);
    if (isRefusal(env)) return yield* cli.fail(env);
    const found = yield* cli.engine.call('GET', `/containers/${name}/json`);
    if (isRefusal(found)) return yield* cli.fail(found);
    const isAttached = flags.detach !== true;
    const tty = flags.tty === true;
    if (isAttached && flags.interactive === true && tty && !cli.terminal(0)) {
      return yield* cli.fail(refuse('the input device is not a TTY'));
    }
    const size = tty ? (cli.terminal(1) ?? { rows: 0, cols: 0 }) : undefined;
    const ConsoleSize = size && [size.rows, size.cols];
    const made = yield* cli.engine.json<{ Id: string }>('POST', `/containers/${name}/exec`, {
      json: compact({
        User: flags.user ?? '',
        Privileged: flags.privileged === true,
        Tty: tty,
        ConsoleSize,
        AttachStdin: isAttached && flags.interactive === true,
        AttachStderr: isAttached,
        AttachStdout: isAttached,
        Detach: !isAttached,
        DetachKeys: flags['detach-keys'] ?? '',
        Env: env.length > 0 ? env : null,
        WorkingDir: flags.workdir ?? '',
        Cmd: words,
      }),
    });
    if (isRefusal(made)) return yield* cli.fail(made);
    const json = compact({ Detach: !isAttached, Tty: tty, ConsoleSize });
    return yield* begin(cli, `/exec/${made.Id}`, json, {
      ...{ isAttached, tty, hasInput: flags.interactive === true, keys: flags['detach-keys'] },
    });
  },
  stages: {
    *attached(cli, data) {
      return yield* attached(cli, data as unknown as Running);
    },
  },
});

interface Running {
  readonly attached: Attached;
  readonly path: string;
}

function* begin(
  cli: Cli,
  path: string,
  json: unknown,
  how: { isAttached: boolean; tty: boolean; hasInput: boolean; keys: string | undefined },
): Steps<Outcome> {
  if (!how.isAttached) {
    const started = yield* cli.engine.call('POST', `${path}/start`, { json });
    return isRefusal(started) ? yield* cli.fail(started) : 0;
  }
  const opened = yield* cli.engine.open('POST', `${path}/start`, { json, upgrade: true });
  if (isRefusal(opened)) return yield* cli.fail(opened);
  const hasScreen = how.tty && cli.terminal(0) !== undefined;
  const connection = yield* beginAttached(cli, opened, {
    ...{ isRaw: how.tty, hasInput: how.hasInput, detachKeys: how.keys },
    ...(hasScreen && { resizes: path }),
  });
  if (hasScreen) yield* resize(cli, path);
  return yield* attached(cli, { attached: connection, path });
}

function* attached(cli: Cli, running: Running): Steps<Outcome> {
  const how = yield* stream(cli, running.attached);
  if (how === 'more') return cli.again('attached', running as unknown as Json);
  if (how === 'forced') return 1;
  if (how === 'detached') return yield* cli.fail(refuse('read escape sequence'));
  const ended = yield* cli.engine.json<{ ExitCode: number | null }>('GET', `${running.path}/json`);
  return isRefusal(ended) ? yield* cli.fail(ended) : (ended.ExitCode ?? 0);
}
