import { readFileSync } from 'node:fs';

/**
 * The size check reads the build's own manifest, so that it counts what a browser fetches, under whatever name.
 * @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk
 */

/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync('dist/files.json', 'utf8'));

/** @type {Set<string>} */
const counted = new Set();

/** Scripts that something brings along and that nothing before it in this list has brought. @param {string} key */
function scripts(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no ${key}`);
  if (counted.has(key)) return [];
  counted.add(key);
  /** @type {string[]} */
  const found = (chunk.imports ?? []).flatMap(scripts);
  return chunk.file.endsWith('.js') ? [`dist/${chunk.file}`, ...found] : found;
}

/**
 * A first visit, in the order in which it loads: the goal is 250 kB until the terminal is usable, and 500 kB altogether. What waits
 * until somebody asks for it is not counted: level texts and start worlds, the words of the other language, what Docker Hub
 * has (images' facts), and the other parts of the simulation (src/sim/parts.ts): what runs in images, compose, builds,
 * packages, less usual commands, verbs and tools.
 * @type {readonly [name: string, limit: number, keys: readonly string[]][]}
 */
const visit = [
  ['script until the terminal is usable', 236, ['index.html']],
  ['the stage', 106, ['src/app/site/painter.ts']],
  ['everyday tools', 46, ['src/sim/part-everyday.ts', 'src/sim/part-kernel-files.ts']],
  ['what keeps the game', 3, ['src/app/site/resume.ts']],
];

/** What the first level with Docker brings besides. @type {typeof visit} */
const docker = [
  ['the engine', 75, ['src/sim/part-engine.ts']],
  ['its client', 49, ['src/sim/part-client.ts']],
  ['what containers have on the stage', 15, ['src/canvas/outfit.ts']],
];

/** @param {typeof visit} list */
const measured = (list) => list.map(([name, limit, keys]) => ({ name, limit, path: keys.flatMap(scripts) }));
/** @param {string} name @param {number} limit @param {ReturnType<typeof measured>} list */
const sum = (name, limit, list) => ({ name, limit, path: list.flatMap(({ path }) => path) });

const first = measured(visit);
const next = measured(docker);

export default [
  ...first,
  sum('a first visit altogether', 500, first),
  ...next,
  sum('with the first container', 515, [...first, ...next]),
].map((one) => ({ ...one, limit: `${one.limit} kB`, gzip: true }));
