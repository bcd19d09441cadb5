import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, shellWorld } from './shell-world';

interface Golden {
  files: Record<string, string>;
  env: Record<string, string>;
  rows: { command: string; stdout: string; stderr: string; exit: number }[];
}

const argv: Readonly<Record<string, readonly string[]>> = {
  bash: ['/usr/bin/bash', '-c'],
  dash: ['/usr/bin/dash', '-c'],
  ash: ['/usr/bin/ash', '-c'],
};

const golden = (shell: string) =>
  JSON.parse(readFileSync(new URL(`golden-${shell}.json`, import.meta.url), 'utf8')) as Golden;

/** Messages begin with the path that the test calls the shell by, where the recording had its name. */
const normal = (text: string, shell: string) => text.replaceAll(`/usr/bin/${shell}: `, shell === 'ash' ? 'sh: ' : `${shell}: `);

describe.each(['bash', 'dash', 'ash'])('%s says and does what the real one does', (shell) => {
  const { files, env, rows } = golden(shell);
  const world = shellWorld(files);
  it.each(rows)('$command', (row) => {
    const got = run(world, [...(argv[shell] ?? []), row.command], env);
    expect({ stdout: got.stdout, stderr: normal(got.stderr, shell), exit: got.exit }).toEqual({
      stdout: row.stdout,
      stderr: row.stderr,
      exit: row.exit,
    });
  });
});
