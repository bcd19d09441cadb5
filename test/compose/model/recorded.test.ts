import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases } from './cases';
import { play } from './play';

const folder = new URL('recorded/', import.meta.url);

const sortedLines = (text: string): string[] => text.split('\n').sort();

for (const file of readdirSync(folder).sort()) {
  const cases = readCases(readFileSync(new URL(file, folder), 'utf8'));
  describe(file.replace('.txt', '').replaceAll('-', ' '), () => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
      for (const { args, out, err, exit } of one.runs) {
        const said = play(one, args);
        expect({ args, out: said.out, err: sortedLines(said.err), exit: said.exit }).toEqual({
          ...{ args, out, err: sortedLines(err), exit },
        });
      }
    });
  });
}
