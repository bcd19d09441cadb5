import { describe, expect, it } from 'vitest';
import { palettes, type Palette, type Theme } from '#assets/palette';
import { railPalette } from '#assets/rails';
import { signs } from '#assets/signs';
import { railPatterns } from '#canvas/pictures/network';
import { glyphOf } from '#canvas/pictures/glyph';

type Rgb = [number, number, number];

/**
 * How people without one kind of cone see linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
 */
const sights: Readonly<Record<string, readonly Rgb[]>> = {
  'three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (colour: string): Rgb =>
  [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

/** Oklab (B. Ottosson, 2020): distances in it are about as people see them; black and white are 1 apart. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function seenAs(colour: string, sight: string): Rgb {
  const rgb = linear(colour);
  const rows = sights[sight] ?? [];
  return oklab(
    rows.map((row) => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]))) as Rgb,
  );
}

function distance(a: string, b: string, sight: string): number {
  const [x, y] = [seenAs(a, sight), seenAs(b, sight)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));

const luminance = (colour: string): number => {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const themes: Theme[] = ['light', 'dark'];
const cases = themes.flatMap((theme) => Object.keys(sights).map((sight) => ({ theme, sight })));

/** Who owns a part of a gauge, or works: told apart at a glance, since parts of a bar have no room for signs. */
const owners: (keyof Palette)[] = ['kernel', 'accent', 'vm', 'steel'];

describe.each(cases)('$theme, seen with $sight', ({ theme, sight }) => {
  const palette = palettes[theme];

  it('tells the owners of a gauge apart', () => {
    const close = pairs(owners).filter(([a, b]) => distance(palette[a], palette[b], sight) < 0.06);
    expect(close).toEqual([]);
  });

  it('tells good from bad from neither', () => {
    const close = pairs(['good', 'bad', 'dim'] as const).filter(
      ([a, b]) => distance(palette[a], palette[b], sight) < 0.06,
    );
    expect(close).toEqual([]);
  });

  it('tells neighbouring rails apart', () => {
    const { rails } = railPalette(palette);
    const close = rails
      .slice(1)
      .map((rail, index): [string, string] => [rails[index] ?? '', rail])
      .filter(([a, b]) => distance(a, b, sight) < 0.05);
    expect(close).toEqual([]);
  });
});

describe.each(themes)('%s', (theme) => {
  const palette = palettes[theme];

  it('lets names of networks and volumes be read on the hull', () => {
    const { rails, store } = railPalette(palette);
    const faint = [...rails, store].filter((colour) => contrast(colour, palette.hull) < 4.5);
    expect(faint).toEqual([]);
  });
});

describe('without colours', () => {
  it('every state of a container has a sign of its own', () => {
    const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead', 'oom'];
    const shapes = states.map((state) => glyphOf(state, state === 'dead' || state === 'oom'));
    const failed = ['exited', 'running'].map((state) => glyphOf(state, true));
    expect(new Set([...shapes, ...failed]).size).toBe(states.length + 2);
  });

  it('every rail has a pattern of its own', () => {
    const { rails } = railPalette(palettes.dark);
    expect(new Set(railPatterns.map((pattern) => pattern.join())).size).toBe(rails.length);
  });

  it('no two images have the same sign', () => {
    expect(new Set(Object.values(signs)).size).toBe(Object.keys(signs).length);
  });

  it.each(Object.entries(signs))('the sign of %s is inside its square', (_, sign) => {
    const wrong = sign.split('|').filter((part) => {
      const values = part.slice(1).split(/[ ,]/).map(Number);
      return !/^[odrblf]/.test(part) || values.some((value) => !(value >= 0 && value <= 24));
    });
    expect(wrong).toEqual([]);
  });
});
