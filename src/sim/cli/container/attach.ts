import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { BodyState } from '#sim/kernel/http/index';
import type { Cli } from '../cli';
import { command } from '../command';
import { detachKeys, sigProxy } from '../flags/shared';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { beginAttached, resize, stream, type Attached } from '../stream/attach';
import { beginWait, endOfAttach } from './waiting';

export const attach = command({
  path: 'container attach',
  aliases: ['attach'],
  usage: 'CONTAINER',
  short: "Connect this terminal to a running container's streams",
  args: { exact: 1 },
  completes: 'running containers',
  flags: {
    'detach-keys': detachKeys,
    'no-stdin': { kind: 'bool', help: 'Leave standard input alone' },
    'sig-proxy': sigProxy,
  },
  *run({ cli, flags, args }) {
    const [name = ''] = args;
    const wait = yield* beginWait(cli, name, '');
    const found = yield* inspectRunning(cli, name);
    if (isRefusal(found)) return yield* cli.fail(found);
    const { Tty, OpenStdin } = found.Config;
    if (flags['no-stdin'] !== true && Tty && !cli.terminal(0)) {
      return yield* cli.fail(refuse('the input device is not a TTY'));
    }
    const path = `/containers/${name}`;
    const hasInput = flags['no-stdin'] !== true && OpenStdin;
    const query = {
      ...{ stream: '1', stdin: hasInput ? '1' : undefined, stdout: '1', stderr: '1' },
      detachKeys: flags['detach-keys'] || undefined,
    };
    const opened = yield* cli.engine.open('POST', `${path}/attach`, { query, upgrade: true });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const still = yield* inspectRunning(cli, name);
    if (isRefusal(still)) return yield* cli.fail(still);
    const hasScreen = Tty && cli.terminal(1) !== undefined;
    if (hasScreen) {
      // A shell redraws its prompt only when the size changes: one column more, and back.
      yield* resize(cli, path, 1);
      yield* resize(cli, path);
    }
    const connection = yield* beginAttached(cli, opened, {
      ...{ isRaw: Tty, hasInput, detachKeys: flags['detach-keys'] },
      ...(flags['sig-proxy'] && !Tty && { signalsTo: path }),
      ...(hasScreen && { resizes: path }),
    });
    return yield* attached(cli, { attached: connection, wait: isRefusal(wait) ? null : wait });
  },
  stages: {
    *attached(cli, data) {
      return yield* attached(cli, data as unknown as Running);
    },
  },
});

interface Inspected {
  readonly State: { readonly Running: boolean; readonly Paused: boolean; readonly Restarting: boolean };
  readonly Config: { readonly Tty: boolean; readonly OpenStdin: boolean };
}
interface Running {
  readonly attached: Attached;
  readonly wait: BodyState | null;
}

function* inspectRunning(cli: Cli, name: string): Steps<Inspected | Refusal> {
  const found = yield* cli.engine.json<Inspected>('GET', `/containers/${name}/json`);
  if (isRefusal(found)) return found;
  if (!found.State.Running) return refuse('You cannot attach to a stopped container, start it first');
  if (found.State.Paused) return refuse('cannot attach to a paused container, unpause it first');
  if (found.State.Restarting)
    return refuse('cannot attach to a restarting container, wait until it is running');
  return found;
}

function* attached(cli: Cli, running: Running): Steps<Outcome> {
  const how = yield* stream(cli, running.attached);
  if (how === 'more') return cli.again('attached', running as unknown as Json);
  if (how === 'forced') return 1;
  if (how === 'detached') return yield* cli.fail(refuse('read escape sequence'));
  return running.wait ? yield* endOfAttach(cli, running.wait) : 0;
}
