import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verbs } from '#app/node/verbs/index';

const path = join(import.meta.dirname, '../../README.md');

/** What stands between the marks of the README, made from the tables in the code: each fact is stated once. */
const lists: Record<string, () => string> = {
  verbs: () =>
    Object.entries(verbs)
      .map(([name, { usage, summary }]) => `- \`${`${name} ${usage}`.trim()}\`: ${summary}.`)
      .join('\n'),
};

const marked = /(<!-- list: (\w+) -->\n)[^]*?(<!-- end -->)/g;

it('lists what the code has (npx vitest run test/house/readme.test.ts -u writes it)', async () => {
  const text = readFileSync(path, 'utf8');
  const names = [...text.matchAll(marked)].map((match) => match[2]);
  expect(names).toEqual(Object.keys(lists));
  const made = text.replace(marked, (_, start: string, name: string, end: string) => {
    const list = lists[name]?.() ?? '';
    return list === '' ? start + end : `${start}\n${list}\n\n${end}`;
  });
  await expect(made).toMatchFileSnapshot(path);
});
