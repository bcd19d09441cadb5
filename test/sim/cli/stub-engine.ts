import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again, type Program } from '#sim/kernel/program';
import { readRequest, writeAnswer } from '#sim/kernel/http/index';

/** An answer of the stub: status and body; JSON unless it is text. */
export type Stubbed = readonly [status: number, body: unknown];

/** A request as the stub has seen it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly upgrade: boolean;
  readonly body: string;
}

const headers = [
  ['Api-Version', '1.51'],
  ['Ostype', 'linux'],
  ['Swarm', 'inactive'],
  ['Content-Type', 'application/json'],
] as const;

/**
 * An engine that knows a fixed answer for each path and prints every request as a line of JSON. It stands in for dockerd, so
 * that the client's requests can be compared with those of the real one.
 */
export function stubEngine(answerOf: (method: string, path: string) => Stubbed): Program {
  return {
    name: 'dockerd',
    *main(p, state) {
      const fd = state === null ? p.listen({ unix: '/var/run/docker.sock' }) : (state as number);
      if (isFail(fd)) return 1;
      const accepted = yield* p.accept(fd);
      if (isFail(accepted)) return 1;
      p.thread('connection', accepted.fd);
      return again(fd);
    },
    threads: {
      *connection(p, state) {
        const fd = state as number;
        let rest = '' as Bytes;
        for (;;) {
          const request = yield* readRequest(p, fd, rest);
          if (request === undefined || isFail(request)) break;
          const { upgrade } = request.headers;
          const body = yield* request.body.readAll();
          rest = request.body.rest;
          const seen: Seen = {
            method: request.method,
            url: request.target,
            upgrade: upgrade !== undefined,
            body: isFail(body) ? '' : body,
          };
          yield* p.out(`${JSON.stringify(seen)}\n`);
          if (upgrade !== undefined) {
            yield* p.write(
              fd,
              asBytes('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n'),
            );
            break;
          }
          const [status, answer] = answerOf(request.method, request.path.replace(/^\/v[\d.]+/, ''));
          const text = utf8(typeof answer === 'string' ? answer : `${JSON.stringify(answer)}\n`);
          const isBare = request.method === 'HEAD' || status === 204;
          const length = ['Content-Length', String(isBare ? 0 : text.length)] as const;
          yield* writeAnswer(p, fd, {
            status,
            headers: [...headers, length],
            ...(!isBare && { body: text }),
          });
        }
        p.close(fd);
        return undefined;
      },
    },
  };
}
