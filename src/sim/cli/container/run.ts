import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { BodyState } from '#sim/kernel/http/index';
import type { Cli } from '../cli';
import { command } from '../command';
import type { EngineRefusal } from '../engine';
import { detachKeys, sigProxy } from '../flags/shared';
import type { ContainerBody } from '../options/body';
import { containerFlags } from '../options/flags';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { beginAttached, resize, stream, type Attached } from '../stream/attach';
import { createContainer, creationFlags, readContainer, withHelp } from './creating';
import { beginWait, endOfRun } from './waiting';

export const run = command({
  path: 'container run',
  aliases: ['run'],
  usage: 'IMAGE [COMMAND] [ARG...]',
  short: 'Make a container from an image and start it',
  args: { min: 1 },
  interspersed: false,
  completes: 'image then command',
  flags: {
    ...containerFlags,
    ...creationFlags,
    detach: { kind: 'bool', short: 'd', help: 'Leave it in the background and print its ID' },
    'detach-keys': detachKeys,
    'sig-proxy': sigProxy,
    help: { kind: 'bool', help: 'Print usage' },
  },
  *run({ cli, flags, args }) {
    const body = readContainer(cli, flags, args);
    if (isRefusal(body)) return yield* cli.fail(withHelp(body, 'run'), 125);
    const wrong = flags.detach === true ? detached(body, flags.attach) : missingTerminal(cli, body);
    if (wrong) return yield* cli.fail(wrong);
    const id = yield* createContainer(cli, body, flags);
    if (isRefusal(id)) return yield* failed(cli, id);
    const isAttached = body.AttachStdin || body.AttachStdout || body.AttachStderr;
    if (!isAttached) return yield* runDetached(cli, id, flags.rm === true);
    return yield* runAttached(cli, id, body, {
      isRemoved: flags.rm === true,
      keys: flags['detach-keys'],
      passesSignals: flags['sig-proxy'],
    });
  },
  stages: {
    *attached(cli, data) {
      return yield* attached(cli, data as unknown as Running);
    },
  },
});

function detached(body: ContainerBody, attach: readonly string[] | undefined): Refusal | undefined {
  if (attach && attach.length > 0)
    return refuse('conflicting options: cannot specify both --attach and --detach');
  body.AttachStdin = false;
  body.AttachStdout = false;
  body.AttachStderr = false;
  body.StdinOnce = false;
  return undefined;
}

function missingTerminal(cli: Cli, body: ContainerBody): Refusal | undefined {
  if (!body.AttachStdin || !body.Tty || cli.terminal(0)) return undefined;
  return refuse('the input device is not a TTY');
}

/** The exit status tells whether the program could not be found or not be run, or something else went wrong. */
function* failed(cli: Cli, refusal: Refusal): Steps<number> {
  const { refused } = refusal;
  const isAbsent =
    /executable file not found|no such file or directory|system cannot find the file specified/;
  const status = isAbsent.test(refused) ? 127 : /permission denied|is a directory/.test(refused) ? 126 : 125;
  return yield* cli.fail(withHelp(refusal, 'run'), status);
}

function* runDetached(cli: Cli, id: string, isRemoved: boolean): Steps<number> {
  yield* cli.out(`${id}\n`);
  const wait = yield* beginWait(cli, id, isRemoved ? 'removed' : 'next-exit');
  const started = yield* cli.engine.call('POST', `/containers/${id}/start`);
  if (!isRefusal(started)) return 0;
  if (isRemoved && !isRefusal(wait)) yield* endOfRun(cli, wait);
  return yield* failed(cli, started);
}

interface Running {
  readonly attached: Attached;
  readonly wait: BodyState | null;
}

function* runAttached(
  cli: Cli,
  id: string,
  body: ContainerBody,
  options: { isRemoved: boolean; keys: string | undefined; passesSignals: boolean },
): Steps<Outcome> {
  const path = `/containers/${id}`;
  const on = (is: boolean): '1' | undefined => (is ? '1' : undefined);
  const query = {
    ...{
      stream: '1',
      stdin: on(body.AttachStdin),
      stdout: on(body.AttachStdout),
      stderr: on(body.AttachStderr),
    },
    detachKeys: options.keys || undefined,
  };
  const opened = yield* cli.engine.open('POST', `${path}/attach`, { query, upgrade: true });
  if (isRefusal(opened)) return yield* cli.fail(opened);
  const hasScreen = body.Tty && cli.terminal(1) !== undefined;
  const connection = yield* beginAttached(cli, opened, {
    ...{ isRaw: body.Tty, hasInput: body.AttachStdin, detachKeys: options.keys },
    ...(options.passesSignals && { signalsTo: path }),
    ...(hasScreen && { resizes: path }),
  });
  const wait = yield* beginWait(cli, id, options.isRemoved ? 'removed' : 'next-exit');
  const started = yield* cli.engine.call('POST', `${path}/start`);
  if (isRefusal(started))
    return yield* notStarted(cli, connection, started, options.isRemoved ? wait : undefined);
  if (hasScreen) yield* resize(cli, path);
  return yield* attached(cli, { attached: connection, wait: isRefusal(wait) ? null : wait });
}

function* notStarted(
  cli: Cli,
  connection: Attached,
  refusal: EngineRefusal,
  wait: BodyState | Refusal | undefined,
): Steps<number> {
  if (connection.isTerminalRaw) {
    cli.p.setTtyModes(0, { canonical: true, echo: true, signals: true, newline: true, carriageReturn: true });
  }
  if (wait && !isRefusal(wait)) yield* endOfRun(cli, wait);
  return yield* failed(cli, refusal);
}

function* attached(cli: Cli, running: Running): Steps<Outcome> {
  const how = yield* stream(cli, running.attached);
  if (how === 'more') return cli.again('attached', running as unknown as Json);
  if (how === 'forced') return 1;
  if (how === 'detached') return 0;
  return running.wait ? yield* endOfRun(cli, running.wait) : 125;
}
