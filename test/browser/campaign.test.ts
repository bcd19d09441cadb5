import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { parseTranscripts } from '#game/transcript';
import { chapters } from '#levels/chapters';
import type { Language } from '#locales/index';
import { Player } from './player';

/**
 * The whole campaign takes long: `LEVELS=all npx playwright test campaign` plays each level once, in turns of language and size,
 * `LEVELS=matrix` in all of them. test/levels plays every level without a page.
 */
const isMatrix = process.env.LEVELS === 'matrix';
test.skip(process.env.LEVELS === undefined, 'the whole campaign is played when LEVELS is set');
const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
const words = { en: 'Solved!', ja: 'クリア！' } as const;
type Way = readonly [language: Language, size: keyof typeof sizes];
const ways: readonly Way[] = [
  ['en', 'desktop'],
  ['ja', 'phone'],
  ['ja', 'desktop'],
  ['en', 'phone'],
];

const solutionOf = (id: string) => {
  const [first] = parseTranscripts(
    readFileSync(join(import.meta.dirname, '../../levels', id, 'solution.txt'), 'utf8'),
  );
  return first?.deeds ?? [];
};

const titleOf = (id: string, language: Language) =>
  /^# (.+)$/m.exec(
    readFileSync(join(import.meta.dirname, '../../levels', id, `${language}.md`), 'utf8'),
  )?.[1] ?? '';

/** Plays the level that the page shows by its first solution, typing into its terminals. */
async function play(player: Player, id: string, language: Language): Promise<void> {
  const { page } = player;
  await player.speed('16');
  for (const deed of solutionOf(id)) {
    if (await page.locator('.solved').isVisible()) break;
    if (deed.kind === 'wait') await player.pass(deed.seconds);
    else await player.enter(deed.line, deed.host);
  }
  await expect(page.locator('.solved strong').first(), id).toHaveText(words[language], { timeout: 30_000 });
  await expect(page.locator('.goals li:not(.reached)')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Another level in the same page, as the list of levels opens it. */
async function open(page: Page, id: string, language: Language): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('open-level', { detail })), id);
  await expect(page.locator('.story h1')).toHaveText(titleOf(id, language));
  await expect(page.locator('.solved')).toHaveCount(0);
}

chapters.forEach((chapter, number) => {
  const chosen = isMatrix ? ways : [ways[number % ways.length] ?? ways[0]];
  for (const way of chosen) {
    if (way === undefined) continue;
    const [language, size] = way;
    test(`the chapter ${chapter.id} can be played in ${language} on a ${size}`, async ({ page }, info) => {
      test.setTimeout(600_000);
      await page.setViewportSize(sizes[size]);
      const player = await Player.open(page, `level=${chapter.levels[0] ?? ''}&lang=${language}`);
      for (const [i, id] of chapter.levels.entries()) {
        await test.step(id, async () => {
          if (i > 0) await open(page, id, language);
          await play(player, id, language);
          if (i === 0) await page.screenshot({ path: info.outputPath(`${id}-${language}-${size}.png`) });
        });
      }
    });
  }
});
