import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verbs } from '#app/node/verbs/index';

const launcher = join(import.meta.dirname, '../../../src/app/node/tools/drydock.js');

function drydock(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('lists the verbs, one a line', () => {
  const { status, stdout, stderr } = drydock('help');
  const names = [...stdout.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1]);
  expect({ status, stderr, names }).toEqual({ status: 0, stderr: '', names: Object.keys(verbs) });
});

it('refuses a verb that is none, on standard error, with the list', () => {
  const list = drydock('help').stdout;
  expect(drydock('sail')).toEqual({
    status: 2,
    stdout: '',
    stderr: `drydock: 'sail' is not a verb.\n\n${list}`,
  });
});

it('says how it is used when it is asked for nothing', () => {
  expect(drydock()).toEqual({ status: 2, stdout: '', stderr: drydock('help').stdout });
});

it('does not take what every object has for a verb', () => {
  expect(drydock('constructor').status).toBe(2);
});
