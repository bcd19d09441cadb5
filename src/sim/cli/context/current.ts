import type { Proc } from '#sim/kernel/proc';
import { globalFlag, readConfig } from '../config-file';

/** Was the engine named by -H? */
export function hasHostFlag(p: Proc): boolean {
  for (let i = 0; i < p.args.length; i += 1) {
    const arg = p.args[i] ?? '';
    if (!arg.startsWith('-')) return false;
    if (/^(-H|--host)/.test(arg)) return true;
    if (['--config', '-c', '--context', '-l', '--log-level'].includes(arg)) i += 1;
  }
  return false;
}

/** The name of the context in use: by flag, or by what stands above it (-H, DOCKER_HOST), DOCKER_CONTEXT, `docker context use`. */
export function currentContext(p: Proc, flag = globalFlag(p, 'context') ?? globalFlag(p, 'c')): string {
  if (flag !== undefined && flag !== '') return flag;
  if (hasHostFlag(p) || (p.env['DOCKER_HOST'] ?? '') !== '') return 'default';
  const named = p.env['DOCKER_CONTEXT'] ?? '';
  if (named !== '') return named;
  const kept = readConfig(p).currentContext ?? '';
  return kept === '' ? 'default' : kept;
}
