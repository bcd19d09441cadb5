import { asBytes, text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Asked, Engine, EngineRefusal, Opened } from '#sim/cli/engine';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedContainer } from './answers';
import { holdsMore } from './bodies';
import type { Loop } from './loop';

/** The Engine API as tasks ask it: several requests can be under way at once. */
export class Api {
  #version: string | undefined;
  /** with `--dry-run`: the containers that are there, and those that were thought of since */
  readonly imagined: ContainerRow[] = [];

  constructor(
    readonly engine: Engine,
    readonly loop: Loop,
    /** changes are not made, only talked about */
    readonly isDryRun = false,
  ) {}

  /** Sends a request and reads the head of the answer. */
  *open(method: string, path: string, asked: Asked = {}): Steps<Opened | EngineRefusal> {
    const sent = yield* this.engine.send(method, path, asked);
    if (isRefusal(sent)) return sent;
    if (sent.rest === '') yield* this.loop.readable(sent.fd);
    return yield* this.engine.receive(sent);
  }

  *call(method: string, path: string, asked: Asked = {}): Steps<string | EngineRefusal> {
    const opened = yield* this.open(method, path, asked);
    return isRefusal(opened) ? opened : text(yield* this.engine.readAll(opened));
  }

  *json<T>(method: string, path: string, asked: Asked = {}): Steps<T | EngineRefusal> {
    const body = yield* this.call(method, path, asked);
    return isRefusal(body) ? body : (JSON.parse(body || 'null') as T);
  }

  /** The next piece of a body that comes bit by bit; '' at its end. */
  *chunk({ response, fd }: Opened): Steps<Bytes> {
    if (!holdsMore(response.body.state())) yield* this.loop.readable(fd);
    const part = yield* response.body.chunk();
    return isFail(part) ? asBytes('') : part;
  }

  /** Every message of a body that is a stream of JSON lines; `take` says when it has what it wanted by answering something. */
  *messages<M, R>(opened: Opened, take: (message: M) => Steps<R | undefined>): Steps<R | undefined> {
    let rest = '';
    for (;;) {
      const part = yield* this.chunk(opened);
      if (part === '') break;
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((one) => one.trim() !== '')) {
        const taken = yield* take(JSON.parse(text(asBytes(line))) as M);
        if (taken !== undefined) return taken;
      }
    }
    yield* this.engine.readAll(opened);
    return undefined;
  }

  /** Containers with all of these labels, newest first. */
  *containers(labels: readonly string[], all: boolean): Steps<readonly ContainerRow[] | EngineRefusal> {
    const query = { all: all ? '1' : undefined, filters: filtersQuery({ label: labels }) };
    return yield* this.json<ContainerRow[]>('GET', '/containers/json', { query });
  }

  *inspect(id: string): Steps<InspectedContainer | EngineRefusal> {
    return yield* this.json<InspectedContainer>('GET', `/containers/${id}/json`);
  }

  /** A change that answers nothing of interest: undefined, or why not. With `--dry-run` nothing is asked. */
  *change(method: string, path: string, asked: Asked = {}): Steps<EngineRefusal | undefined> {
    if (this.isDryRun) return undefined;
    const said = yield* this.call(method, path, asked);
    return isRefusal(said) ? said : undefined;
  }

  /** The newest version of the API that the engine speaks. */
  *version(): Steps<string | EngineRefusal> {
    if (this.#version !== undefined) return this.#version;
    const said = yield* this.json<{ ApiVersion: string }>('GET', '/version');
    if (isRefusal(said)) return said;
    this.#version = said.ApiVersion;
    return said.ApiVersion;
  }
}

/** Statuses that say what kind of refusal it is. */
export const isMissing = (refusal: EngineRefusal): boolean => refusal.status === 404;
export const isConflict = (refusal: EngineRefusal): boolean => refusal.status === 409;
