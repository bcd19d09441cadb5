import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { PowerShellError, type Place } from '../errors';
import { linesOf } from '../format/lines';
import { driveOf, windowsPath, worldPath } from '../paths';
import type { Output, Session } from '../session';
import { asItems, isList, toText, type Value } from '../values';
import type { Given } from './command';

/** The file that a name runs: in the folders of Path with the endings of PATHEXT, or at the path that it is. */
export function findNative(session: Session, name: string): string | undefined {
  const endings = ['', ...(session.environment('PATHEXT') ?? '.EXE').toLowerCase().split(';')];
  const tried = (at: string): string | undefined => {
    for (const ending of endings) {
      const path = worldPath(session.p, `${at}${ending}`);
      const found = session.p.stat(path);
      if (
        !isFail(found) &&
        found.type === 'file' &&
        (ending !== '' || /\.(?:exe|cmd|bat|com)$/i.test(path) || found.exe !== undefined)
      )
        return path;
    }
    return undefined;
  };
  if (/[\\/]/.test(name) || driveOf(name) !== undefined) return tried(name);
  for (const folder of (session.environment('Path') ?? '').split(';')) {
    const found = folder === '' ? undefined : tried(`${folder.replace(/\\$/, '')}\\${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Arguments as a program of another kind gets them: texts. */
function argumentsOf(given: readonly Given[]): string[] {
  return given.flatMap((one) => {
    if (one.kind === 'parameter')
      return one.value === undefined ? [one.text] : [`-${one.name}:${toText(one.value)}`];
    return isList(one.value) ? asItems(one.value).map(toText) : [one.text];
  });
}

/** Programs that came from other systems look for their own names of what Windows calls otherwise. */
function environmentFor(session: Session): Record<string, string> {
  const { env } = session.state;
  const folders = (session.environment('Path') ?? '').split(';').filter((one) => one !== '');
  const home = session.environment('USERPROFILE');
  return {
    ...env,
    PATH: folders.map((one) => worldPath(session.p, one)).join(':'),
    ...(home === undefined ? {} : { HOME: worldPath(session.p, home) }),
  };
}

interface Plumbing {
  files: Record<number, number>;
  /** own ends, to be closed */
  feed?: number;
  reads?: number;
  /** what the child has of ours, closed after the start */
  given: number[];
}

function plumb(session: Session, input: readonly Value[] | undefined, output: Output): Plumbing {
  const { p } = session;
  const made: Plumbing = { files: { 0: 0, 1: 1, 2: 2 }, given: [] };
  if (input !== undefined) {
    const ends = p.pipe();
    if (!isFail(ends)) {
      made.files[0] = ends[0];
      made.feed = ends[1];
      made.given.push(ends[0]);
      p.setCloseOnExec(ends[1], true);
    }
  }
  const errors = session.errorTargets.at(-1);
  if (errors === 'nowhere') delete made.files[2];
  if (!output.isHost) {
    const ends = p.pipe();
    if (!isFail(ends)) {
      made.files[1] = ends[1];
      if (errors !== undefined && errors !== 'host' && errors !== 'nowhere') made.files[2] = ends[1];
      made.reads = ends[0];
      made.given.push(ends[1]);
      p.setCloseOnExec(ends[0], true);
    }
  }
  return made;
}

/** Runs a program. Its output is the console's, or comes line by line as text. */
export function* runNative(
  session: Session,
  path: string,
  name: string,
  given: readonly Given[],
  input: readonly Value[] | undefined,
  output: Output,
  place: Place,
): Steps<void> {
  const { p } = session;
  if (output.isHost) yield* session.flush();
  const pipes = plumb(session, input, output);
  const isForeground = session.isInteractive && output.isHost && p.isTty(0);
  const pid = p.spawn({
    path,
    argv: [name, ...argumentsOf(given)],
    env: environmentFor(session),
    files: pipes.files,
    ...(isForeground ? { group: 0, foregroundTty: 0 } : {}),
    defaults: [2],
  });
  for (const fd of pipes.given) p.close(fd);
  if (isFail(pid)) {
    for (const fd of [pipes.feed, pipes.reads]) if (fd !== undefined) p.close(fd);
    throw new PowerShellError(cannotRun(path, pid.error), place);
  }
  if (pipes.feed !== undefined) {
    yield* p.write(pipes.feed, utf8(linesOf(session, input ?? []).join('\n')));
    p.close(pipes.feed);
  }
  if (pipes.reads !== undefined) {
    const all = yield* p.readAll(pipes.reads);
    p.close(pipes.reads);
    const said = isFail(all) ? '' : text(all).replace(/\r\n/g, '\n');
    if (said !== '') for (const line of said.replace(/\n$/, '').split('\n')) yield* output.emit(line);
  }
  const ended = yield* p.wait(pid);
  if (isForeground) p.setForeground(0, p.pid);
  const code = isFail(ended) ? 1 : ended.exit.signal === undefined ? ended.exit.code : 0xc000013a;
  session.state.lastExit = code;
  session.state.isOk = code === 0;
}

/** Why the kernel does not take it, in the words of .NET's Process.Start. */
function cannotRun(path: string, error: string) {
  const name = windowsPath(path).split('\\').at(-1) ?? '';
  const why =
    error === 'ENOEXEC'
      ? 'The specified executable is not a valid application for this OS platform.'
      : error === 'EACCES'
        ? 'Access is denied'
        : 'The system cannot find the file specified';
  return {
    message: `Program '${name}' failed to run: ${why}`,
    category: 'ResourceUnavailable',
    target: '',
    targetType: '',
    exception: 'ApplicationFailedException',
    id: 'NativeCommandFailed',
    prefix: '',
  };
}
