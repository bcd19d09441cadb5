import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const imports = (from: string) => `import { thing } from '${from}';\nexport const copy = thing;\n`;

it.each([
  { name: 'base knows nothing', file: 'src/sim/base/x.ts', from: '#sim/world/types' },
  { name: 'the kernel imports no program', file: 'src/sim/kernel/x.ts', from: '#sim/programs/ls' },
  { name: 'the daemon knows no client', file: 'src/sim/daemon/container/x.ts', from: '#sim/cli/index' },
  {
    name: 'the client sees the daemon only as its API',
    file: 'src/sim/cli/container/x.ts',
    from: '#sim/daemon/store',
  },
  { name: 'a name that only begins alike is another', file: 'src/sim/daemon/x.ts', from: '#sim/basement/x' },
  {
    name: 'a program reaches the shell only by its index',
    file: 'src/sim/programs/x.ts',
    from: '#sim/shell/run',
  },
  { name: 'no way round by a relative path', file: 'src/sim/kernel/x.ts', from: '../cli/index' },
  { name: 'no way round, deep down', file: 'src/sim/daemon/a/b/c/d/x.ts', from: '../../../../../cli/index' },
  { name: 'no way round from the door', file: 'src/sim/x.ts', from: '../ui/terminal' },
  { name: 'the game enters by the door', file: 'src/game/x.ts', from: '#sim/daemon/index' },
  { name: 'the simulation draws nothing', file: 'src/sim/files/x.ts', from: 'pixi.js' },
  { name: 'the simulation has no Node', file: 'src/sim/files/x.ts', from: 'node:fs' },
  { name: 'the game has no page', file: 'src/game/goals/x.ts', from: 'lit' },
  { name: 'the canvas has no panels', file: 'src/canvas/pictures/x.ts', from: '#ui/terminal' },
  { name: 'the panels have no host', file: 'src/ui/x.ts', from: '#app/site' },
])('fence: $name', async ({ file, from }) => {
  expect(await complaints(file, imports(from))).toEqual(['no-restricted-imports']);
});

it.each([
  { name: 'the daemon starts processes', file: 'src/sim/daemon/container/x.ts', from: '#sim/kernel/index' },
  {
    name: 'the client knows the shapes of the API',
    file: 'src/sim/cli/container/x.ts',
    from: '#sim/daemon/api/types',
  },
  { name: 'a program uses the shell', file: 'src/sim/programs/x.ts', from: '#sim/shell/index' },
  { name: 'the door opens onto everything', file: 'src/sim/x.ts', from: '#sim/cli/index' },
  { name: 'the game uses the door', file: 'src/game/goals/x.ts', from: '#sim/index' },
  { name: 'the game uses the door, by its short name', file: 'src/game/goals/x.ts', from: '#sim' },
  { name: 'inside a folder paths are relative', file: 'src/sim/daemon/container/x.ts', from: '../store' },
  { name: 'pure packages', file: 'src/sim/compose/x.ts', from: 'yaml' },
])('gate: $name', async ({ file, from }) => {
  expect(await complaints(file, imports(from))).toEqual([]);
});

it.each([
  { name: 'the wall clock', code: 'export const now = Date.now();', rule: 'no-restricted-globals' },
  { name: 'chance', code: 'export const dice = Math.random();', rule: 'no-restricted-properties' },
  { name: 'a default export', code: 'export default 1;', rule: 'no-restricted-syntax' },
  {
    name: 'any',
    code: 'export const x = (y: any): unknown => y;',
    rule: '@typescript-eslint/no-explicit-any',
  },
  { name: 'an enum', code: 'export enum State { On }', rule: 'no-restricted-syntax' },
])('the core refuses $name', async ({ code, rule }) => {
  expect(await complaints('src/sim/kernel/x.ts', `${code}\n`)).toEqual([rule]);
});

it('fences every file of the source', async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(root, 'src', name));
  const configs = await Promise.all(
    files.map((file) => eslint.calculateConfigForFile(file) as Promise<unknown>),
  );
  const isFenced = (config: unknown) => JSON.stringify(config).includes('"no-restricted-imports":[2');
  expect(files.filter((_, index) => !isFenced(configs[index]))).toEqual([]);
});
