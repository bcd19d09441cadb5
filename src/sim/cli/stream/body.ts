import { isFail } from '#sim/base/fail';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { takeFrames } from './frames';

/** A body that is copied to the client's streams, as plain data. */
export interface Copying {
  readonly body: BodyState;
  /** Frames of two streams, or bare output. */
  readonly isRaw: boolean;
  rest: string;
}

/** What one turn takes at most, so that journals stay short. */
const chunksPerTurn = 64;

/** Copies for one turn; undefined at the end, else the state to go on with. */
export function* copyBody(cli: Cli, state: Copying): Steps<Copying | undefined> {
  const reader = new BodyReader(cli.p, { ...state.body });
  let { rest } = state;
  for (let i = 0; i < chunksPerTurn; i += 1) {
    const part = yield* reader.chunk();
    if (isFail(part) || part === '') return undefined;
    if (state.isRaw) {
      yield* cli.p.write(1, part);
      continue;
    }
    const frames = takeFrames(rest + part);
    rest = frames.rest;
    for (const { stream, data } of frames.pieces) yield* cli.p.write(stream, data);
  }
  return { ...state, body: reader.state(), rest };
}
