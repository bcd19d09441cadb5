import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The story as one script, for Node (`module`) or for a page (`story.tellStory()`). */
async function bundle(format: 'esm' | 'iife'): Promise<string> {
  const built = await build({
    entryPoints: [root('test/support/story.ts')],
    bundle: true,
    write: false,
    format,
    globalName: 'story',
    alias: { '#sim': root('src/sim') },
    logLevel: 'error',
  });
  return built.outputFiles[0]?.text ?? '';
}

test('the same inputs give the same bytes in Node and in Chromium', async ({ page }) => {
  const source = `data:text/javascript;base64,${Buffer.from(await bundle('esm')).toString('base64')}`;
  const { tellStory } = (await import(source)) as { tellStory: () => string };
  const here = tellStory();
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundle('iife') });
  const there = await page.evaluate(() =>
    (globalThis as unknown as { story: { tellStory: () => string } }).story.tellStory(),
  );
  expect(here.length).toBeGreaterThan(10_000);
  expect(there === here ? 'the same' : firstDifference(here, there)).toBe('the same');
});

function firstDifference(a: string, b: string): string {
  let i = 0;
  while (a[i] === b[i]) i += 1;
  return `at ${i}: ${a.slice(i - 40, i + 80)}\n… ${b.slice(i - 40, i + 80)}`;
}
