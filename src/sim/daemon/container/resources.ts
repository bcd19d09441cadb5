import type { HostConfig } from '#sim/world/docker-config';
import { invalid, type Refusal } from '../http/refusal';

/** linuxMinMemory of moby: what runc itself needs to start. */
const leastMemory = 6 * 1024 * 1024;

/** Refuses limits that contradict each other or the machine (moby, verifyPlatformContainerResources). */
export function checkResources(host: HostConfig, cores: number): Refusal | undefined {
  return checkMemory(host) ?? checkCpu(host, cores) ?? checkOther(host);
}

function checkMemory(host: HostConfig): Refusal | undefined {
  const { Memory, MemorySwap, MemoryReservation } = host;
  if (Memory !== 0 && Memory < leastMemory) return invalid('Minimum memory limit allowed is 6MB');
  if (Memory > 0 && MemorySwap > 0 && MemorySwap < Memory) {
    return invalid('Minimum memoryswap limit should be larger than memory limit, see usage');
  }
  if (Memory === 0 && MemorySwap > 0) {
    return invalid('You should always set the Memory limit when using Memoryswap limit, see usage');
  }
  const swappiness = host.MemorySwappiness ?? -1;
  if (swappiness < -1 || swappiness > 100) {
    return invalid(`Invalid value: ${swappiness}, valid memory swappiness range is 0-100`);
  }
  if (MemoryReservation > 0 && MemoryReservation < leastMemory)
    return invalid('Minimum memory reservation allowed is 6MB');
  if (Memory > 0 && MemoryReservation > 0 && Memory < MemoryReservation) {
    return invalid('Minimum memory limit can not be less than memory reservation limit, see usage');
  }
  return undefined;
}

function checkCpu(host: HostConfig, cores: number): Refusal | undefined {
  const { NanoCpus, CpuPeriod, CpuQuota, CpuShares } = host;
  if (NanoCpus > 0 && CpuPeriod > 0)
    return invalid('Conflicting options: Nano CPUs and CPU Period cannot both be set');
  if (NanoCpus > 0 && CpuQuota > 0)
    return invalid('Conflicting options: Nano CPUs and CPU Quota cannot both be set');
  if (NanoCpus < 0 || NanoCpus > cores * 1e9) {
    const range = `range of CPUs is from 0.01 to ${cores}.00, as there are only ${cores} CPUs available`;
    return invalid(range);
  }
  if (CpuShares < 0) return invalid(`invalid CPU shares (${CpuShares}): value must be a positive integer`);
  if (CpuPeriod !== 0 && (CpuPeriod < 1000 || CpuPeriod > 1_000_000)) {
    return invalid('CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)');
  }
  if (CpuQuota > 0 && CpuQuota < 1000) return invalid('CPU cfs quota can not be less than 1ms (i.e. 1000)');
  return (
    checkSet(host.CpusetCpus, 'cpus', 'CPUs', cores) ?? checkSet(host.CpusetMems, 'mems', 'memory nodes', 1)
  );
}

function checkSet(text: string, field: string, what: string, count: number): Refusal | undefined {
  if (text === '') return undefined;
  const members = parseSet(text);
  if (typeof members === 'string')
    return invalid(`Invalid value ${text} for cpuset ${field}: invalid format: ${members}`);
  if (members.every((one) => one < count)) return undefined;
  const available = count === 1 ? '0' : `0-${count - 1}`;
  return invalid(`Requested ${what} are not available - requested ${text}, available: ${available}`);
}

/** `0-2,4` → its numbers; or the part that is none. */
export function parseSet(text: string): number[] | string {
  const found: number[] = [];
  for (const part of text.split(',')) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (range === null) return part;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (last < first) return part;
    for (let one = first; one <= last; one++) found.push(one);
  }
  return found;
}

function checkOther(host: HostConfig): Refusal | undefined {
  if (host.ShmSize < 0) return invalid('SHM size can not be less than 0');
  if (host.OomScoreAdj < -1000 || host.OomScoreAdj > 1000) {
    return invalid(`Invalid value ${host.OomScoreAdj}, range for oom score adj is [-1000, 1000]`);
  }
  if (host.BlkioWeight > 0 && (host.BlkioWeight < 10 || host.BlkioWeight > 1000)) {
    return invalid('Range of blkio weight is from 10 to 1000');
  }
  return undefined;
}
