import { usageOf } from '#sim/kernel/cpu';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '#sim/world/docker';
import type { Json } from '#sim/base/json';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { flag, hasParam, type ApiRequest } from '../http/request';
import { beginStream, sendJson, untilOrGone } from '../http/stream';
import type { Connection } from '../http/verb';
import { findContainer } from '../state/find';
import { goTime } from '../time';

/** dockerd takes a sample of every container each second (moby, daemon/stats). ms */
const period = 1000;

/** GET /containers/{name}/stats: a sample each second, or one: with the one before it, or (one-shot) without. */
export function* stats(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const found = p.do((sim) => {
    const row = findContainer(sim, connection.daemon, request.vars['name'] ?? '');
    return isRefusal(row) ? row : { id: row.id, runs: row.process !== 0 };
  });
  if (isRefusal(found)) return found;
  const streams = !hasParam(request, 'stream') || flag(request, 'stream');
  if (!streams && flag(request, 'one-shot')) return json(p.do((sim) => sampleOf(sim, found.id, null)));
  if (!streams) {
    if (!found.runs) return json(p.do((sim) => sampleOf(sim, found.id, null)));
    const before = p.do((sim) => measure(sim, found.id));
    yield* p.sleep(period);
    return json(p.do((sim) => sampleOf(sim, found.id, before)));
  }
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  let before: Json = null;
  for (;;) {
    const last: Json = before;
    const { sample, measured }: { sample: object; measured: Json } = p.do((sim) => ({
      sample: sampleOf(sim, found.id, last),
      measured: measure(sim, found.id),
    }));
    if ((yield* sendJson(p, connection.fd, sample)) !== undefined) return 'close';
    before = measured;
    const next = p.clock() + period;
    const gone = yield* untilOrGone(
      p,
      connection.fd,
      [],
      (sim) => (!sim.containers.has(found.id) ? 'removed' : sim.time >= next ? 'time' : undefined),
      next,
    );
    if (gone !== 'time') return 'close';
  }
}

/** What the next sample is compared with. */
function measure(sim: Sim, id: string): Json {
  const row = sim.containers.peek(id);
  if (row === undefined || row.process === 0) return null;
  return { read: goTime(sim.now), cpu: cpuStats(sim, row) };
}

function cpuStats(sim: Sim, row: Readonly<ContainerRow>): Record<string, Json> {
  const machine = sim.machines.need(sim.daemons.need(row.daemon).machine);
  const used = Math.round(usageOf(sim, row.cgroup) * 1e6);
  const cgroup = sim.cgroups.peek(row.cgroup);
  const periods =
    cgroup?.quota === undefined ? 0 : Math.floor((sim.now - row.startedAt) / (cgroup.period / 1000));
  return {
    cpu_usage: {
      total_usage: used,
      usage_in_kernelmode: Math.round(used * 0.3),
      usage_in_usermode: used - Math.round(used * 0.3),
    },
    system_cpu_usage: Math.round((sim.time - machine.bootedAt) * machine.hardware.cores) * 1_000_000,
    online_cpus: machine.hardware.cores,
    throttling_data: {
      periods,
      throttled_periods: Math.min(periods, Math.round((cgroup?.throttled ?? 0) / 100)),
      throttled_time: Math.round((cgroup?.throttled ?? 0) * 1e6),
    },
  };
}

const noCpu = {
  cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
  throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
};
const noBlkio = {
  io_service_bytes_recursive: null,
  io_serviced_recursive: null,
  io_queue_recursive: null,
  io_service_time_recursive: null,
  io_wait_time_recursive: null,
  io_merged_recursive: null,
  io_time_recursive: null,
  sectors_recursive: null,
};
const never = '0001-01-01T00:00:00Z';

function sampleOf(sim: Sim, id: string, before: Json): object {
  const row = sim.containers.peek(id);
  if (row === undefined || row.process === 0) return stoppedSample(id, row?.name ?? '');
  const last = before as { read: string; cpu: object } | null;
  const cgroup = sim.cgroups.peek(row.cgroup);
  return {
    name: `/${row.name}`,
    id,
    read: goTime(sim.now),
    preread: last?.read ?? never,
    pids_stats: { current: cgroup?.pids ?? 0, limit: cgroup?.pidsMax ?? 18_446_744_073_709_552_000 },
    blkio_stats: blkioOf(cgroup?.read ?? 0, cgroup?.written ?? 0),
    num_procs: 0,
    storage_stats: {},
    cpu_stats: cpuStats(sim, row),
    precpu_stats: last?.cpu ?? noCpu,
    memory_stats: memoryOf(sim, row),
    ...networksOf(sim, row),
  };
}

function stoppedSample(id: string, name: string): object {
  return {
    name: `/${name}`,
    id,
    read: never,
    preread: never,
    pids_stats: {},
    blkio_stats: noBlkio,
    num_procs: 0,
    storage_stats: {},
    cpu_stats: noCpu,
    precpu_stats: noCpu,
    memory_stats: {},
  };
}

function blkioOf(read: number, written: number): object {
  if (read === 0 && written === 0) return { ...noBlkio, io_service_bytes_recursive: [] };
  const one = (op: string, value: number) => ({ major: 8, minor: 0, op, value });
  return { ...noBlkio, io_service_bytes_recursive: [one('read', read), one('write', written)] };
}

function memoryOf(sim: Sim, row: Readonly<ContainerRow>): object {
  const cgroup = sim.cgroups.peek(row.cgroup);
  const machine = sim.machines.need(sim.daemons.need(row.daemon).machine);
  const [anon, file] = [Math.round(cgroup?.anon ?? 0), Math.round(cgroup?.cache ?? 0)];
  const usage = anon + file;
  return {
    usage,
    stats: {
      active_anon: 0,
      active_file: 0,
      anon,
      anon_thp: 0,
      file,
      file_dirty: 0,
      file_mapped: file,
      file_writeback: 0,
      inactive_anon: anon,
      inactive_file: file,
      kernel_stack: 16384 * (cgroup?.pids ?? 0),
      pgactivate: 0,
      pgdeactivate: 0,
      pgfault: Math.round(usage / 4096),
      pglazyfree: 0,
      pglazyfreed: 0,
      pgmajfault: 0,
      pgrefill: 0,
      pgscan: 0,
      pgsteal: 0,
      shmem: 0,
      slab: 0,
      slab_reclaimable: 0,
      slab_unreclaimable: 0,
      sock: 0,
      thp_collapse_alloc: 0,
      thp_fault_alloc: 0,
      unevictable: 0,
      workingset_activate: 0,
      workingset_nodereclaim: 0,
      workingset_refault: 0,
    },
    limit: cgroup?.memoryMax ?? machine.hardware.memory,
  };
}

function networksOf(sim: Sim, row: Readonly<ContainerRow>): object {
  const interfaces = sim.netns.peek(row.netns)?.interfaces.filter(({ kind }) => kind === 'veth') ?? [];
  if (interfaces.length === 0) return {};
  const entries = interfaces.map(({ name, received, sent, receivedPackets, sentPackets }) => [
    name,
    {
      rx_bytes: received,
      rx_packets: receivedPackets,
      rx_errors: 0,
      rx_dropped: 0,
      tx_bytes: sent,
      tx_packets: sentPackets,
      tx_errors: 0,
      tx_dropped: 0,
    },
  ]);
  return { networks: Object.fromEntries(entries) as object };
}
