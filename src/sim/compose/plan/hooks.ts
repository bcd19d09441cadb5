import { text } from '#sim/base/bytes';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { takeFrames } from '#sim/cli/stream/frames';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { serviceOf, shortName } from '../client/containers';
import type { Hook } from '../model/service';
import { envList } from './env';

/** Takes the lines that a hook writes; `source` is the container's short name and an arrow. */
export type HookListener = (source: string, line: string) => Steps<void>;

/** ms between two looks at a hook that nobody listens to. */
const patience = 100;

/** Runs `post_start` or `pre_stop` commands in a container, one after the other. */
export function* runHooks(
  compose: Compose,
  row: ContainerRow,
  hooks: readonly Hook[],
  hasTerminal: boolean,
  listener?: HookListener,
): Steps<Refusal | undefined> {
  for (const hook of hooks) {
    const refusal = yield* runHook(compose, row, hook, hasTerminal, listener);
    if (refusal) return refusal;
  }
  return undefined;
}

function* runHook(
  compose: Compose,
  row: ContainerRow,
  hook: Hook,
  hasTerminal: boolean,
  listener?: HookListener,
): Steps<Refusal | undefined> {
  const isHeard = listener !== undefined;
  const made = yield* compose.api.json<{ Id: string }>('POST', `/containers/${row.Id}/exec`, {
    json: {
      User: hook.user ?? '',
      Privileged: hook.privileged === true,
      AttachStdout: isHeard,
      AttachStderr: isHeard,
      Env: envList(hook.environment),
      WorkingDir: hook.working_dir ?? '',
      Cmd: hook.command ?? [],
    },
  });
  if (isRefusal(made)) return made;
  const path = `/exec/${made.Id}`;
  if (listener) {
    const source = `${shortName(compose, row)} ->`;
    const failed = yield* listen(compose, path, hasTerminal, (line) => listener(source, line));
    if (failed) return failed;
  } else {
    const started = yield* compose.api.change('POST', `${path}/start`, {
      json: { Detach: true, Tty: hasTerminal },
    });
    if (started) return undefined;
  }
  for (;;) {
    const state = yield* compose.api.json<{ Running: boolean; ExitCode: number }>('GET', `${path}/json`);
    if (isRefusal(state)) return isHeard ? state : undefined;
    if (!state.Running) {
      if (state.ExitCode === 0) return undefined;
      return refuse(`${serviceOf(row)} hook exited with status ${String(state.ExitCode)}`);
    }
    yield* compose.loop.sleep(patience);
  }
}

function* listen(
  compose: Compose,
  path: string,
  isRaw: boolean,
  say: (line: string) => Steps<void>,
): Steps<Refusal | undefined> {
  const json = { Detach: false, Tty: isRaw };
  const opened = yield* compose.api.open('POST', `${path}/start`, { json, upgrade: true });
  if (isRefusal(opened)) return opened;
  const { p } = compose.cli;
  const { fd, rest: first } = opened.response.body.hijack();
  p.shutdown(fd);
  let frames: string = first;
  let line = '';
  for (let isOpen = true; isOpen;) {
    const taken = isRaw ? { pieces: [{ data: frames }], rest: '' } : takeFrames(frames);
    line += taken.pieces.map(({ data }) => data).join('');
    frames = taken.rest;
    const whole = line.split('\n');
    line = whole.pop() ?? '';
    for (const one of whole) yield* say(text(one as typeof first));
    yield* compose.loop.readable(fd);
    const part = yield* p.read(fd);
    if (typeof part !== 'string' || part === '') isOpen = false;
    else frames += part;
  }
  if (line !== '') yield* say(text(line as typeof first));
  p.close(fd);
  return undefined;
}
