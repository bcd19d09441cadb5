import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again, type Program } from '#sim/kernel/program';
import { readRequest } from '#sim/kernel/http/index';

/** Pieces of one connection: what went to the engine (`>`) and what came back (`<`), as they were on the wire. */
export type Connection = readonly (readonly [direction: '>' | '<', text: string])[];

/** Requests are found again without the API's version and without times that count from now. */
function keyOf(method: string, url: string): string {
  return `${method} ${url.replace(/^\/v[\d.]+/, '').replace(/(since|until)=[\d.]+/g, '$1=')}`;
}

/** The wire's text holds bytes as characters, or text, depending on what they were. */
const bytesOf = (text: string): Bytes => (/[\u0100-\uffff]/.test(text) ? utf8(text) : asBytes(text));

function answersOf(connections: readonly Connection[]): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const connection of connections) {
    let current: string[] | undefined;
    for (const [direction, text] of connection) {
      const asked = direction === '>' ? /^([A-Z]+) (\S+) HTTP/.exec(text) : null;
      if (asked) {
        const key = keyOf(asked[1] ?? '', asked[2] ?? '');
        current = answers.get(key) ?? [];
        answers.set(key, current);
        current.push('');
      } else if (direction === '<' && current) current[current.length - 1] += text;
    }
  }
  return answers;
}

/**
 * The transcript's texts are not all as long as they were (names of places were shortened), so lengths are counted anew:
 * every answer but an upgraded one goes out with a Content-Length.
 */
function framed(answer: string): Bytes {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0 || /^HTTP\/1\.1 (101|204)/.test(answer)) return bytesOf(answer);
  const head = answer.slice(0, end);
  const isChunked = /\r\nTransfer-Encoding: chunked/i.test(head);
  const sent = answer.slice(end + 4);
  const body = isChunked
    ? sent
        .replace(/\r\n0\r\n(\r\n)?$/, '')
        .replace(/^[0-9a-f]+\r\n/, '')
        .replace(/\r\n[0-9a-f]+\r\n/g, '')
    : sent;
  const fields = head.replace(/\r\n(Transfer-Encoding|Content-Length): [^\r]*/gi, '');
  const bytes = bytesOf(body);
  return asBytes(`${fields}\r\nContent-Length: ${String(bytes.length)}\r\n\r\n${bytes}`);
}

/** An engine that says again what the real one said when these connections were recorded. */
export function replayEngine(connections: readonly Connection[]): Program {
  const answers = answersOf(connections);
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
          yield* request.body.readAll();
          rest = request.body.rest;
          const key = keyOf(request.method, request.target);
          const queue = answers.get(key) ?? [];
          const answer = queue.length > 1 ? queue.shift() : queue[0];
          if (answer === undefined) {
            yield* p.out(`not recorded: ${key}\n`);
            break;
          }
          yield* p.write(fd, framed(answer));
          if (/^HTTP\/1\.1 101/.test(answer)) break;
        }
        p.close(fd);
        return undefined;
      },
    },
  };
}
