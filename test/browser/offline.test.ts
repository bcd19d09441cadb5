import { expect, test } from '@playwright/test';

test('opens again without a network', async ({ page, context }) => {
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const body = await page.locator('body > *').count();
  await context.setOffline(true);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.reload();
  await expect(page.locator('body > *')).toHaveCount(body);
  expect(failed).toEqual([]);
});
