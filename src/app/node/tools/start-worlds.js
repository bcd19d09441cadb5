import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './install.js';

const all = 'virtual:campaign';
const start = 'virtual:start/';
const titles = 'virtual:titles/';

/** Languages of the levels: one file a level and language. */
const languages = readdirSync(join(root, 'levels/first-steps')).flatMap((file) =>
  file.endsWith('.md') ? [file.slice(0, -'.md'.length)] : [],
);

/** @param {string} language @param {readonly string[]} ids */
const titlesIn = (language, ids) =>
  Object.fromEntries(
    ids.map((id) => [
      id,
      /^# (.+)$/m.exec(readFileSync(join(root, 'levels', id, `${language}.md`), 'utf8'))?.[1] ?? id,
    ]),
  );

/** @param {string} id */
const rowOf = (id) => `  '${id}': {
    start: async () => (await import('${start}${id}')).start,
    text: {
${languages.map((one) => `      ${one}: async () => (await import('#levels/${id}/${one}.md?raw')).default,`).join('\n')}
    },
  },
`;

/** @param {readonly string[]} ids */
const campaign = (ids) => `export const levels = {
${ids.map(rowOf).join('')}};
export const titles = {
${languages.map((one) => `  ${one}: async () => (await import('${titles}${one}')).titles,`).join('\n')}
};
`;

/**
 * A plugin for Vite: `virtual:campaign` has, for each level, how it is found (src/app/node/start-worlds.ts) and its texts, each
 * loaded by itself. The table itself is a script of its own, too: the page names it in its head, so that it comes early.
 * @param {import('vite').Alias[]} alias
 * @returns {import('vite').Plugin}
 */
export function startWorlds(alias) {
  /** @type {Promise<Readonly<Record<string, string>>> | undefined} */
  let made;
  const make = () =>
    (made ??= runnerImport('/src/app/node/start-worlds.ts', {
      configFile: false,
      logLevel: 'error',
      resolve: { alias },
    }).then(({ module }) => /** @type {typeof import('../start-worlds.ts')} */ (module).starts));
  return {
    name: 'start-worlds',
    resolveId: (id) => (id === all || id.startsWith(start) || id.startsWith(titles) ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${all}`) return campaign(Object.keys(await make()));
      if (id.startsWith(`\0${titles}`)) {
        const language = id.slice(titles.length + 1);
        return `export const titles = ${JSON.stringify(titlesIn(language, Object.keys(await make())))};\n`;
      }
      if (!id.startsWith(`\0${start}`)) return undefined;
      const text = (await make())[id.slice(start.length + 1)] ?? 'null';
      return `export const start = JSON.parse(${JSON.stringify(text)});\n`;
    },
    transformIndexHtml(html, { bundle }) {
      const table = Object.values(bundle ?? {}).find(
        (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId === `\0${all}`,
      );
      if (table === undefined) return html;
      const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${table.fileName}` };
      return { html, tags: [{ tag: 'link', attrs, injectTo: 'head' }] };
    },
    // A world may depend on any file of the simulation: while one is developed, all of them are made anew.
    handleHotUpdate() {
      made = undefined;
    },
  };
}
