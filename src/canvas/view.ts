import type { Palette } from '#assets/palette';
import type { Fittings } from './fittings';

/** Something that happened, as the simulation announces it. */
export interface StageEvent {
  /** simulated ms */
  time: number;
  machine: number;
  type: string;
  action: string;
  id: string;
  attributes: Readonly<Record<string, string>>;
}

/** How the world is looked at: everything of a scene that is not the world. */
export interface View {
  /** stage pixels there are; a scene may be taller */
  width: number;
  height: number;
  palette: Palette;
  /** what happened lately, oldest first */
  events: readonly StageEvent[];
  /** fades and jumps take the place of flights */
  isReduced: boolean;
  /** what shows networks, volumes, VMs …, once it is loaded */
  fittings?: Fittings;
}
