import type { HostConfig } from '#sim/world/docker-config';
import { json, type Reply } from '../http/answer';
import { readBody } from '../http/go-json';
import { conflict, isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { setLimits } from '../runtime/limits';
import { announceContainer } from '../state/events';
import { findContainer } from '../state/find';
import { updateFields } from './fields';
import { checkResources } from './resources';
import { checkRestartPolicy } from './validate';

const numbers = [
  'CpuShares',
  'Memory',
  'NanoCpus',
  'BlkioWeight',
  'CpuPeriod',
  'CpuQuota',
  'MemoryReservation',
  'MemorySwap',
] as const;

/** POST /containers/{name}/update: new limits and a new restart policy for a container. */
export function update({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = readBody(request, updateFields, 'container.UpdateConfig');
  if (isRefusal(asked)) return asked;
  const wishes = asked as unknown as HostConfig;
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  const own = sim.containerConfigs.need(row.id);
  const host: HostConfig = { ...own.host };
  for (const name of numbers) if (wishes[name] !== 0) host[name] = wishes[name];
  for (const name of ['CpusetCpus', 'CpusetMems'] as const)
    if (wishes[name] !== '') host[name] = wishes[name];
  if (wishes.PidsLimit !== null) host.PidsLimit = wishes.PidsLimit > 0 ? wishes.PidsLimit : null;
  if (wishes.RestartPolicy.Name !== '') host.RestartPolicy = { ...wishes.RestartPolicy };
  const cores = sim.machines.peek(daemon.machine)?.hardware.cores ?? 1;
  const isOver =
    wishes.Memory > 0 &&
    wishes.MemorySwap === 0 &&
    own.host.MemorySwap >= 0 &&
    wishes.Memory > own.host.MemorySwap;
  // the old limit of swap is no part of what was asked for now
  const wanted = isOver ? { ...host, MemorySwap: 0 } : host;
  const wrong = checkRestartPolicy({ RestartPolicy: wishes.RestartPolicy }) ?? checkResources(wanted, cores);
  if (wrong !== undefined) return wrong;
  if (wishes.RestartPolicy.Name !== '' && wishes.RestartPolicy.Name !== 'no' && host.AutoRemove) {
    return conflict('Restart policy cannot be updated because AutoRemove is enabled for the container');
  }
  if (isOver) {
    return conflict(
      `Cannot update container ${row.id}: Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time`,
    );
  }
  own.host = host;
  const scope = sim.cgroups.get(row.cgroup);
  if (scope !== undefined) setLimits(sim, scope, host);
  announceContainer(sim, row, 'update');
  return json({ Warnings: null });
}
