import { describe, expect, it } from 'vitest';
import { asBytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { request, readRequest, writeAnswer } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Json } from '#sim/base/json';
import { KernelWorld } from '../../support/kernel-world';

/** Answers every request with what it was: method, target, body; closes after `/close`. */
const server: Program = {
  name: 'server',
  *main(p: Proc): Steps<Outcome> {
    const fd = p.listen({ ip: '127.0.0.1', port: 8000 });
    const accepted = isFail(fd) ? fd : yield* p.accept(fd);
    if (isFail(accepted)) return 1;
    p.thread('serve', { fd: accepted.fd, rest: '' });
    yield* p.sleep(10_000);
    return 0;
  },
  threads: {
    *serve(p: Proc, given: Json): Steps<Outcome> {
      const { fd, rest } = given as { fd: number; rest: string };
      const asked = yield* readRequest(p, fd, asBytes(rest));
      if (asked === undefined || isFail(asked)) return undefined;
      const body = yield* asked.body.readAll();
      const said = `${asked.method} ${asked.target} ${isFail(body) ? body.error : body}`;
      const chunked = asked.path === '/chunked';
      yield* writeAnswer(p, fd, {
        status: asked.path === '/missing' ? 404 : 200,
        headers: chunked ? [['Transfer-Encoding', 'chunked']] : [['Content-Length', String(said.length)]],
        ...(asked.method === 'HEAD'
          ? {}
          : { body: asBytes(chunked ? '5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n' : said) }),
      });
      return again({ fd, rest: asked.body.rest });
    },
  },
};

/** Sends its arguments, METHOD PATH BODY each, one after the other over one connection. */
const client: Program = {
  name: 'client',
  *main(p: Proc): Steps<Outcome> {
    const fd = yield* p.connect({ ip: '127.0.0.1', port: 8000 });
    if (isFail(fd)) return 1;
    let rest = asBytes('');
    for (let i = 0; i + 2 < p.args.length; i += 3) {
      const [method = '', path = '', body = ''] = p.args.slice(i);
      const expecting = path === '/expect' ? { headers: [['Expect', '100-continue']] as const } : {};
      const answer = yield* request(
        p,
        fd,
        { method, path, ...expecting, ...(body === '' ? {} : { body: asBytes(body) }) },
        rest,
      );
      if (isFail(answer)) return 2;
      const got = yield* answer.body.readAll();
      rest = answer.body.rest;
      yield* p.out(`${answer.status} ${answer.reason}: ${isFail(got) ? got.error : got}\n`);
    }
    return 0;
  },
};

describe('HTTP between two processes', () => {
  it.each([{ forgetful: false }, { forgetful: true }])(
    'goes over one connection ($forgetful)',
    ({ forgetful }) => {
      const world = new KernelWorld([server, client], forgetful);
      world.act({ kind: 'spawn', machine: world.machine, argv: ['/usr/bin/server'], streams: {} });
      world.run(world.world.time + 100);
      const said = world.exec([
        'client',
        'GET',
        '/a?b=c',
        '',
        'POST',
        '/expect',
        'body',
        'HEAD',
        '/a',
        '',
        'GET',
        '/chunked',
        '',
        'GET',
        '/missing',
        '',
      ]);
      expect(said.stdout).toBe(
        [
          '200 OK: GET /a?b=c ',
          '200 OK: POST /expect body',
          '200 OK: ',
          '200 OK: hello world',
          '404 Not Found: GET /missing ',
          '',
        ].join('\n'),
      );
    },
  );
});
