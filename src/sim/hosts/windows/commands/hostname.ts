import type { Program } from '#sim/kernel/program';

export const hostname: Program = {
  name: 'windows-hostname',
  *main(p) {
    const name = p.do((sim) => sim.namespaces.peek(sim.processes.need(p.processId).ns.uts)?.hostname ?? '');
    yield* p.out(`${name}\n`);
    return 0;
  },
};
