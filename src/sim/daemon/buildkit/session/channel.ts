import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { FileReply, FileRequest } from '../../api/buildkit';

/** The upgraded connection with a client: JSON in both directions, one message a line. */
export class Channel {
  #rest: string;
  #lastAsked = 0;

  constructor(
    readonly p: Proc,
    readonly fd: number,
    rest: string,
  ) {
    this.#rest = rest;
  }

  /** The next line; undefined when the client has gone. */
  *line(): Steps<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return text(asBytes(line));
      }
      const part: Bytes | Fail = yield* this.p.read(this.fd, 65536);
      if (isFail(part) || part === '') return undefined;
      this.#rest += part;
    }
  }

  *send(lines: string): Steps<void> {
    if (lines !== '') yield* this.p.write(this.fd, utf8(lines));
  }

  /** Asks the client for files. Null: there are none, or the client has gone. */
  *ask(request: Omit<FileRequest, 'id'>): Steps<Bytes | null> {
    this.#lastAsked += 1;
    yield* this.send(`${JSON.stringify({ ask: { ...request, id: this.#lastAsked } })}\n`);
    const line = yield* this.line();
    if (line === undefined) return null;
    const reply = JSON.parse(line) as FileReply;
    return reply.data === null ? null : asBytes(reply.data);
  }
}
