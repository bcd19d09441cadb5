import type { Proc } from '#sim/kernel/proc';
import { globalFlag } from '../config-file';
import { usualHost } from '../endpoint';

/** The engine that is talked to without a context: -H, DOCKER_HOST, or the socket of this machine. */
export function defaultHostOf(p: Proc): string {
  return globalFlag(p, 'host') ?? globalFlag(p, 'H') ?? (p.env['DOCKER_HOST'] || usualHost(p));
}
