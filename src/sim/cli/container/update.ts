import { command } from '../command';
import { containerFlags } from '../options/flags';
import { parseRestart } from '../options/restart';
import { isRefusal, refuse } from '../refusal';
import { compact } from '../text';

export const update = command({
  path: 'container update',
  aliases: ['update'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Change the limits of containers',
  args: { min: 1 },
  completes: 'containers',
  flags: {
    'blkio-weight': containerFlags['blkio-weight'],
    'cpu-period': containerFlags['cpu-period'],
    'cpu-quota': containerFlags['cpu-quota'],
    'cpu-rt-period': containerFlags['cpu-rt-period'],
    'cpu-rt-runtime': containerFlags['cpu-rt-runtime'],
    'cpu-shares': containerFlags['cpu-shares'],
    cpus: containerFlags.cpus,
    'cpuset-cpus': containerFlags['cpuset-cpus'],
    'cpuset-mems': containerFlags['cpuset-mems'],
    'kernel-memory': {
      ...containerFlags['kernel-memory'],
      hidden: true,
      deprecated: 'and no longer supported by the kernel',
    },
    memory: containerFlags.memory,
    'memory-reservation': containerFlags['memory-reservation'],
    'memory-swap': containerFlags['memory-swap'],
    'pids-limit': containerFlags['pids-limit'],
    restart: { kind: 'string', help: containerFlags.restart.help },
  },
  *run({ cli, flags, args }) {
    if (Object.values(flags).every((value) => value === undefined)) {
      return yield* cli.fail(refuse('you must provide one or more flags when using this command'));
    }
    const none = { Name: '', MaximumRetryCount: 0 };
    const restart = flags.restart ? parseRestart(flags.restart) : none;
    if (isRefusal(restart)) return yield* cli.fail(restart);
    const json = compact({
      CpuShares: flags['cpu-shares'] ?? 0,
      Memory: flags.memory ?? 0,
      NanoCpus: flags.cpus ?? 0,
      CgroupParent: '',
      BlkioWeight: flags['blkio-weight'] ?? 0,
      ...{ BlkioWeightDevice: null, BlkioDeviceReadBps: null, BlkioDeviceWriteBps: null },
      ...{ BlkioDeviceReadIOps: null, BlkioDeviceWriteIOps: null },
      CpuPeriod: flags['cpu-period'] ?? 0,
      CpuQuota: flags['cpu-quota'] ?? 0,
      CpuRealtimePeriod: flags['cpu-rt-period'] ?? 0,
      CpuRealtimeRuntime: flags['cpu-rt-runtime'] ?? 0,
      CpusetCpus: flags['cpuset-cpus'] ?? '',
      CpusetMems: flags['cpuset-mems'] ?? '',
      ...{ Devices: null, DeviceCgroupRules: null, DeviceRequests: null },
      KernelMemory: flags['kernel-memory'] || undefined,
      MemoryReservation: flags['memory-reservation'] ?? 0,
      MemorySwap: flags['memory-swap'] ?? 0,
      ...{ MemorySwappiness: null, OomKillDisable: null },
      PidsLimit: flags['pids-limit'] || null,
      ...{ Ulimits: null, CpuCount: 0, CpuPercent: 0, IOMaximumIOps: 0, IOMaximumBandwidth: 0 },
      RestartPolicy: restart,
    });
    const warnings: string[] = [];
    const refusals = [];
    for (const name of args) {
      const answer = yield* cli.engine.json<{ Warnings?: string[] | null }>(
        'POST',
        `/containers/${name}/update`,
        { json },
      );
      if (isRefusal(answer)) refusals.push(answer);
      else {
        yield* cli.out(`${name}\n`);
        warnings.push(...(answer.Warnings ?? []));
      }
    }
    if (warnings.length > 0) yield* cli.out(`${warnings.join('\n')}\n`);
    return yield* cli.failAll(refusals);
  },
});
