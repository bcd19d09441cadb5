import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leanPixi } from './src/app/node/tools/lean-pixi.js';
import { startWorlds } from './src/app/node/tools/start-worlds.js';

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** `#sim/base/table` is `src/sim/base/table`, in the page, in the tests and in the Node tools alike (tsconfig.json, paths). */
const alias = [
  { find: /^#(?=(levels|assets)(\/|$))/, replacement: folder('./') },
  // Pixi's files one by one: src/canvas/pixi/renderer.ts.
  { find: /^pixi\.js\/lib\/(.*)$/, replacement: folder('./node_modules/pixi.js/lib/$1.mjs') },
  { find: /^#(?=(sim|game|locales|canvas|ui|app)(\/|$))/, replacement: folder('./src/') },
];

const entry = folder('./src/app/site/main.ts');

/** Modules that the page needs before anything else: what `main.ts` imports, however indirectly. */
function firstLoad() {
  const known = new Map<string, boolean>();
  const isFirst = (id: string, importersOf: (id: string) => readonly string[]): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false); // circles
    const is = importersOf(id).some((one) => one === entry || isFirst(one, importersOf));
    known.set(id, is);
    return is;
  };
  return isFirst;
}

const isFirst = firstLoad();

export default defineConfig({
  base: './',
  resolve: { alias },
  plugins: [startWorlds(alias), leanPixi()],
  build: {
    target: 'es2023',
    manifest: 'files.json',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: { index: folder('index.html'), 'service-worker': folder('src/app/offline/worker.ts') },
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, context) =>
                isFirst(id, (one) => context.getModuleInfo(one)?.importers ?? []) ? 'first' : null,
            },
          ],
        },
        // A service worker's address must not change.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { port: 5173 },
  test: {
    // The core has no state of its own: the files of tests may share what one worker has loaded.
    isolate: false,
    setupFiles: [folder('./test/support/everything.ts')],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/golden/**',
            'test/recorded/**',
            'test/levels/**',
            'test/levels.test.ts',
            'test/clients/**',
            'test/browser/**',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'golden', include: ['test/golden/**/*.test.ts', 'test/recorded/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'levels', include: ['test/levels/**/*.test.ts', 'test/levels.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/**/*.test.ts'],
          // real processes by a real clock: a busy machine may make one late, once
          retry: process.env['CI'] === undefined ? 0 : 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
