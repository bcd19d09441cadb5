import { createStore } from 'zustand/vanilla';
import type { Theme } from '#assets/palette';
import type { HintsShown } from '#game/hints';
import { newHistory, type History } from '#game/history';
import type { JournalEntry } from '#game/journal';
import type { Moment, MomentChange } from '#game/moment';
import { newProgress, type Progress } from '#game/progress';
import type { Play } from '#game/play';
import type { Tape } from '#game/tape';
import type { Story } from '#game/story';
import type { SimEvent } from '#sim/index';
import type { Language, Words } from '#locales/index';

export interface Notice {
  id: string;
  kind: 'problem' | 'info';
  text: string;
}

export type Part = 'brief' | 'stage' | 'terminal';

/** What may lie over the page: see src/app/panels. */
export type DialogName =
  'levels' | 'puzzles' | 'race' | 'own' | 'journal' | 'card' | 'glossary' | 'games' | 'class';

/** Everything that the page shows. One value; components show parts of it. */
export interface PageState {
  language: Language;
  words: Words | undefined;
  theme: Theme;
  levelId: string;
  story: Story | undefined;
  play: Play | undefined;
  screens: Record<string, string>;
  /** what happened lately, for the stage */
  events: SimEvent[];
  /** what was done since the session began, to be seen again */
  tape: Tape;
  /** a moment that is looked at in the place of now; nothing can be done to it */
  past: { play: Play; events: readonly SimEvent[]; now: number } | undefined;
  isPaused: boolean;
  /** simulated seconds a second */
  speed: number;
  /** simulated time shown; runs on while the world rests */
  now: number;
  history: History<Moment, MomentChange>;
  journal: JournalEntry[];
  hints: HintsShown;
  progress: Progress;
  activeTerminal: number;
  folded: Record<Part, boolean>;
  isTable: boolean;
  isReader: boolean;
  zoom: number;
  dialog: DialogName | undefined;
  notices: Notice[];
  /** sentences for the live region, the newest last */
  told: string[];
}

export const firstLevel = 'first-steps';

export const store = createStore<PageState>(() => ({
  language: 'en',
  words: undefined,
  theme: 'dark',
  levelId: firstLevel,
  story: undefined,
  play: undefined,
  screens: {},
  events: [],
  tape: { takes: [], undone: [] },
  past: undefined,
  isPaused: false,
  speed: 1,
  now: 0,
  history: newHistory<Moment, MomentChange>(),
  journal: [],
  hints: {},
  progress: newProgress(firstLevel),
  activeTerminal: 0,
  folded: { brief: false, stage: false, terminal: false },
  isTable: false,
  isReader: false,
  zoom: 1,
  dialog: undefined,
  notices: [],
  told: [],
}));

/** Tells the player of something beside the game; the same thing is told once. */
export function notify(notice: Notice): void {
  store.setState((state) => ({ notices: [...state.notices.filter((one) => one.id !== notice.id), notice] }));
}

export function dismiss(id: string): void {
  store.setState((state) => ({ notices: state.notices.filter((one) => one.id !== id) }));
}
