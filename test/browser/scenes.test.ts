import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import config from '../../vite.config';
import { sheets } from '../scenes/sheets';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = folder('../../test-results/scenes');
const stored = (name: string) => folder(`../../assets/scenes/${name}.webp`);

/** Side of the squares that are compared, pixels: letters of another font vanish in them, a crate does not. */
const square = 8;
/** A square is another one when its mean differs by this much of 255; so many of a thousand may be. */
const most = { difference: 18, changed: 3 };

let server: PreviewServer;

/** The playground, built into a folder of its own: it is no part of the page. */
test.beforeAll(async () => {
  const common = { root: folder('../..'), base: './', configFile: false, logLevel: 'warn' } as const;
  const input = folder('../scenes/index.html');
  const { resolve = {} } = config;
  await build({ ...common, resolve, build: { outDir, target: 'es2023', rolldownOptions: { input } } });
  server = await preview({ ...common, build: { outDir }, preview: { port: 4198 } });
});

test.afterAll(async () => {
  await server.close();
});

test('the scenes look as they are stored (npx playwright test scenes -u stores them)', async ({ page }) => {
  test.setTimeout(180_000);
  const isStoring = ['all', 'changed'].includes(test.info().config.updateSnapshots);
  const changed: Record<string, number> = {};
  for (const name of Object.keys(sheets)) {
    await page.goto(`http://localhost:4198/test/scenes/index.html?bare&sheet=${name}`);
    await page.locator('body[data-ready]').waitFor();
    if (isStoring) {
      const picture = await page.evaluate(() =>
        document.querySelector('canvas')?.toDataURL('image/webp', 0.86),
      );
      await mkdir(folder('../../assets/scenes'), { recursive: true });
      await writeFile(stored(name), Buffer.from(picture?.split(',')[1] ?? '', 'base64'));
    }
    const before = (await readFile(stored(name))).toString('base64');
    changed[name] = await page.evaluate(differing, { before, square, difference: most.difference });
  }
  const others = Object.entries(changed).filter(([, share]) => share > most.changed);
  expect(others, 'squares of a thousand that look different').toEqual([]);
});

/** In the page: how many of a thousand squares of its canvas differ from a picture. */
async function differing(wanted: { before: string; square: number; difference: number }): Promise<number> {
  const now = document.querySelector('canvas');
  const before = new Image();
  before.src = `data:image/webp;base64,${wanted.before}`;
  await before.decode();
  if (now === null || now.width !== before.width || now.height !== before.height) return 1000;
  const { width, height } = now;
  const columns = Math.floor(width / wanted.square);
  const rows = Math.floor(height / wanted.square);
  const sums = [now, before].map((source) => {
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    if (copy === null) throw new Error('no canvas');
    copy.drawImage(source, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const sum = new Float64Array(columns * rows * 3);
    for (let y = 0; y < rows * wanted.square; y++)
      for (let x = 0; x < columns * wanted.square; x++) {
        const at = (Math.floor(y / wanted.square) * columns + Math.floor(x / wanted.square)) * 3;
        for (let c = 0; c < 3; c++) sum[at + c] = (sum[at + c] ?? 0) + (data[(y * width + x) * 4 + c] ?? 0);
      }
    return sum;
  });
  const area = wanted.square * wanted.square;
  const far = (at: number) => Math.abs((sums[0]?.[at] ?? 0) - (sums[1]?.[at] ?? 0)) / area;
  let count = 0;
  for (let at = 0; at < columns * rows * 3; at += 3)
    if (Math.max(far(at), far(at + 1), far(at + 2)) > wanted.difference) count += 1;
  return (count / (columns * rows)) * 1000;
}
