import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { provided } from '#sim/given';
import { parts } from '#sim/parts';

const sim = join(import.meta.dirname, '../../src/sim');

it('says which part holds which program (npx vitest run test/house/parts.test.ts -u writes it)', async () => {
  const path = join(sim, 'programs/held.ts');
  const rows = [...provided]
    .filter(([part]) => part !== 'core')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([part, names]) => `  ${/^\w+$/.test(part) ? part : `'${part}'`}: '${[...names].sort().join(' ')}',\n`,
    );
  const start = readFileSync(path, 'utf8').split('= {\n')[0];
  const text = `${start ?? ''}= {\n${rows.join('')}};\n`;
  const made = await format(text, { ...(await resolveConfig(path)), filepath: path });
  await expect(made).toMatchFileSnapshot(path);
});

it('has every program in one part only', () => {
  const names = [...provided.values()].flat();
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

it('can load every part by its name, and has all of them in Node', () => {
  const files = readdirSync(sim)
    .filter((file) => file.startsWith('part-'))
    .map((file) => file.slice('part-'.length, -'.ts'.length));
  expect(Object.keys(parts).toSorted()).toEqual(files.toSorted());
  const more = readFileSync(join(sim, 'more.ts'), 'utf8');
  expect([...more.matchAll(/part-([\w-]+)/g)].map((match) => match[1]).toSorted()).toEqual(files.toSorted());
});
