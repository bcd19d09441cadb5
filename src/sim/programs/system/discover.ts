import type { Proc } from '#sim/kernel/proc';
import { managerOf, units } from './units';

/** Units whose executables have come since the machine was switched on (packages) are known from now on. */
export function discover(p: Proc): void {
  const known = p.do((sim) => Object.keys(managerOf(sim, p.processId)?.manager.units ?? {}));
  const fresh = Object.keys(units).filter(
    (name) => !known.includes(name) && p.access(units[name]?.exec[0] ?? '', 1) === undefined,
  );
  if (fresh.length === 0) return;
  p.do((sim) => {
    const manager = managerOf(sim, p.processId)?.manager;
    if (manager === undefined) return;
    for (const name of fresh)
      manager.units[name] = {
        active: 'inactive',
        pid: 0,
        since: sim.now,
        isEnabled: units[name]?.isEnabled ?? false,
        result: 0,
        deadline: 0,
      };
  });
}
