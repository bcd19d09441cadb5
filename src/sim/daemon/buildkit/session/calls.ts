import type { Sim } from '#sim/world/sim';
import { cloneJson } from '#sim/base/json';
import type { BuildkitCall } from '../../api/buildkit';
import { diskUsage, prune } from '../cache/usage';
import { recordsOf } from './history';

type Method = Exclude<BuildkitCall['method'], 'Solve'>;
type Call<M extends Method> = (
  sim: Sim,
  daemon: number,
  call: Extract<BuildkitCall, { method: M }>,
) => unknown;

/** Everything that BuildKit is asked but builds. */
const calls: { readonly [M in Method]: Call<M> } = {
  DiskUsage: (sim, daemon, { filters }) => diskUsage(sim, daemon, filters),
  Prune: (sim, daemon, order) => prune(sim, daemon, order),
  ListWorkers(sim, daemon) {
    const { arch } = sim.machines.need(sim.daemons.need(daemon).machine);
    const last = recordsOf(sim, daemon)[0]?.created ?? 0;
    return { arch, lastActivity: last, gateway: '172.17.0.1' };
  },
  ListBuildHistory: (sim, daemon) => cloneJson(recordsOf(sim, daemon)),
  UpdateBuildHistory(sim, daemon, { ref }) {
    const key = `${daemon} ${ref}`;
    if (!sim.buildRecords.has(key)) return false;
    sim.buildRecords.remove(key);
    return true;
  },
};

export function answerCall(
  sim: Sim,
  daemon: number,
  call: Exclude<BuildkitCall, { method: 'Solve' }>,
): unknown {
  return (calls[call.method] as (sim: Sim, daemon: number, call: BuildkitCall) => unknown)(sim, daemon, call);
}
