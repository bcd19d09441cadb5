import type { Json } from '#sim/base/json';
import { Later } from '#sim/base/later';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Reply } from '../http/answer';
import type { Refusal } from '../http/refusal';
import type { ApiRequest } from '../http/request';
import type { Connection, Verb } from '../http/verb';

/** BuildKit, as dockerd knows it: an endpoint, and the body of the threads that do a build's steps. */
export interface BuildKit {
  readonly serve: (
    p: Proc,
    request: ApiRequest,
    connection: Connection,
  ) => Steps<Reply | Refusal | 'close' | 'keep'>;
  readonly step: (p: Proc, state: Json) => Steps<Outcome>;
}

/** It comes with a part of its own (`part-build.ts`). */
export const buildKit = new Later<BuildKit>('build');

export const grpc: Verb = {
  stream: (p, request, connection) => buildKit.value.serve(p, request, connection),
};

export function buildStepBody(p: Proc, state: Json): Steps<Outcome> {
  return buildKit.value.step(p, state);
}
