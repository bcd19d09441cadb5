import { childCgroup } from '#sim/kernel/cgroups';
import { newCgroup } from '#sim/world/cgroup';
import { weightOfShares } from '#sim/kernel/physics/weights';
import { reschedule } from '#sim/kernel/cpu';
import type { Cgroup } from '#sim/world/cgroup';
import type { ContainerRow } from '#sim/world/docker';
import type { HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';

/** The scope that systemd makes for a container: /system.slice/docker-ID.scope, with the container's limits. */
export function makeScope(
  sim: Sim,
  machineId: number,
  row: Readonly<ContainerRow>,
  host: Readonly<HostConfig>,
): Cgroup {
  const machine = sim.machines.need(machineId);
  const name =
    host.CgroupParent === '' ? 'system.slice' : (host.CgroupParent.split('/').at(-1) ?? 'system.slice');
  const slice = childCgroup(sim, machine.cgroup, name) ?? newCgroup(sim, machineId, machine.cgroup, name).id;
  const scope = newCgroup(sim, machineId, slice, `docker-${row.id}.scope`);
  setLimits(sim, scope, host);
  return scope;
}

/** Writes limits into a control group. Also for `docker update`. */
export function setLimits(sim: Sim, scope: Cgroup, host: Readonly<HostConfig>): void {
  const {
    Memory,
    MemorySwap,
    MemoryReservation,
    NanoCpus,
    CpuQuota,
    CpuPeriod,
    CpuShares,
    CpusetCpus,
    PidsLimit,
  } = host;
  scope.memoryMax = Memory > 0 ? Memory : undefined;
  scope.swapMax = MemorySwap > 0 && Memory > 0 ? MemorySwap - Memory : undefined;
  scope.memoryLow = MemoryReservation > 0 ? MemoryReservation : undefined;
  scope.period = CpuPeriod > 0 ? CpuPeriod : 100_000;
  scope.quota = NanoCpus > 0 ? NanoCpus / 1e9 : CpuQuota > 0 ? CpuQuota / scope.period : undefined;
  scope.weight = CpuShares > 0 ? weightOfShares(CpuShares) : 100;
  scope.cpuset = CpusetCpus === '' ? undefined : CpusetCpus;
  scope.pidsMax = PidsLimit === null || PidsLimit <= 0 ? undefined : PidsLimit;
  reschedule(sim, scope.machine);
}
