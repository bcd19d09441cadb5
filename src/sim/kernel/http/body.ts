import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '../proc';
import type { Steps } from '../program';
import { hasToken, type Headers } from './message';

/** A reader of a body as plain data: what goes through `again`. */
export interface BodyState {
  [key: string]: string | number | boolean;
  fd: number;
  kind: 'none' | 'length' | 'chunked' | 'close';
  /** length: bytes of the body still to come; chunked: of the present chunk */
  left: number;
  /** read too far: belongs to the body, or to what follows it */
  rest: string;
  isEnded: boolean;
  /** the sender waits for `100 Continue` before it sends the body */
  wantsContinue: boolean;
}

/** How a message's fields say that its body is delimited (RFC 9112, 6.3). */
export function bodyFraming(headers: Headers, isResponse: boolean): Pick<BodyState, 'kind' | 'left'> {
  if (hasToken(headers['transfer-encoding'], 'chunked')) return { kind: 'chunked', left: 0 };
  const length = headers['content-length'];
  if (length !== undefined && /^\d+$/.test(length)) return { kind: 'length', left: Number(length) };
  return { kind: isResponse ? 'close' : 'none', left: 0 };
}

/** Reads the body of a message, piece by piece or whole. */
export class BodyReader {
  constructor(
    private readonly p: Proc,
    private readonly now: BodyState,
  ) {}

  /** To go on with `new BodyReader(p, state)` in another turn of the same thread. */
  state(): BodyState {
    return { ...this.now };
  }

  get isEnded(): boolean {
    return this.now.isEnded;
  }

  /** What was read beyond the end of the body: the beginning of the next message on this connection. */
  get rest(): Bytes {
    return asBytes(this.now.rest);
  }

  /** The next piece as it comes; '' at the end of the body. EIO when the sender went away in the middle. */
  *chunk(): Steps<Bytes | Fail> {
    if (this.now.isEnded) return noBytes;
    if (this.now.wantsContinue) {
      this.now.wantsContinue = false;
      const refused = yield* this.p.write(this.now.fd, asBytes('HTTP/1.1 100 Continue\r\n\r\n'));
      if (refused !== undefined) return refused;
    }
    switch (this.now.kind) {
      case 'none':
        this.now.isEnded = true;
        return noBytes;
      case 'length':
        return yield* this.#part();
      case 'close':
        return yield* this.#untilClose();
      case 'chunked':
        return yield* this.#chunked();
    }
  }

  /** All of the body. */
  *readAll(): Steps<Bytes | Fail> {
    let all = '';
    for (;;) {
      const part = yield* this.chunk();
      if (isFail(part)) return part;
      if (part === '') return asBytes(all);
      all += part;
    }
  }

  /** The bare connection from here on, after an upgrade: its descriptor and what was already read from it. */
  hijack(): { fd: number; rest: Bytes } {
    const rest = this.rest;
    this.now.rest = '';
    this.now.isEnded = true;
    return { fd: this.now.fd, rest };
  }

  /** More bytes into `rest`; undefined at the end of input. */
  *#more(): Steps<Fail | undefined | true> {
    const got = yield* this.p.read(this.now.fd, 65536);
    if (isFail(got)) return got;
    if (got === '') return undefined;
    this.now.rest += got;
    return true;
  }

  #take(most: number): Bytes {
    const part = this.now.rest.slice(0, most);
    this.now.rest = this.now.rest.slice(part.length);
    return asBytes(part);
  }

  *#part(): Steps<Bytes | Fail> {
    if (this.now.left === 0) {
      this.now.isEnded = this.now.kind === 'length' || this.now.isEnded;
      return noBytes;
    }
    if (this.now.rest === '') {
      const more = yield* this.#more();
      if (isFail(more)) return more;
      if (more === undefined) return { error: 'EIO' };
    }
    const part = this.#take(this.now.left);
    this.now.left -= part.length;
    if (this.now.left === 0 && this.now.kind === 'length') this.now.isEnded = true;
    return part;
  }

  *#untilClose(): Steps<Bytes | Fail> {
    if (this.now.rest === '') {
      const more = yield* this.#more();
      if (isFail(more)) return more;
      if (more === undefined) this.now.isEnded = true;
    }
    return this.#take(this.now.rest.length);
  }

  *#chunked(): Steps<Bytes | Fail> {
    if (this.now.left > 0) return yield* this.#chunkData();
    for (;;) {
      const line = yield* this.#line();
      if (typeof line !== 'string') return line;
      if (line === '') continue; // the line break after a chunk's data
      const size = parseInt(line, 16);
      if (Number.isNaN(size)) return { error: 'EIO' };
      if (size > 0) {
        this.now.left = size;
        return yield* this.#chunkData();
      }
      return yield* this.#trailers();
    }
  }

  *#chunkData(): Steps<Bytes | Fail> {
    const part = yield* this.#part();
    return part;
  }

  *#trailers(): Steps<Bytes | Fail> {
    for (;;) {
      const line = yield* this.#line();
      if (typeof line !== 'string') return line;
      if (line === '') break;
    }
    this.now.isEnded = true;
    return noBytes;
  }

  *#line(): Steps<string | Fail> {
    for (;;) {
      const end = this.now.rest.indexOf('\n');
      if (end >= 0) {
        const line = this.now.rest.slice(0, end).replace(/\r$/, '');
        this.now.rest = this.now.rest.slice(end + 1);
        return line;
      }
      const more = yield* this.#more();
      if (isFail(more)) return more;
      if (more === undefined) return { error: 'EIO' };
    }
  }
}
