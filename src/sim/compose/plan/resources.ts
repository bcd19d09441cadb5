import { compact } from '#sim/cli/text';
import type { BlkioConfig, DeviceRequest, Service, ThrottleDevice, Ulimit } from '../model/service';
import { bytesOf } from '../model/units';

const size = (text: string | undefined): number => (text === undefined ? 0 : bytesOf(text));
const nano = (cpus: number | undefined): number => Math.round((cpus ?? 0) * 1e9);

/** Limits and devices of a service, as they stand in a container's HostConfig. */
export function resourcesOf(service: Service): object {
  const { limits, reservations } = service.deploy?.resources ?? {};
  const pids = limits?.pids ?? service.pids_limit ?? 0;
  return compact({
    CgroupParent: service.cgroup_parent ?? '',
    Memory: limits?.memory === undefined ? size(service.mem_limit) : size(limits.memory),
    MemorySwap: size(service.memswap_limit),
    MemorySwappiness: service.mem_swappiness === undefined ? undefined : size(service.mem_swappiness),
    MemoryReservation:
      reservations?.memory === undefined ? size(service.mem_reservation) : size(reservations.memory),
    OomKillDisable: service.oom_kill_disable === true,
    CpuCount: service.cpu_count ?? 0,
    CpuPercent: Math.round((service.cpu_percent ?? 0) * 100),
    CpuPeriod: service.cpu_period ?? 0,
    CpuQuota: service.cpu_quota ?? 0,
    CpuRealtimePeriod: service.cpu_rt_period ?? 0,
    CpuRealtimeRuntime: service.cpu_rt_runtime ?? 0,
    CpuShares: service.cpu_shares ?? 0,
    NanoCpus: limits?.cpus === undefined ? nano(service.cpus) : nano(limits.cpus),
    CpusetCpus: service.cpuset ?? '',
    DeviceCgroupRules: service.device_cgroup_rules ?? null,
    PidsLimit: pids === 0 ? null : pids,
    Devices: devicesOf(service),
    DeviceRequests: requestsOf(service),
    Ulimits: ulimitsOf(service.ulimits),
    ...blkioOf(service.blkio_config),
  });
}

function devicesOf(service: Service): object[] | null {
  const devices = (service.devices ?? []).map((device) => ({
    PathOnHost: device.source ?? '',
    PathInContainer: device.target ?? '',
    CgroupPermissions: device.permissions ?? '',
  }));
  return devices.length > 0 ? devices : null;
}

function requestsOf(service: Service): object[] | null {
  const reserved = service.deploy?.resources?.reservations?.devices ?? [];
  const request = (device: DeviceRequest, capabilities: readonly string[]): object => ({
    Driver: device.driver ?? '',
    Count: device.count ?? 0,
    DeviceIDs: device.device_ids ?? null,
    Capabilities: [capabilities],
    Options: device.options ?? null,
  });
  const all = [
    ...reserved.map((device) => request(device, device.capabilities ?? [])),
    ...(service.gpus ?? []).map((device) => request(device, [...(device.capabilities ?? []), 'gpu'])),
  ];
  return all.length > 0 ? all : null;
}

function ulimitsOf(ulimits: Readonly<Record<string, Ulimit>> | undefined): object[] | null {
  const entries = Object.entries(ulimits ?? {});
  if (entries.length === 0) return null;
  return entries.map(([Name, limit]) =>
    typeof limit === 'number'
      ? { Name, Hard: limit, Soft: limit }
      : { Name, Hard: limit.hard ?? 0, Soft: limit.soft ?? 0 },
  );
}

function blkioOf(blkio: BlkioConfig | undefined): object {
  if (!blkio) return {};
  const rates = (devices: readonly ThrottleDevice[] | undefined): object[] | undefined =>
    devices?.map(({ Path, Rate }) => ({ Path, Rate: bytesOf(Rate) }));
  return compact({
    BlkioWeight: blkio.weight,
    BlkioWeightDevice: blkio.weight_device?.map(({ Path, Weight }) => ({ Path, Weight })),
    BlkioDeviceReadBps: rates(blkio.device_read_bps),
    BlkioDeviceReadIOps: rates(blkio.device_read_iops),
    BlkioDeviceWriteBps: rates(blkio.device_write_bps),
    BlkioDeviceWriteIOps: rates(blkio.device_write_iops),
  });
}
