import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.js';
import { aptInstall, findOnPath, isDebianRoot, isExecutable, runShown } from './machine.js';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const howTo = `No Chromium was found, and none could be installed. Either of these helps:
  - install one with your system's package manager (Debian: apt-get install chromium fonts-noto-cjk);
  - npx playwright install --with-deps chromium;
  - CHROMIUM_PATH=/path/to/chromium npm test`;

/** Playwright's own browser, in its cache. */
function playwrightChromium() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/**
 * A Chromium to test with: the environment's CHROMIUM_PATH, the usual names, Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const wished = process.env.CHROMIUM_PATH;
  if (wished && !isExecutable(wished)) throw new Error(`CHROMIUM_PATH is ${wished}, and that is no program.`);
  return wished || (findOnPath(names) ?? places.find(isExecutable) ?? playwrightChromium());
}

/**
 * As findChromium, and installs one where there is none. Throws with advice where that fails.
 * @returns {string}
 */
export function needChromium() {
  const found = findChromium();
  if (found) return found;
  console.error('No Chromium here: installing one.');
  // The fonts: the page speaks Japanese too.
  if (isDebianRoot()) aptInstall(['chromium', 'fonts-noto-cjk']);
  else
    runShown(process.execPath, [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'install',
      'chromium',
    ]);
  const installed = findChromium();
  if (!installed) throw new Error(howTo);
  return installed;
}
