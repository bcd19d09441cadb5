import { expect, it } from 'vitest';
import { palettes, type Palette, type Theme } from '#assets/palette';

/** Relative luminance and contrast: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const pairs: [keyof Palette, keyof Palette][] = [
  ['text', 'page'],
  ['text', 'panel'],
  ['text', 'well'],
  ['text', 'hull'],
  ['text', 'vmPanel'],
  ['dim', 'panel'],
  ['dim', 'hull'],
  ['dim', 'well'],
  ['dim', 'page'],
  ['onAccent', 'accent'],
  ['onKernel', 'kernel'],
  ['onVm', 'vm'],
  ['good', 'panel'],
  ['bad', 'panel'],
  ['accent', 'panel'],
  ['screenText', 'screen'],
];

it.each(
  (['light', 'dark'] as Theme[]).flatMap((theme) => pairs.map(([on, under]) => ({ theme, on, under }))),
)('$theme: $on can be read on $under', ({ theme, on, under }) => {
  expect(contrast(palettes[theme][on], palettes[theme][under])).toBeGreaterThanOrEqual(4.5);
});
