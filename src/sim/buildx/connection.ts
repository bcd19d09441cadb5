import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Engine } from '#sim/cli/engine';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import { buildkitType, type BuildkitCall, type BuildkitNews } from '#sim/daemon/api/buildkit';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** The way to an engine's BuildKit: lines of JSON over an upgraded connection. */
export class Connection {
  #rest: string;

  private constructor(
    private readonly p: Proc,
    readonly fd: number,
    rest: string,
  ) {
    this.#rest = rest;
  }

  static *open(p: Proc, engine: Engine, call: BuildkitCall): Steps<Connection | Refusal> {
    const opened = yield* engine.open('POST', '/grpc', {
      upgrade: true,
      headers: [['Accept', buildkitType]],
    });
    if (isRefusal(opened)) return opened;
    const connection = new Connection(p, opened.fd, opened.response.body.rest);
    yield* connection.send(call);
    return connection;
  }

  *send(message: unknown): Steps<void> {
    yield* this.p.write(this.fd, utf8(`${JSON.stringify(message)}\n`));
  }

  /** A whole line is there already. */
  get hasLine(): boolean {
    return this.#rest.includes('\n');
  }

  /** The next message; undefined when the engine has hung up. */
  *next(): Steps<BuildkitNews | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return JSON.parse(text(asBytes(line))) as BuildkitNews;
      }
      const part: Bytes | { error: string } = yield* this.p.read(this.fd, 65536);
      if (isFail(part) || part === '') return undefined;
      this.#rest += part;
    }
  }

  close(): void {
    this.p.close(this.fd);
  }
}

/** One question with one answer. */
export function* ask<T>(
  p: Proc,
  engine: Engine,
  call: Exclude<BuildkitCall, { method: 'Solve' }>,
): Steps<T | Refusal> {
  const connection = yield* Connection.open(p, engine, call);
  if (isRefusal(connection)) return connection;
  const news = yield* connection.next();
  connection.close();
  return news !== undefined && 'answer' in news ? (news.answer as T) : { refused: 'connection closed' };
}
