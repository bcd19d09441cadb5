import { readFileSync } from 'node:fs';
import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { shellWorld, type } from './shell-world';

interface Golden {
  files: Record<string, string>;
  env: Record<string, string>;
  rows: { title: string; shell: string; keys: string[]; shown: string; exit: number }[];
}

const golden = JSON.parse(readFileSync(new URL('golden-terminal.json', import.meta.url), 'utf8')) as Golden;

const argv: Readonly<Record<string, readonly string[]>> = {
  bash: ['/usr/bin/env', 'bash', '--norc'],
  dash: ['/usr/bin/env', 'dash'],
  ash: ['/usr/bin/ash'],
};

/** What somebody sees at the end. readline draws with fewer bytes than we do, to the same effect. */
function screenOf(shown: string): Promise<string> {
  const terminal = new Terminal({ rows: 60, cols: 80, allowProposedApi: true });
  return new Promise((resolve) => {
    terminal.write(shown, () => {
      const lines: string[] = [];
      for (let i = 0; i < 60; i++)
        lines.push(terminal.buffer.active.getLine(i)?.translateToString(true) ?? '');
      terminal.dispose();
      resolve(lines.join('\n').trimEnd());
    });
  });
}

const normal = (shown: string) =>
  shown
    .replaceAll('/usr/bin/ash', 'sh')
    .replace(/\[(\d)\] \d+\r/g, '[$1] PID\r')
    .replace(/^cat: can't open '(.*)':/gm, 'cat: $1:');

describe('a terminal shows what a real one shows', () => {
  const world = shellWorld(golden.files);
  it.each(golden.rows)('$shell: $title', async ({ shell, keys, shown, exit, title }) => {
    const got = type(world, argv[shell] ?? [], keys, golden.env);
    expect(await screenOf(normal(got.shown))).toBe(await screenOf(normal(shown)));
    expect(got.exit).toBe(exit);
    if (!/moving|history|Tab/.test(title)) expect(normal(got.shown)).toBe(normal(shown));
  });
});
