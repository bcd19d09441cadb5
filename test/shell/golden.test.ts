import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, shellWorld } from './shell-world';

interface Golden {
  files: Record<string, string>;
  env: Record<string, string>;
  rows: { command: string; stdout: string; stderr: string; exit: number }[];
}

const argv: Readonly<Record<string, readonly string[]>> = {
  bash: ['/usr/bin/env', 'bash', '-c'],
  dash: ['/usr/bin/env', 'dash', '-c'],
  ash: ['/usr/bin/ash', '-c'],
};

const golden = (shell: string) =>
  JSON.parse(readFileSync(new URL(`golden-${shell}.json`, import.meta.url), 'utf8')) as Golden;

/** The recording called it `busybox sh`. */
const normal = (text: string) =>
  text.replaceAll('/usr/bin/ash', 'sh').replace(/(line \d+: ) *\d+ (Killed)/g, '$1PID $2');

describe.each(['bash', 'dash', 'ash'])('%s says and does what the real one does', (shell) => {
  const { files, env, rows } = golden(shell);
  const world = shellWorld(files);
  it.each(rows)('$command', (row) => {
    const got = run(world, [...(argv[shell] ?? []), row.command], { env });
    expect({ stdout: normal(got.stdout), stderr: normal(got.stderr), exit: got.exit }).toEqual({
      stdout: normal(row.stdout),
      stderr: normal(row.stderr),
      exit: row.exit,
    });
  });
});
