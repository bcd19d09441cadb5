import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, ensureInstalled, root } from './install.js';

/**
 * Starts `drydock <verb>` from a bundle in node_modules/.cache, which is made anew when one of the files that went into it
 * has changed. The bundle starts several times faster than TypeScript translated file by file.
 *
 * @typedef {{ dir: string, inputs: [path: string, mtime: number, size: number][] }} Built
 */

const current = join(cache, 'bundle.json');
const oldAfter = 10 * 60_000; // ms; a bundle that another process may still be loading is younger than this

/** @returns {Built | undefined} */
function readBuilt() {
  try {
    return JSON.parse(readFileSync(current, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Built} built */
function isFresh(built) {
  try {
    statSync(join(built.dir, 'drydock.js'));
    return built.inputs.every(([path, mtime, size]) => {
      const now = statSync(resolve(root, path));
      return now.mtimeMs === mtime && now.size === size;
    });
  } catch {
    return false;
  }
}

/**
 * `import text from './en.md?raw'` is the file's text, as in Vite.
 * @type {import('esbuild').Plugin}
 */
const raw = {
  name: 'raw',
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, async (args) => {
      const found = await build.resolve(args.path.slice(0, -'?raw'.length), {
        kind: args.kind,
        resolveDir: args.resolveDir,
      });
      return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, namespace: 'raw' };
    });
    build.onLoad({ filter: /.*/, namespace: 'raw' }, (args) => ({
      contents: readFileSync(args.path, 'utf8'),
      loader: 'text',
      watchFiles: [args.path],
    }));
  },
};

/** @returns {Promise<Built>} */
async function build() {
  const { build: bundle } = await import('esbuild');
  const started = Date.now();
  const dir = join(cache, `bundle-${started}-${process.pid}`);
  const result = await bundle({
    absWorkingDir: root,
    entryPoints: ['src/app/node/drydock.ts'],
    outdir: dir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'error',
    plugins: [raw],
    // Some packages are CommonJS and ask for Node's own modules by require().
    banner: {
      js: "import { createRequire as _cr } from 'node:module'; const require = _cr(import.meta.url);",
    },
  });
  const inputs = Object.keys(result.metafile.inputs).map((input) => {
    const path = input.replace(/^raw:/, '');
    const { mtimeMs, size } = statSync(resolve(root, path));
    // Written while we were reading: which half went in is unknown, so ask again next time.
    return /** @type {[string, number, number]} */ ([path, mtimeMs >= started - 50 ? -1 : mtimeMs, size]);
  });
  return { dir, inputs };
}

/** @param {Built} built */
function keep(built) {
  const draft = `${current}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(built));
  renameSync(draft, current);
  for (const name of readdirSync(cache)) {
    const made = Number(/^bundle-(\d+)-\d+$/.exec(name)?.[1] ?? Infinity);
    if (made < Date.now() - oldAfter) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Where the bundle lies; made first when it has to be. A fault in the sources is told on standard error, exit code 1. */
export async function bundleDirectory() {
  const built = readBuilt();
  if (built && isFresh(built)) return built.dir;
  ensureInstalled();
  mkdirSync(cache, { recursive: true });
  try {
    const fresh = await build();
    keep(fresh);
    return fresh.dir;
  } catch {
    console.error('drydock: the sources do not build, see above.');
    process.exit(1);
  }
}

await import(pathToFileURL(join(await bundleDirectory(), 'drydock.js')).href);
