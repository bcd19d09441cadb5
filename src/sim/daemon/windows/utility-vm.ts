import type { Program } from '#sim/kernel/program';
import { exitKey } from '#sim/kernel/processes';
import { containerKey } from '../state/find';

const MB = 2 ** 20;

/** Memory of a machine that holds one container, where nobody says: 1 GB (docs of docker run, --isolation=hyperv). */
export const usualMemory = 1024 * MB;

/**
 * The machine around one container with hyperv isolation: a process of the host that keeps its memory, from before the container's
 * process until after it. Its argument is the container's id.
 */
export const utilityVm: Program = {
  name: 'windows-utility-vm',
  start: { cpu: 120, anon: 32 * MB },
  *main(p) {
    const id = p.args[0] ?? '';
    p.setMemory(Number(p.args[1] ?? usualMemory) + 32 * MB);
    const process = yield* p.until(
      (sim) => {
        const row = sim.containers.peek(id);
        if (row === undefined || row.failure !== null) return -1;
        return row.process === 0 ? undefined : row.process;
      },
      [containerKey(id)],
    );
    if (process <= 0) return 1;
    yield* p.until(
      (sim) => (sim.processes.peek(process)?.state === 'running' ? undefined : true),
      [exitKey(process), containerKey(id)],
    );
    return 0;
  },
};
