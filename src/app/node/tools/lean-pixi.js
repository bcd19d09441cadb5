/** Colours by name, which no palette has: a plugin for colord that Pixi installs. */
const colourNames = /\/@pixi\/colord\/plugins\/names\.mjs$/;

/**
 * Pieces of Pixi that its Graphics import and no picture uses: SVG's language, compressed textures, canvas instead of WebGL.
 * A value for each name that they export; calling one is a mistake that is told.
 */
const unused = {
  'rendering/renderers/gl/texture/uploaders/glUploadCompressedTextureResource': [
    'glUploadCompressedTextureResource',
  ],
  'scene/graphics/init': [],
  'scene/graphics/shared/buildCommands/buildArcToSvg': ['buildArcToSvg'],
  'scene/graphics/shared/svg/parseSVGPath': ['parseSVGPath'],
  'scene/graphics/shared/svg/SVGParser': ['SVGParser'],
};

/**
 * A plugin for Vite that leaves those pieces out of the build. It fails when one of them is not where it was: after an
 * update of Pixi, look at src/canvas/pixi/renderer.ts and here.
 * @returns {import('vite').Plugin}
 */
export function leanPixi() {
  const missing = new Set(Object.keys(unused));
  return {
    name: 'lean-pixi',
    apply: 'build',
    load(id) {
      if (colourNames.test(id)) return 'export default function none() {}';
      const path = /\/pixi\.js\/lib\/(.*)\.mjs$/.exec(id)?.[1] ?? '';
      if (!(path in unused)) return undefined;
      missing.delete(path);
      const names = unused[/** @type {keyof typeof unused} */ (path)];
      return [
        `const unused = () => { throw new Error('left out: ${path}'); };`,
        ...names.map((name) => `export { unused as ${name} };`),
      ].join('\n');
    },
    buildEnd(error) {
      if (error === undefined && missing.size > 0)
        this.error(`not in Pixi any more: ${[...missing].join(', ')}`);
    },
  };
}
