import { runnerImport } from 'vite';

const all = 'virtual:starts';
const one = 'virtual:start/';

/**
 * A plugin for Vite: `virtual:starts` has, for each level, how it is found (src/app/node/start-worlds.ts), loaded by itself.
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
    resolveId: (id) => (id === all || id.startsWith(one) ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${all}`) {
        const rows = Object.keys(await make()).map(
          (level) => `  '${level}': async () => (await import('${one}${level}')).start,\n`,
        );
        return `export const starts = {\n${rows.join('')}};\n`;
      }
      if (!id.startsWith(`\0${one}`)) return undefined;
      const text = (await make())[id.slice(one.length + 1)] ?? 'null';
      return `export const start = JSON.parse(${JSON.stringify(text)});\n`;
    },
    // A world may depend on any file of the simulation: while one is developed, all of them are made anew.
    handleHotUpdate() {
      made = undefined;
    },
  };
}
