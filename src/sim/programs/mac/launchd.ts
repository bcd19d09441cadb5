import { isFail } from '#sim/base/fail';
import { childKey } from '#sim/kernel/processes';
import { again, type Program } from '#sim/kernel/program';

/** What it starts: Remote Login is switched on in this lab, so that one can come in by ssh. */
const daemons: readonly (readonly string[])[] = [['/usr/sbin/sshd', '-D']];

/** PID 1 of macOS: starts daemons, adopts orphans, takes note of their ends. */
export const launchd: Program = {
  name: 'launchd',
  start: { cpu: 5, anon: 17 << 20 },
  *main(p, state) {
    if (state === null) {
      for (const argv of daemons) p.spawn({ argv, session: true, files: {} });
      return again('waiting');
    }
    yield* p.until(
      (sim) =>
        sim.processes
          .need(p.processId)
          .children.some((child) => sim.processes.peek(child)?.state === 'zombie')
          ? true
          : undefined,
      [childKey(p.processId)],
    );
    for (;;) {
      const ended = p.waitNoHang(-1);
      if (ended === undefined || isFail(ended)) break;
    }
    return again('waiting');
  },
};
