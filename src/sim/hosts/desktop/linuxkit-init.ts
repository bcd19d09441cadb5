import { isFail } from '#sim/base/fail';
import { stopMachine } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { childKey } from '#sim/kernel/processes';
import { again, type Program } from '#sim/kernel/program';
import { SIG, signalKey } from '#sim/kernel/signals';

/** How long it waits before it starts an engine again that ended by itself, ms. */
const restartDelay = 1000;

const startEngine = (p: Proc) =>
  p.spawn({ path: '/usr/bin/dockerd', argv: ['/usr/bin/dockerd'], session: true, files: {} });

/** PID 1 of Docker Desktop's virtual machine: keeps the engine running, and switches off in order when it is asked to (SIGTERM). */
export const linuxkitInit: Program = {
  name: 'linuxkit-init',
  start: { cpu: 5, anon: 3 << 20 },
  *main(p, state) {
    p.onSignal(SIG.TERM, 'handle');
    if (state === null) {
      const pid = startEngine(p);
      return again({ engine: isFail(pid) ? 0 : pid });
    }
    const { engine } = state as { engine: number };
    const isAsked = yield* p.until(
      (sim) => {
        const me = sim.processes.need(p.processId);
        if (me.signals.pending.length > 0) return true;
        return me.children.some((child) => sim.processes.peek(child)?.state === 'zombie') ? false : undefined;
      },
      [signalKey(p.processId), childKey(p.processId)],
    );
    if (isAsked) {
      if (engine !== 0 && p.kill(engine, SIG.TERM) === undefined) yield* p.wait(engine);
      p.do((sim) => {
        stopMachine(sim, sim.processes.need(p.processId).machine, 'off');
      });
      return 0;
    }
    const ended = p.waitNoHang(-1);
    if (ended === undefined || isFail(ended) || ended.pid !== engine) return again(state);
    yield* p.sleep(restartDelay);
    const pid = startEngine(p);
    return again({ engine: isFail(pid) ? 0 : pid });
  },
};
