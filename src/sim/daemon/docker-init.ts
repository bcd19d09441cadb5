import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { findInPath } from '#sim/kernel/exec';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';

const passedOn = [1, 2, 3, 10, 12, 15, 28];

interface InitState {
  [key: string]: Json;
  child: number;
}

/** docker-init (tini): PID 1 of a container that was started with --init. It hands signals on to the command, and reaps what is left behind. */
export const dockerInit: Program = {
  name: 'docker-init',
  start: { cpu: 0.4, anon: 200_000 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (state !== null) return yield* watch(p, (state as InitState).child);
    const dashes = p.args.indexOf('--');
    const argv = p.args.slice(dashes + 1);
    for (const signal of passedOn) p.onSignal(signal, 'handle');
    p.onSignal(17, 'handle');
    const path = p.do((sim) =>
      findInPath(sim, sim.processes.need(p.processId), argv[0] ?? '', p.env['PATH']),
    );
    const child = isFail(path)
      ? path
      : p.spawn({
          path,
          argv,
          group: 0,
          ...(p.isTty(0) ? { foregroundTty: 0 } : {}),
          defaults: [...passedOn, 17],
        });
    if (isFail(child)) {
      yield* p.err(`[FATAL tini (${p.pid})] exec ${argv[0] ?? ''} failed: ${strerror(child)}\n`);
      return child.error === 'ENOENT' ? 127 : 126;
    }
    return again({ child });
  },
};

function* watch(p: Proc, child: number): Steps<Outcome> {
  for (;;) {
    const ended = p.waitNoHang(-1);
    if (ended === undefined || isFail(ended)) break;
    if (ended.pid === child) return ended.exit.code;
  }
  const signal = yield* p.waitSignal();
  if (signal !== 17) p.kill(child, signal);
  return again({ child });
}
