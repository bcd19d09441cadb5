import type { Proc } from '#sim/kernel/proc';
import { attempt } from '../model/load';
import { outerEnvironment } from '../model/locate';
import type { LogEntry, ProjectFlags } from '../model/project';
import type { StringMap } from '../model/service';

/**
 * The process's environment, and the variables COMPOSE_… of `.env` that it lacks: they count as if they had been set outside.
 */
export function composeVariables(
  p: Proc,
  flags: ProjectFlags,
): { readonly environment: StringMap; readonly log: readonly LogEntry[] } {
  const source = {
    env: p.env,
    cwd: () => p.cwd(),
    readText: (path: string) => p.readText(path),
    stat: (path: string) => p.stat(path),
  };
  const { log, result } = attempt(source, (context) => outerEnvironment(context, flags));
  return { log, environment: 'refused' in result ? p.env : (result as StringMap) };
}
