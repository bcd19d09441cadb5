import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { findExec } from './find';

/** GET /exec/{id}/json */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const exec = findExec(sim, daemon.id, request.vars['id'] ?? '');
  if (isRefusal(exec)) return exec;
  return json({
    ID: exec.id,
    Running: exec.isRunning,
    ExitCode: exec.exitCode,
    ProcessConfig: {
      tty: exec.isTty,
      entrypoint: exec.argv[0] ?? '',
      arguments: exec.argv.slice(1),
      privileged: exec.isPrivileged,
      ...(exec.user === '' ? {} : { user: exec.user }),
    },
    OpenStdin: exec.wantsIn,
    OpenStderr: exec.wantsErr,
    OpenStdout: exec.wantsOut,
    CanRemove: false,
    ContainerID: exec.container,
    DetachKeys: exec.detachKeys,
    Pid: exec.pid,
  });
}
