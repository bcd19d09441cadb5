import type { Played } from '#game/play';
import type { Language } from '#locales/index';

/** A level as the page opens it, wherever it comes from. */
export interface LevelEntry {
  /** how a player finds it */
  start: () => Promise<Played>;
  /** its texts, as src/game/story.ts reads them */
  text: (language: Language) => Promise<string>;
}
