import { defineConfig } from '@playwright/test';
import { findChromium } from '#app/node/tools/chromium.js';

const port = 4199;

/** The page as it is published, in a real Chromium. `npm test` has seen to it that there is one. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0, // a busy machine may miss a deadline once; the report then says 'flaky'
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox', // as root, and in containers
        '--use-angle=swiftshader', // WebGL without a graphics card
        '--enable-unsafe-swiftshader',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `node src/app/node/tools/start.js --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: !process.env.CI,
    timeout: 120_000,
  },
});
