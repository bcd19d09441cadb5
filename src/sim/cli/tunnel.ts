import { text } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import { findInPath } from '#sim/kernel/exec';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** A connection through another program: its descriptor here, the program, and where that one complains. */
export interface Tunnel {
  readonly fd: number;
  readonly pid: number;
  readonly errors: number;
}

/** Starts `ssh` with both of its streams on one end of a pair of sockets. */
export function* openTunnel(p: Proc, words: readonly string[]): Steps<Tunnel | Fail> {
  const pair = yield* socketPair(p);
  if (isFail(pair)) return pair;
  const [mine, theirs] = pair;
  const errors = p.pipe();
  if (isFail(errors)) return errors;
  p.setCloseOnExec(mine, true);
  p.setCloseOnExec(errors[0], true);
  const path = p.do((sim) => findInPath(sim, sim.processes.need(p.processId), 'ssh', p.env['PATH']));
  const pid = isFail(path)
    ? path
    : p.spawn({ path, argv: ['ssh', ...words], files: { 0: theirs, 1: theirs, 2: errors[1] } });
  p.close(theirs);
  p.close(errors[1]);
  if (isFail(pid)) return pid;
  return { fd: mine, pid, errors: errors[0] };
}

/** How the program ended that a connection went through, in the client's words. */
export function* explainTunnel(
  p: Proc,
  { fd, pid, errors }: Tunnel,
  words: readonly string[],
): Steps<string> {
  p.close(fd);
  const said = yield* p.readAll(errors);
  const ended = yield* p.wait(pid);
  const code = isFail(ended) ? 255 : (ended.exit.code ?? 255);
  const shown = words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) && !word.includes('=unix') ? word : `'${word}'`))
    .join(' ');
  return `command [ssh ${shown}] has exited with exit status ${code}, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=${isFail(said) ? '' : text(said)}`;
}

/** Two connected sockets: one listens for a moment, and the other calls. */
function* socketPair(p: Proc): Steps<[number, number] | Fail> {
  const path = `/tmp/docker-ssh-${p.pid}.sock`;
  p.unlink(path);
  const listening = p.listen({ unix: path }, 1);
  if (isFail(listening)) return listening;
  const mine = yield* p.connect({ unix: path });
  if (isFail(mine)) return mine;
  const accepted = yield* p.accept(listening);
  p.close(listening);
  p.unlink(path);
  return isFail(accepted) ? accepted : [mine, accepted.fd];
}
