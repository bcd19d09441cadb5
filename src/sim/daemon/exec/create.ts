import { json, type Reply } from '../http/answer';
import { readBody, type Fields } from '../http/go-json';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { viewerInto } from '../container/outside-view';
import { findUser } from '../runtime/credentials';
import { detachSequence } from '../runtime/detach-keys';
import { configOf, findContainer } from '../state/find';
import { newExec } from './life';

const fields: Fields = {
  User: 'string',
  Privileged: 'bool',
  Tty: 'bool',
  ConsoleSize: 'size',
  AttachStdin: 'bool',
  AttachStderr: 'bool',
  AttachStdout: 'bool',
  DetachKeys: 'string',
  Env: 'strings',
  WorkingDir: 'string',
  Cmd: 'strings',
};

interface Asked {
  User: string;
  Privileged: boolean;
  Tty: boolean;
  ConsoleSize: number[] | null;
  AttachStdin: boolean;
  AttachStderr: boolean;
  AttachStdout: boolean;
  DetachKeys: string;
  Env: string[] | null;
  WorkingDir: string;
  Cmd: string[] | null;
}

/** POST /containers/{name}/exec: another process for a container that runs; it begins with `start`. */
export function create({ sim, daemon, request }: Call): Reply | Refusal {
  const name = request.vars['name'] ?? '';
  const asked = readBody(request, fields, 'container.ExecOptions');
  if (isRefusal(asked)) return asked;
  const wishes = asked as unknown as Asked;
  if ((wishes.Cmd ?? []).length === 0) return invalid('No exec command specified');
  const row = findContainer(sim, daemon.id, name);
  if (isRefusal(row)) return row;
  if (row.state === 'paused')
    return conflict(`Container ${name} is paused, unpause the container before exec`);
  if (row.state === 'restarting')
    return conflict(`Container ${row.id} is restarting, wait until the container is running`);
  if (row.process === 0) return conflict(`container ${row.id} is not running`);
  if (detachSequence(wishes.DetachKeys) === undefined)
    return invalid(`Invalid escape keys (${wishes.DetachKeys}) provided`);
  const wrong = (wishes.Env ?? []).find((one) => one === '' || one.startsWith('='));
  if (wrong !== undefined) return invalid(`invalid environment variable: ${wrong}`);
  const own = configOf(sim, row.id);
  const user = findUser(
    sim,
    viewerInto(sim, row),
    wishes.User === '' ? own.config.User : wishes.User,
    own.host,
    false,
    row.fs,
  );
  if (isRefusal(user)) return user;
  const [rows = 24, cols = 80] = wishes.ConsoleSize ?? [];
  const exec = newExec(sim, row, {
    argv: wishes.Cmd ?? [],
    user: wishes.User,
    isPrivileged: wishes.Privileged,
    isTty: wishes.Tty,
    wantsIn: wishes.AttachStdin,
    wantsOut: wishes.AttachStdout,
    wantsErr: wishes.AttachStderr,
    detachKeys: wishes.DetachKeys,
    env: wishes.Env ?? [],
    cwd: wishes.WorkingDir,
    size: [rows === 0 ? 24 : rows, cols === 0 ? 80 : cols],
  });
  return json({ Id: exec.id }, 201);
}
