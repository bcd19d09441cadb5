import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import type { Reply } from './answer';
import type { Refusal } from './refusal';
import type { ApiRequest } from './request';

/** What a verb that answers at once gets: the world, its daemon's row, and the request. */
export interface Call {
  readonly sim: Sim;
  readonly daemon: DaemonRow;
  readonly request: ApiRequest;
}

/** A connection whose request a streaming verb answers by itself. */
export interface Connection {
  readonly fd: number;
  /** row of `daemons` */
  readonly daemon: number;
  /** what came behind the request: the beginning of the standard input of attach and exec */
  readonly rest: string;
  /** the client asked to leave HTTP (it sent an Upgrade field) */
  readonly wantsUpgrade: boolean;
  /** the client will not use the connection again */
  readonly isClosing: boolean;
  /** tells the world's stream of events that the head of the answer is out */
  readonly begun: (status: number) => void;
}

/**
 * One endpoint. `answer`: at once, a pure function of the world. `work`: takes simulated time, then answers. `stream`:
 * writes its own answer, and refuses by giving a reply back; after it the connection is closed unless it says `keep`.
 */
export type Verb =
  | { readonly answer: (call: Call) => Reply | Refusal }
  | { readonly work: (p: Proc, request: ApiRequest, daemon: number) => Steps<Reply | Refusal> }
  | {
      readonly stream: (
        p: Proc,
        request: ApiRequest,
        connection: Connection,
      ) => Steps<Reply | Refusal | 'close' | 'keep'>;
    };

/** A row of the route table: method, path with {parts}, verb (or where to get it once it is wanted). */
export type Route = readonly [method: string, path: string, verb: Verb | (() => Verb)];
