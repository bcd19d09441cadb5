import { asBytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { Shell } from '../shell';

/** Writes what waits to be written. Answers the descriptor that has no room yet, or undefined: all is gone. */
export function flush(sh: Shell): number | undefined {
  const { outbox } = sh.s;
  while (outbox.length > 0) {
    const first = outbox[0];
    if (first === undefined) break;
    const [fd, data] = first;
    const written = sh.p.do((sim) => io.write(sim, sh.p.processId, fd, asBytes(data)));
    if (written === undefined) return fd;
    if (isFail(written)) {
      outbox.shift();
      refuse(sh, fd, strerror(written));
    } else if (written >= data.length) outbox.shift();
    else first[1] = data.slice(written);
  }
  return undefined;
}

/** What could not be written is lost; bash and dash say so where the builtin wrote to its output. */
function refuse(sh: Shell, fd: number, why: string): void {
  const work = sh.s.work;
  if (fd !== 1 || work?.k !== 'builtin') return;
  sh.s.status = 1;
  sh.s.writeFailure = why;
}
