import { startMachine, stopMachine } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** How long Windows waits for services to end when it goes down: WaitToKillServiceTimeout, 5 s; they need far less here. */
const patience = 5000;

/** Ends everybody, then the machine. Nothing comes back from it. */
export function* goDown(p: Proc, goal: 'restart' | 'off'): Steps<void> {
  const others = p.do((sim) => {
    const { machine, ns } = sim.processes.need(p.processId);
    return [...sim.processes.all()]
      .filter((row) => row.machine === machine && row.id !== p.processId && row.ns.pid === ns.pid)
      .filter((row) => row.program.includes('dockerd') || row.carries !== undefined)
      .map((row) => row.pids[0] ?? 0);
  });
  p.onSignal(15, 'ignore');
  p.onSignal(1, 'ignore');
  for (const pid of others) p.kill(pid, 15);
  const until = p.clock() + patience;
  while (others.some((pid) => p.kill(pid, 0) === undefined) && p.clock() < until) yield* p.sleep(100);
  p.do((sim) => {
    const { machine } = sim.processes.need(p.processId);
    stopMachine(sim, machine, 'off');
    if (goal === 'restart') startMachine(sim, machine);
    else for (const row of sim.processes.all()) if (row.carries === machine) sim.at(0, 'end', row.id);
  });
}
