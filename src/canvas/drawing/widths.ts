import type { TextStyle } from '../brush';

/**
 * Widths of the printable ASCII letters in thousandths of the size, from space on: Helvetica's (Adobe's font metrics), to which
 * most sans-serif fonts are near. A drawing must be the same wherever it is made, so nobody's real fonts are asked.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Signs of Japanese and Chinese are as wide as they are high, and so are full-width forms. */
const isWide = (code: number) => code >= 0x2e80 && code <= 0xffe6 && !(code >= 0xff61 && code <= 0xff9f);

/** How wide a text is about, pixels. */
export function widthOf(text: string, style: TextStyle): number {
  let sum = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (isWide(code)) sum += 1000;
    else if (style.mono === true) sum += 602;
    else sum += (widths[code - 32] ?? 600) * (style.bold === true ? 1.07 : 1.02);
  }
  return (sum * style.size) / 1000;
}
