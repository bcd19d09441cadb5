import type { Palette } from '#assets/palette';
import type { Brush } from '../brush';
import type { Fittings } from '../fittings';
import type { Say } from '../label';
import type { ThingOf, ThingData } from '../scene';

/** What a picture is given beside its thing. */
export interface Pen {
  brush: Brush;
  palette: Palette;
  say: Say;
  fittings?: Fittings | undefined;
}

/** Draws one thing, with its upper left corner at 0, 0. */
export type Picture<K extends keyof ThingData> = (thing: ThingOf<K>, pen: Pen) => void;
