import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerConfig, HostConfig } from '#sim/world/docker-config';
import { create } from '../container/create';
import { removeNow } from '../container/removal';
import { isRefusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import type { Build, Stage, StepFailure } from './stage';

/** Limits that came with the build (`memory=`, `cpuquota=` …) as a HostConfig has them; what was not given is left out. */
export function limitsOf(request: ApiRequest): Partial<HostConfig> {
  const numbers = {
    Memory: 'memory',
    MemorySwap: 'memswap',
    CpuShares: 'cpushares',
    CpuPeriod: 'cpuperiod',
    CpuQuota: 'cpuquota',
    ShmSize: 'shmsize',
  };
  const words = { CpusetCpus: 'cpusetcpus', CpusetMems: 'cpusetmems', CgroupParent: 'cgroupparent' };
  const given = [
    ...Object.entries(numbers).map(([field, name]) => [field, Number(param(request, name))] as const),
    ...Object.entries(words).map(([field, name]) => [field, param(request, name)] as const),
    ['Ulimits', JSON.parse(param(request, 'ulimits') || 'null')] as const,
  ];
  return Object.fromEntries(
    given.filter(([, value]) => value !== 0 && value !== '' && value !== null),
  ) as Partial<HostConfig>;
}

/** A container for one step, from the image so far. Answers its id. */
export function* stepContainer(
  build: Build,
  stage: Stage,
  config: Partial<ContainerConfig>,
): Steps<string | StepFailure> {
  const body = {
    ...stage.config,
    ...config,
    Image: stage.image,
    HostConfig: {
      ...build.wish.limits,
      NetworkMode: build.wish.network || 'default',
      ExtraHosts: build.wish.extraHosts,
    },
  };
  const request: ApiRequest = {
    method: 'POST',
    path: '/containers/create',
    version: [1, 51],
    vars: {},
    query: {},
    headers: { 'content-type': 'application/json' },
    body: utf8(JSON.stringify(body)),
  };
  const reply = yield* create(build.p, request, build.daemon);
  if (isRefusal(reply)) return { failed: reply.message };
  return (JSON.parse(reply.json ?? '{}') as { Id: string }).Id;
}

/** Takes a step's container away again. */
export function dropContainer(p: Proc, id: string): void {
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row !== undefined) removeNow(sim, row, true);
  });
}
