import { describe, expect, it } from 'vitest';
import { asBytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { KernelWorld } from '../support/kernel-world';

const program = (
  name: string,
  main: (p: Proc, state: unknown) => Steps<Outcome>,
  threads: Program['threads'] = {},
): Program => ({
  name,
  main,
  threads,
});

const hello = program('hello', function* (p) {
  yield* p.out(`hello ${p.args.join(' ')} from ${p.cwd()}\n`);
  return 3;
});

const parent = program('parent', function* (p) {
  const ends = p.pipe();
  if (isFail(ends)) return 1;
  const child = p.spawn({ argv: ['/usr/bin/hello', 'child'], files: { 1: ends[1], 2: 2 } });
  if (isFail(child)) return 2;
  p.close(ends[1]);
  const said = yield* p.readAll(ends[0]);
  const end = yield* p.wait(child);
  if (isFail(end) || isFail(said)) return 4;
  yield* p.out(`child ${child === end.pid ? 'ended' : '?'} with ${end.exit.code} after saying: ${said}`);
  return 0;
});

const cat = program('cat', function* (p) {
  const data = yield* p.read(0);
  if (isFail(data) || data === '') return 0;
  const refused = yield* p.write(1, data);
  return refused === undefined ? again(null) : 1;
});

const spinner = program('spinner', function* (p) {
  yield* p.cpu(Number(p.args[0]));
  yield* p.out('done\n');
  return 0;
});

const race = program('race', function* (p) {
  const children: number[] = [];
  for (let i = 0; i < 16; i++) {
    const pid = p.spawn({ argv: ['/usr/bin/spinner', '1000'] });
    if (!isFail(pid)) children.push(pid);
  }
  const began = p.clock();
  for (const pid of children) yield* p.wait(pid);
  yield* p.err(`${Math.round(p.clock() - began)}\n`);
  return 0;
});

const flood = program('flood', function* (p) {
  const refused = yield* p.write(1, asBytes('x'.repeat(200_000)));
  yield* p.err(refused === undefined ? 'all\n' : `${refused.error}\n`);
  return 0;
});

const pipeToNobody = program('pipe-to-nobody', function* (p) {
  const ends = p.pipe();
  if (isFail(ends)) return 1;
  const child = p.spawn({ argv: ['/usr/bin/flood'], files: { 1: ends[1], 2: 2 } });
  p.close(ends[1]);
  const first = yield* p.read(ends[0], 10);
  p.close(ends[0]);
  const end = isFail(child) ? child : yield* p.wait(child);
  yield* p.out(`${String(first)} ${isFail(end) ? end.error : JSON.stringify(end.exit)}\n`);
  return 0;
});

const patient = program('patient', function* (p) {
  p.onSignal(SIG.TERM, 'handle');
  yield* p.out('ready\n');
  const signal = yield* p.waitSignal();
  yield* p.out(`got ${signal}\n`);
  return 0;
});

const boss = program('boss', function* (p) {
  const child = p.spawn({ argv: ['/usr/bin/patient'] });
  if (isFail(child)) return 1;
  yield* p.sleep(500);
  p.kill(child, SIG.TERM);
  const end = yield* p.wait(child);
  const sleeper = p.spawn({ argv: ['/usr/bin/spinner', '100000'] });
  if (isFail(sleeper) || isFail(end)) return 1;
  yield* p.sleep(100);
  p.kill(sleeper, SIG.KILL);
  const killed = yield* p.wait(sleeper);
  yield* p.out(
    `${end.exit.code} ${isFail(killed) ? killed.error : JSON.stringify(killed.exit)} ${JSON.stringify(p.kill(sleeper, 0))}\n`,
  );
  return 0;
});

const twoThreads = program(
  'two-threads',
  function* (p) {
    p.thread('other', { times: 2 });
    yield* p.sleep(1000);
    yield* p.out('main\n');
    return 0;
  },
  {
    *other(p, state) {
      const { times } = state as { times: number };
      if (times === 0) return undefined;
      yield* p.sleep(100);
      yield* p.out(`other ${times}\n`);
      return again({ times: times - 1 });
    },
  },
);

const all = [hello, parent, cat, spinner, race, flood, pipeToNobody, patient, boss, twoThreads];

describe.each([
  { how: 'with live generators', forgetful: false },
  { how: 'rebuilt from journals at every step', forgetful: true },
])('processes, $how', ({ forgetful }) => {
  const world = () => new KernelWorld(all, forgetful);

  it('runs a program and gives its exit status', () => {
    expect(world().exec(['hello', 'you'])).toEqual({
      stdout: 'hello you from /root\n',
      stderr: '',
      exit: 3,
      ms: 1,
    });
  });

  it('lets a parent read its child through a pipe and wait for it', () => {
    expect(world().exec(['parent']).stdout).toBe('child ended with 3 after saying: hello child from /root\n');
  });

  it('copies input to output', () => {
    expect(world().exec(['cat'], { input: 'one\ntwo\n' })).toMatchObject({ stdout: 'one\ntwo\n', exit: 0 });
  });

  it('shares 8 cores among 16 workers of a second each: two seconds', () => {
    const { stderr, stdout } = world().exec(['race']);
    expect(stdout).toBe('done\n'.repeat(16));
    expect(Number(stderr)).toBeGreaterThanOrEqual(2000);
    expect(Number(stderr)).toBeLessThan(2010);
  });

  it('ends a writer to a pipe that nobody reads by SIGPIPE', () => {
    expect(world().exec(['pipe-to-nobody']).stdout).toBe('xxxxxxxxxx {"code":141,"signal":13}\n');
  });

  it('hands signals to handlers, kills, and says when nobody is there', () => {
    expect(world().exec(['boss']).stdout).toBe(
      'ready\ngot 15\n0 {"code":137,"signal":9} {"error":"ESRCH"}\n',
    );
  });

  it('runs threads beside main and ends with main', () => {
    expect(world().exec(['two-threads']).stdout).toBe('other 2\nother 1\nmain\n');
  });
});
