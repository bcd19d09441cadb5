import { patchesBetween, undo, type Patch } from '#sim/index';
import type { Calculus } from './history';
import type { JournalEntry } from './journal';
import type { Play } from './play';

/** What undo goes back to: the play, and how much each terminal had shown. */
export interface Moment {
  play: Play;
  /** terminal → everything it was sent */
  screens: Record<string, string>;
  journal: JournalEntry[];
}

/** What leads from one moment to another: of the world, immer's patches; of what was shown, what came or went. */
export interface MomentChange {
  world: Patch[];
  /** the play without its world: small, and shared with the moments beside it */
  play: Omit<Play, 'world'>;
  screens: Record<string, TextChange>;
  journal: JournalEntry[];
}

/** So much of the beginning stays; this comes behind it. */
interface TextChange {
  keep: number;
  add: string;
}

export const moments: Calculus<Moment, MomentChange> = {
  between(from, to) {
    const { world, ...play } = to.play;
    return {
      world: patchesBetween(from.play.world, world),
      play,
      screens: Object.fromEntries(
        Object.entries(to.screens).map(([id, text]) => [id, textBetween(from.screens[id] ?? '', text)]),
      ),
      journal: to.journal,
    };
  },
  after(state, { world, play, screens, journal }) {
    return {
      play: { ...play, world: undo(state.play.world, world) },
      screens: Object.fromEntries(
        Object.entries(screens).map(([id, { keep, add }]) => [
          id,
          (state.screens[id] ?? '').slice(0, keep) + add,
        ]),
      ),
      journal,
    };
  },
};

function textBetween(from: string, to: string): TextChange {
  if (to.startsWith(from)) return { keep: from.length, add: to.slice(from.length) };
  if (from.startsWith(to)) return { keep: to.length, add: '' };
  return { keep: 0, add: to };
}
