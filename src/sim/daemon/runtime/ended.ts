import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Exit } from '#sim/world/process';
import { containerEnded } from './exit';

interface EndedState {
  [key: string]: Json;
  container: string;
  run: number;
  exit: { code: number; signal?: number; oom?: boolean };
  endedAt: number;
}

/**
 * dockerd's own work when a container has ended, ms of processor time (calibration.md): until its state says so, and what comes after
 * that. A command that is typed next (its client alone takes 12 ms) finds the container exited, as on a real host.
 */
const stateCpu = 8;
const cleanUpCpu = 14;

/** A thread of dockerd for each end of a container that a shim reports. */
export function* endedBody(p: Proc, given: Json): Steps<Outcome> {
  const { container, run, exit, endedAt } = given as EndedState;
  yield* p.cpu(stateCpu);
  p.do((sim) => containerEnded(sim, container, run, exit as Exit, endedAt));
  yield* p.cpu(cleanUpCpu);
  return undefined;
}
