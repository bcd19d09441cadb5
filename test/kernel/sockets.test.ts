import { describe, expect, it } from 'vitest';
import { asBytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again, type Program } from '#sim/kernel/program';
import type { Destination } from '#sim/kernel/sockets';
import { KernelWorld } from '../support/kernel-world';

const where = (arg: string | undefined): Destination =>
  arg?.startsWith('/') === true
    ? { unix: arg }
    : { ip: arg?.split(':')[0] ?? '', port: Number(arg?.split(':')[1]) };

/** Answers every connection with what it said, in capitals, each in a thread of its own. */
const server: Program = {
  name: 'server',
  *main(p, state) {
    const fd = state === null ? p.listen(where(p.args[0])) : (state as number);
    if (isFail(fd)) {
      yield* p.err(`${fd.error}\n`);
      return 1;
    }
    const accepted = yield* p.accept(fd);
    if (isFail(accepted)) return 1;
    p.thread('connection', accepted.fd);
    return again(fd);
  },
  threads: {
    *connection(p, state) {
      const fd = state as number;
      const data = yield* p.read(fd);
      if (isFail(data) || data === '') {
        p.close(fd);
        return undefined;
      }
      yield* p.write(fd, asBytes(data.toUpperCase()));
      return again(fd);
    },
  },
};

const client: Program = {
  name: 'client',
  *main(p) {
    const fd = yield* p.connect(where(p.args[0]));
    if (isFail(fd)) {
      yield* p.err(`${fd.error}\n`);
      return 1;
    }
    yield* p.write(fd, asBytes(p.args[1] ?? ''));
    p.shutdown(fd);
    const answer = yield* p.readAll(fd);
    yield* p.out(`${isFail(answer) ? answer.error : answer}\n`);
    return 0;
  },
};

function serve(at: string) {
  const world = new KernelWorld([server, client]);
  world.act({
    kind: 'spawn',
    machine: world.machine,
    argv: ['/usr/bin/server', at],
    streams: { 1: 1, 2: 2 },
  });
  world.run(50);
  return world;
}

describe('stream sockets', () => {
  it.each(['/run/echo.sock', '127.0.0.1:8080'])('carry bytes both ways at %s', (at) => {
    const world = serve(at);
    expect(world.exec(['client', at, 'hello'])).toMatchObject({ stdout: 'HELLO\n', exit: 0 });
    expect(world.exec(['client', at, 'x'.repeat(300_000)])).toMatchObject({
      stdout: `${'X'.repeat(300_000)}\n`,
    });
    expect(world.world.tables.sockets.size).toBe(1);
  });

  it.each([
    { name: 'nobody listens at the address', at: '127.0.0.1:9', error: 'ECONNREFUSED\n' },
    { name: 'there is no such path', at: '/run/nothing.sock', error: 'ENOENT\n' },
    { name: 'the path is no socket', at: '/etc/hosts', error: 'ECONNREFUSED\n' },
  ])('refuse when $name', ({ at, error }) => {
    expect(serve('/run/echo.sock').exec(['client', at, ''])).toMatchObject({ stderr: error, exit: 1 });
  });

  it('are refused to a second listener', () => {
    expect(serve('127.0.0.1:8080').exec(['server', '0.0.0.0:8080'])).toMatchObject({
      stderr: 'EADDRINUSE\n',
      exit: 1,
    });
  });

  it('lead outside, both ways, with half-close', () => {
    const world = serve('/run/echo.sock');
    const answer = world.act({
      kind: 'connect',
      machine: world.machine,
      stream: 77,
      to: { unix: '/run/echo.sock' },
    });
    expect(answer).toBeNull();
    const from = world.outputs.length;
    world.act({ kind: 'send', stream: 77, data: 'abc', end: false });
    world.act({ kind: 'send', stream: 77, data: 'def', end: true });
    expect(world.outputs.slice(from).flatMap((one) => one.outside)).toEqual([
      { stream: 77, data: 'ABC' },
      { stream: 77, data: 'DEF' },
      { stream: 77, data: '', end: true },
    ]);
  });
});
