import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findPythonClient } from '#app/node/tools/python-client.js';
import { Engine } from './engine';

const python = findPythonClient();
const why =
  python === undefined
    ? " SKIPPED: no Python with Docker's module here (apt-get install python3-docker)"
    : '';

/** What sdk.py says, step by step: the same as on Engine 28.5.2. */
const expected: unknown[] = [
  ['ping', true, '1.51', 'linux'],
  ['run', 'hello\n'],
  ['failed run', 3, 'bad\n'],
  ['logs', 'one\ntwo\n', 'one\n', 'two\n'],
  ['attributes', 'running', 'box', { a: 'b' }, 'X=y', 67108864],
  ['exec', 7, 'y\n'],
  ['exec apart', 0, ['out\n', 'err\n']],
  ['exec in pieces', '1\n2\n'],
  ['stats', 67108864, '/box', ['cpu_usage', 'online_cpus', 'system_cpu_usage', 'throttling_data']],
  ['top', ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'], 1],
  ['put archive', true],
  ['get archive', 'note', 5, 'words'],
  [
    'diff',
    [
      { Path: '/tmp', Kind: 0 },
      { Path: '/tmp/note', Kind: 1 },
    ],
  ],
  ['network', ['box'], [{ Subnet: '10.77.0.0/24' }]],
  ['alias', true],
  ['volume', 'kept\n'],
  [
    'build',
    ['own:1'],
    ['Step 1/3 : FROM busybox', 'Step 2/3 : RUN echo built > /built', 'Step 3/3 : CMD cat /built'],
  ],
  ['built', 'built\n'],
  ['paused', 'paused'],
  ['wait', { StatusCode: 137 }],
  ['stopped', 'crate', 'exited', 137, 134217728],
  ['gone', 404, 'No such container: crate'],
  ['no image', 404],
  ['left', [], [], ['bridge', 'host', 'none']],
  ['events', ['create', 'start', 'die', 'destroy', 'create'], 'destroy'],
];

it.skipIf(python === undefined)(`serves Docker's module for Python${why}`, { timeout: 120_000 }, async () => {
  const engine = await Engine.start(['busybox']);
  try {
    const script = join(import.meta.dirname, 'sdk.py');
    const ran = await promisify(execFile)(python ?? '', ['-u', script, `unix://${engine.socket}`]).catch(
      (error: unknown) => error as { stdout: string; stderr: string },
    );
    const said = ran.stdout.split('\n').filter((line) => line !== '');
    expect([said.map((line) => JSON.parse(line) as unknown), ran.stderr]).toEqual([expected, '']);
    expect(engine.faults).toEqual([]);
  } finally {
    engine.stop();
  }
});
