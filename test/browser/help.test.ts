import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Player } from './player';

test.setTimeout(240_000);

test('the tutor speaks, terms are explained, an exercise is proven and checked', async ({ page }) => {
  const player = await Player.open(page, 'level=port-80&lang=en&class=3b');
  await expect(page.locator('dd-brief strong[data-term]').first()).toBeVisible({ timeout: 30_000 });
  await player.type('docker run -d --name shop --port 80:80 nginx');
  await expect(page.locator('.advice')).toContainText('did you mean -p?');
  await player.type('docker run -d --name shop -p 80:80 nginx');
  await expect(page.locator('.advice')).toHaveCount(0);
  await page.locator('dd-brief strong[data-term]').first().click();
  await expect(page.locator('.terms div:focus')).toContainText('door of a machine');
  await page.getByRole('searchbox').fill('kernel');
  await expect(page.locator('.terms dt').first()).toContainText('Kernel');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Reference card' }).click();
  await expect(page.locator('dd-card')).toContainText('makes a container from an image');
  await page.keyboard.press('Escape');
  await player.type('docker run -d --name blog -p 80:80 httpd');
  await expect(page.locator('.advice')).toContainText('Port 80 of this host is taken');
  await player.type('docker rm blog');
  await player.type('docker run -d --name blog -p 8080:80 httpd');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Hanako');
  const proof = page.getByRole('textbox', { name: 'Proof' });
  await expect(proof).toHaveValue(/^drydock-proof\./, { timeout: 60_000 });
  const text = await proof.inputValue();
  await page.getByText('For teachers').click();
  await page.locator('dd-class textarea').fill(`${text}\nrubbish`);
  await page.getByRole('button', { name: 'Check them' }).click();
  await expect(page.locator('dd-class tbody tr')).toHaveCount(2, { timeout: 60_000 });
  await expect(page.locator('dd-class tbody tr').first()).toContainText('solved');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a puzzle is chosen, solved, and its line can be shared; who returns finds the map', async ({
  page,
}) => {
  const player = await Player.open(page, 'level=first-steps&lang=en');
  await page.locator('button.level').click();
  await page.getByRole('button', { name: 'Puzzles', exact: true }).click();
  await page.getByLabel('Difficulty').selectOption('1');
  await page.getByLabel('Number', { exact: true }).fill('1');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.locator('.free').getByRole('button', { name: 'Play' }).click();
  await expect(page.locator('dd-brief h1')).toHaveText('Moving day no. 1', { timeout: 60_000 });
  await player.prompt();
  await player.type(
    'docker run -d --name coupons -v /srv/coupons:/app -p 8065:3000 node:14-alpine node /app/server.js',
  );
  await player.type(
    'docker run -d --name reviews -v /srv/reviews:/app -p 3000:3000 node:18-alpine node /app/server.js',
  );
  await player.type('docker run -d --name notes -p 11211:11211 memcached:alpine');
  await page.getByRole('button', { name: 'Next level' }).click({ timeout: 60_000 });
  await expect(page.locator('.result .line')).toHaveText(
    /^Drydock #1 \(1\/5\) ★★★ 📦📦📦 ⌨3\/3 💽311 MB http:.*level=puzzle-1-1$/,
  );
  await page.goto('./');
  await expect(page.locator('.crate').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Go on/ })).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('where nothing can be kept, in a frame without rights, play goes on, and the page says so', async ({
  page,
}) => {
  // Scripts of a page without an origin are foreign to their own server: it has to allow that, as those for static pages do.
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
  await page.goto('./files.json');
  await page.setContent(
    '<iframe sandbox="allow-scripts" src="./?level=first-steps&lang=en" style="width:1200px;height:700px"></iframe>',
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.notice')).toContainText('keeps nothing', { timeout: 30_000 });
  await frame.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type('echo it goes on\n');
  await expect(frame.locator('.xterm-rows')).toContainText(/it goes on\s*root@/, { timeout: 30_000 });
});

test('a level can be put into another page', async ({ page }) => {
  const player = await Player.open(page, 'level=first-container&lang=ja&embed=stage,terminal');
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.part.brief')).toBeHidden();
  await expect(page.getByRole('link', { name: 'Drydock で開く' })).toBeVisible({ timeout: 30_000 });
  await player.type('docker ps');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
