import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerConfig } from '#sim/world/docker-config';
import { create } from '../container/create';
import { removeNow } from '../container/removal';
import { isRefusal } from '../http/refusal';
import type { ApiRequest } from '../http/request';
import type { Build, Stage, StepFailure } from './stage';

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
    HostConfig: { NetworkMode: build.wish.network || 'default', ExtraHosts: build.wish.extraHosts },
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
