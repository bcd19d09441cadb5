import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseTranscripts } from '#game/transcript';
import { Player } from './player';

const levels = ['node-9-and-14', 'first-container', 'a-hundred'];
const sizes = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
];
/** A hundred containers take a page half a minute: once in each language and size is enough. */
const isLong = (id: string) => id === 'a-hundred';
const words = { en: 'Solved!', ja: 'クリア！' };

const solutionOf = (id: string) => {
  const [first] = parseTranscripts(
    readFileSync(join(import.meta.dirname, '../../levels', id, 'solution.txt'), 'utf8'),
  );
  return first?.deeds ?? [];
};

for (const id of levels)
  for (const language of ['en', 'ja'] as const)
    for (const size of sizes) {
      if (isLong(id) && (language === 'en') !== (size.name === 'desktop')) continue;
      test(`${id} can be played in ${language} on a ${size.name}`, async ({ page }, info) => {
        test.setTimeout(240_000);
        await page.setViewportSize(size);
        const player = await Player.open(page, `level=${id}&lang=${language}`);
        await player.speed('4');
        for (const deed of solutionOf(id)) {
          if (deed.kind === 'wait') await page.waitForTimeout(deed.seconds * 250 + 50);
          else await player.type(deed.line, deed.host);
        }
        await expect(page.locator('.solved strong')).toHaveText(words[language], { timeout: 30_000 });
        await expect(page.locator('.goals li:not(.reached)')).toHaveCount(0);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await page.screenshot({
          path: info.outputPath(`${id}-${language}-${size.name}.png`),
          fullPage: true,
        });
      });
    }
