import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '../proc';
import type { Steps } from '../program';
import { BodyReader, bodyFraming } from './body';
import { hasToken, readHead, writeHead, type HeaderList, type Headers } from './message';
import { reasonOf } from './status';

export interface IncomingRequest {
  method: string;
  /** as on the wire: path and query */
  target: string;
  /** before the question mark, still with its %-escapes */
  path: string;
  /** after the question mark */
  query: string;
  /** `HTTP/1.1` or `HTTP/1.0` */
  protocol: string;
  headers: Headers;
  rawHeaders: HeaderList;
  body: BodyReader;
  /** does the sender want to use the connection again? */
  isKeptAlive: boolean;
}

/**
 * Waits for a request. `rest` is what was read too far by the one before (`request.body.rest` once its body is read). Answers undefined
 * when the other side closed; EINVAL when what came is no HTTP (the answer to that is 400).
 */
export function* readRequest(
  p: Proc,
  fd: number,
  rest: Bytes = noBytes,
): Steps<IncomingRequest | Fail | undefined> {
  const head = yield* readHead(p, fd, rest);
  if (head === undefined || isFail(head)) return head;
  const words = /^([A-Z]+) (\S+) (HTTP\/1\.[01])$/.exec(head.line);
  if (words === null) return { error: 'EINVAL' };
  const [, method = '', target = '', protocol = ''] = words;
  const mark = target.indexOf('?');
  const framing = bodyFraming(head.headers, false);
  return {
    method,
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    protocol,
    headers: head.headers,
    rawHeaders: head.rawHeaders,
    body: new BodyReader(p, {
      fd,
      ...framing,
      rest: head.rest,
      isEnded: framing.kind === 'none',
      wantsContinue: head.headers['expect']?.toLowerCase() === '100-continue',
    }),
    isKeptAlive: isKeptAlive(protocol, head.headers['connection']),
  };
}

function isKeptAlive(protocol: string, connection: string | undefined): boolean {
  if (hasToken(connection, 'close')) return false;
  return protocol === 'HTTP/1.1' || hasToken(connection, 'keep-alive');
}

/** An answer that is ready. Its fields are written as they are: nothing is added. */
export interface Answer {
  status: number;
  /** other words than the usual for that status */
  reason?: string;
  headers: HeaderList;
  /** absent for HEAD and 204 */
  body?: Bytes;
}

/** Writes a whole answer in one go. */
export function* writeAnswer(p: Proc, fd: number, answer: Answer): Steps<Fail | undefined> {
  return yield* p.write(fd, answerBytes(answer));
}

function answerBytes(answer: Answer): Bytes {
  const head = writeHead(
    `HTTP/1.1 ${answer.status} ${answer.reason ?? reasonOf(answer.status)}`,
    answer.headers,
  );
  return answer.body === undefined ? head : asBytes(head + answer.body);
}
