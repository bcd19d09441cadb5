import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Player } from './player';

for (const theme of ['light', 'dark'])
  for (const language of ['en', 'ja'])
    test(`axe finds nothing: ${theme}, ${language}`, async ({ page }) => {
      const player = await Player.open(page, `level=first-container&lang=${language}&theme=${theme}`);
      await player.type('docker ps');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.locator('.stage-tools button').last().click();
      await page.locator('button.level').click();
      await expect(page.locator('dd-map .crate').first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

test('draws nothing while nothing changes', async ({ page }) => {
  await Player.open(page, 'level=first-container');
  await expect(page.locator('body')).toHaveAttribute('data-renders', /\d+/, { timeout: 20_000 });
  await page.waitForTimeout(1500);
  const before = await page.locator('body').getAttribute('data-renders');
  await page.waitForTimeout(5000);
  expect(await page.locator('body').getAttribute('data-renders')).toBe(before);
});

test('undo takes a command back, with all that it did, and redo does it again', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await player.type('echo hello > /root/greeting');
  await player.type('cat /root/greeting');
  expect(await player.screen()).toMatch(/\nhello\n/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => player.screen()).not.toContain('hello');
  await player.type('ls /root');
  expect(await player.screen()).not.toContain('greeting');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => player.screen()).toContain('ls /root');
});

test('time stands still while it is paused, and goes on by steps', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await page.getByRole('button', { name: 'Pause' }).click();
  const before = await page.locator('.time').textContent();
  await page.waitForTimeout(1200);
  expect(await page.locator('.time').textContent()).toBe(before);
  await page.getByRole('button', { name: 'Go on' }).click();
  await player.type('sleep 1; echo later');
  expect(await player.screen()).toContain('\nlater\n');
});

test('a long wait can be skipped', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('sleep 500; echo awake');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Nothing happens for .* skip$/ }).click();
  await expect.poll(() => player.screen(), { timeout: 10_000 }).toContain('\nawake\n');
});

test('the language changes at once, without losing the game', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await player.type('echo kept');
  await page.locator('select.language').selectOption('ja');
  await expect(page.locator('h1')).toHaveText('はじめてのコンテナ');
  expect(await player.screen()).toContain('\nkept\n');
});

test('play goes on where storage is blocked, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const player = await Player.open(page, 'level=first-container&lang=en');
  await expect(page.locator('.notice')).toContainText('keeps nothing');
  await player.type('echo still here');
  expect(await player.screen()).toContain('\nstill here\n');
});

test('progress and settings are there again after a reload', async ({ page }) => {
  await Player.open(page, 'level=a-hundred&lang=ja&theme=light');
  await page.locator('select.language').selectOption('en');
  await page.goto('./');
  await expect(page.locator('h1')).toHaveText('A hundred');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a phone can tap words instead of typing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const player = await Player.open(page, 'level=first-container&lang=en');
  for (const token of ['docker', 'ps', '-a'])
    await page.locator('.tokens').getByRole('button', { name: token, exact: true }).click();
  await page.locator('.tokens .key').first().click();
  await expect.poll(() => player.screen(), { timeout: 15_000 }).toContain('CONTAINER ID');
});

test('the table says what the stage shows', async ({ page }) => {
  const player = await Player.open(page, 'level=a-hundred&lang=en');
  await player.speed('16');
  await player.type('for i in 1 2 3; do docker run -d --name web$i nginx; done', 'mikan');
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page.locator('.tables table', { hasText: 'Containers · mikan' }).locator('tbody tr');
  await expect(rows).toHaveCount(3);
  expect(await rows.locator('td:first-child').allTextContents()).toEqual(['web1', 'web2', 'web3']);
  expect(await rows.locator('td:nth-child(3)').allTextContents()).toEqual(['running', 'running', 'running']);
});

test('what happens is told to those who do not see it', async ({ page }) => {
  const player = await Player.open(page, 'level=a-hundred&lang=en');
  await player.type('docker run -d --name web nginx', 'mikan');
  await expect(page.getByRole('log').filter({ hasText: 'web is running.' })).toBeAttached();
});

for (const { name, kinds, notice } of [
  { name: 'WebGL a simpler picture', kinds: ['webgl'], notice: 'There is no WebGL here' },
  { name: 'any canvas the table', kinds: ['webgl', '2d'], notice: 'The table shows the same' },
])
  test(`without ${name} takes over, and says so`, async ({ page }) => {
    await page.addInitScript((missing) => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        const isMissing = missing.some((one) => kind.startsWith(one));
        return isMissing ? null : (Reflect.apply(getContext, this, [kind, ...rest]) as unknown);
      } as typeof getContext;
    }, kinds);
    const player = await Player.open(page, 'level=first-container&lang=en');
    await expect(page.locator('.notice')).toContainText(notice);
    if (kinds.includes('2d')) await expect(page.locator('.tables caption').first()).toHaveText('Machines');
    else await expect(page.locator('body')).toHaveAttribute('data-renders', /[1-9]/);
    await player.type('echo fine');
    expect(await player.screen()).toContain('\nfine\n');
  });

test('errors of the page become a notice, never a blank page', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test of the notice');
    });
  });
  await expect(page.locator('.notice.problem')).toContainText('a test of the notice');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('.notice')).toHaveCount(0);
  await player.type('echo fine');
});

test('a program that never stops printing leaves the page usable, and Ctrl-C ends it', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=en');
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('yes');
  await page.keyboard.press('Enter');
  await expect.poll(() => player.screen(), { timeout: 15_000 }).toContain('\ny\ny\ny');
  await page.locator('select.language').selectOption('ja');
  await expect(page.locator('h1')).toHaveText('はじめてのコンテナ');
  await page.keyboard.press('Escape');
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.press('Control+c');
  await player.prompt();
});
