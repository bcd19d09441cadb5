import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Bundles as a browser would get it. `node:fs` and its like cannot be resolved there, and make the build fail. */
async function bundle(entry: { path?: string; code?: string }) {
  const result = await build({
    absWorkingDir: root,
    ...(entry.path ? { entryPoints: [entry.path] } : {}),
    ...(entry.code ? { stdin: { contents: entry.code, resolveDir: root } } : {}),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    logLevel: 'silent',
  });
  return Object.values(result.metafile.outputs).flatMap((output) => output.imports.map((to) => to.path));
}

it(
  'bundles the simulation for a place without Node, with nothing left to import',
  { timeout: 60_000 },
  async () => {
    expect(await bundle({ path: 'src/sim/index.ts' })).toEqual([]);
  },
);

it('would notice an import of Node', async () => {
  await expect(
    bundle({ code: "import { readFileSync } from 'node:fs'; readFileSync('x');" }),
  ).rejects.toThrow('node:fs');
});
