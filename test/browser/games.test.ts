import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Player } from './player';

/** As when the player goes to another tab: what was played is put away then. */
async function goAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => page.evaluate(() => localStorage.getItem('drydock-left'))).not.toBeNull();
}

test('a game goes on where it was left, until it is begun anew', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await player.type('echo kept > /root/note');
  await expect(page.locator('body')).toHaveAttribute('data-renders', /\d+/, { timeout: 20_000 });
  await page.waitForTimeout(1000); // the page looks for a quiet moment before it begins to keep
  await goAway(page);
  await page.reload();
  await player.prompt();
  await player.type('cat /root/note');
  expect(await player.screen()).toContain('\nkept\n');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => player.screen()).not.toContain('kept');
  await player.type('ls /root');
  expect(await player.screen()).not.toContain('note');
});

test('a game can be kept, opened again, and handed on as a link', async ({ page, context }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await player.type('echo one > /root/note');
  await page.getByRole('button', { name: 'Keep and share' }).click();
  await page.getByRole('button', { name: 'Keep this game' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'The first container' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const link = await page.getByRole('textbox', { name: 'A link to this' }).inputValue();
  await page.keyboard.press('Escape');
  await player.type('echo two > /root/note');
  await page.getByRole('button', { name: 'Keep and share' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await player.type('cat /root/note');
  expect(await player.screen()).toContain('\none\n');

  const other = new Player(await context.newPage());
  await other.page.goto(link);
  await other.prompt();
  expect(await other.screen()).toContain('echo one > /root/note');
  await other.type('cat /root/note');
  expect(await other.screen()).toContain('\none\n');
});

test('a link that is not whole opens the level, and says so', async ({ page }) => {
  await Player.open(page, 'level=first-container&lang=en&run=H4sIAAAA');
  await expect(page.locator('.notice')).toContainText('not whole');
});
