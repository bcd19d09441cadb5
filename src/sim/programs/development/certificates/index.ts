import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { genrsa } from './genrsa';
import { req } from './req';
import { x509 } from './x509';

/** Commands of openssl about keys and certificates. */
export const certificateCommands: Readonly<
  Record<string, (p: Proc, args: readonly string[]) => Steps<number>>
> = {
  genrsa,
  req,
  x509,
};
