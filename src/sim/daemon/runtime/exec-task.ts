import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { createProcess } from '#sim/kernel/processes';
import type { ExecRow } from '#sim/world/docker';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { isRefusal } from '../http/refusal';
import { configOf } from '../state/find';
import { environment, findCommand } from './command';
import { findUser } from './credentials';
import { makeStdio } from './stdio';
import { isOnWindows, windowsEngine } from '../windows/door';

const execFailed = 'OCI runtime exec failed: exec failed: unable to start container process: ';

/** A process in a container that runs, or the exit code that stands for why there is none (its words are in the exec's row). */
export interface ExecTask {
  process: number;
  stdout: number;
  stderr: number;
  exitCode: number;
}

/** What `runc exec` does: one more process in a container's namespaces and group. */
export function createExec(sim: Sim, exec: ExecRow, shimId: number): ExecTask {
  const row = sim.containers.peek(exec.container);
  const first = sim.processes.peek(row?.process ?? 0);
  if (row === undefined || first === undefined || first.state === 'zombie') {
    return none(exec, `cannot exec in a stopped container`, 128);
  }
  const config = configOf(sim, row.id);
  const viewer: files.Viewer = { ...files.rootViewer(sim, first.machine), ns: first.ns, root: first.root };
  const user = findUser(
    sim,
    viewer,
    exec.user === '' ? config.config.User : exec.user,
    config.host,
    exec.isPrivileged || config.host.Privileged,
    row.fs,
  );
  if (isRefusal(user)) return none(exec, user.message, 126, '');
  const env = isOnWindows(sim, first.machine)
    ? windowsEngine.value.environment([...(config.config.Env ?? []), ...exec.env])
    : environment(config.config.Hostname, exec.isTty, config.config.Env, user.home, exec.env);
  const cwd = exec.cwd !== '' ? exec.cwd : config.config.WorkingDir === '' ? '/' : config.config.WorkingDir;
  const place = files.stat(sim, viewer, cwd, true);
  if (isFail(place)) {
    return none(
      exec,
      `chdir to cwd (${JSON.stringify(cwd)}) set in config.json failed: ${strerror(place).toLowerCase()}`,
      127,
    );
  }
  const command = findCommand(sim, { ...viewer, cwd, cred: user.cred }, exec.argv[0] ?? '', env['PATH']);
  if (typeof command !== 'string') return none(exec, command.message, command.exitCode);
  return start(sim, exec, shimId, first, { command, env, cwd, cred: user.cred });
}

function start(
  sim: Sim,
  exec: ExecRow,
  shimId: number,
  first: Readonly<Process>,
  plan: { command: string; env: Record<string, string>; cwd: string; cred: Process['cred'] },
): ExecTask {
  const [rows, cols] = exec.size;
  const stdio = makeStdio(sim, shimId, { isTty: exec.isTty, hasInput: exec.wantsIn, rows, cols });
  const made = createProcess(sim, {
    machine: first.machine,
    parent: shimId,
    path: plan.command,
    argv: exec.argv,
    env: plan.env,
    cwd: plan.cwd,
    root: first.root,
    cred: plan.cred,
    ns: first.ns,
    cgroup: first.cgroup,
    files: stdio.files,
    container: exec.id,
    ...(stdio.tty === 0 ? {} : { tty: stdio.tty }),
  });
  if (isFail(made)) {
    const why = strerror(made).toLowerCase();
    return none(
      exec,
      made.error === 'EAGAIN' ? why : `exec ${exec.argv[0] ?? ''}: ${why}`,
      made.error === 'EAGAIN' ? 128 : 255,
    );
  }
  exec.stdin = stdio.stdin;
  exec.tty = stdio.tty;
  exec.process = made;
  exec.pid = sim.processes.peek(made)?.pids[0] ?? 0;
  return { process: made, stdout: stdio.stdout, stderr: stdio.stderr, exitCode: 0 };
}

function none(exec: ExecRow, why: string, exitCode: number, before = execFailed): ExecTask {
  exec.error = `${before}${why}`;
  return { process: 0, stdout: -1, stderr: -1, exitCode };
}
