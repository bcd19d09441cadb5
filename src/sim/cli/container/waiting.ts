import { isFail } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { isRefusal, refuse, type Refusal } from '../refusal';

/** Exit status for what is docker's own fault, or the engine's. */
const enginesFault = 125;

/** Asks how a container will end; the answer comes when it has. Its state is plain data, to be read in a later turn. */
export function* beginWait(cli: Cli, id: string, condition: string): Steps<BodyState | Refusal> {
  const query = { condition: condition || undefined };
  const opened = yield* cli.engine.open('POST', `/containers/${id}/wait`, { query });
  return isRefusal(opened) ? opened : opened.response.body.state();
}

interface Ended {
  readonly StatusCode: number;
  readonly Error?: { readonly Message?: string } | null;
}

function* readEnd(cli: Cli, state: BodyState): Steps<Ended | undefined> {
  const body = yield* new BodyReader(cli.p, state).readAll();
  if (isFail(body) || body.trim() === '') return undefined;
  return JSON.parse(text(body)) as Ended;
}

/** The exit status of a container that `docker run` or `docker start -a` waited for. */
export function* endOfRun(cli: Cli, state: BodyState): Steps<number> {
  const ended = yield* readEnd(cli, state);
  if (!ended || ended.Error) return enginesFault;
  return ended.StatusCode;
}

/** The same for `docker attach`, which prints why there is none. */
export function* endOfAttach(cli: Cli, state: BodyState): Steps<number> {
  const ended = yield* readEnd(cli, state);
  if (!ended) return 1;
  return ended.Error ? yield* cli.fail(refuse(ended.Error.Message ?? '')) : ended.StatusCode;
}
