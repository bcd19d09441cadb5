import { Later } from '#sim/base/later';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';

/** The machine whose engine a host's Docker Desktop would use: for images that are there before anybody starts it. */
export const engineOf = new Later<(sim: Sim, host: Machine) => number>('desktop');
