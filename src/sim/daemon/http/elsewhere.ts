import { Later } from '#sim/base/later';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Reply } from './answer';
import type { Refusal } from './refusal';
import type { ApiRequest } from './request';
import type { Connection, Verb } from './verb';

/** What answers a streaming verb. */
export type Streaming = (
  p: Proc,
  request: ApiRequest,
  connection: Connection,
) => Steps<Reply | Refusal | 'close' | 'keep'>;

/** Verbs that a page needs only sometimes: they move images between daemons, registries and archives. */
export interface MovingVerbs {
  readonly auth: Streaming;
  readonly distribution: Streaming;
  readonly fetch: Streaming;
  readonly import: Streaming;
  readonly load: Streaming;
  readonly push: Streaming;
  readonly save: Streaming;
}

/** They come with a part of their own (`part-moving.ts`). */
export const movingVerbs = new Later<MovingVerbs>('moving');

export function moving(name: keyof MovingVerbs): Verb {
  return { stream: (p, request, connection) => movingVerbs.value[name](p, request, connection) };
}
