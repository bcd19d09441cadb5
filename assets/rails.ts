import { dark, type Palette } from './palette';

/** Colours that only the stage's fittings use, beside the palette's. */
interface RailPalette {
  /** networks, in the order they were made; each has a pattern of its own as well */
  rails: readonly string[];
  /** what lies on the disk by itself: volumes, folders of the host */
  store: string;
}

const onDark: RailPalette = {
  rails: ['#4fd1e8', '#ffb65c', '#b9a4ff', '#b8d94a', '#f58ad0'],
  store: '#d9c7a0',
};

const onLight: RailPalette = {
  rails: ['#04758a', '#a65300', '#6b46c9', '#ad2c83', '#4f6f00'],
  store: '#7a6330',
};

/** Those that go with a palette. */
export function railPalette(palette: Palette): RailPalette {
  return palette === dark ? onDark : onLight;
}
