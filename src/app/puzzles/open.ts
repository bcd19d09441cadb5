import { dailyId, dayText, type Day } from '#game/puzzles/daily';
import { makePuzzle, type MadePuzzle } from '#game/puzzles/generate';
import { levelOf } from '#game/puzzles/level';
import { readPuzzleId } from '#game/puzzles/puzzle';
import { begin } from '#game/play';
import { loadPuzzleWords } from '#locales/puzzles/index';
import type { LevelEntry } from '../site/entry';
import { patiently } from '../site/patiently';
import { storyOf } from './story';

/** The puzzle of an id, as a level; undefined: it is no puzzle's. */
export function puzzleEntry(id: string): LevelEntry | undefined {
  if (readPuzzleId(id) === undefined) return undefined;
  return {
    start: async () => {
      const made = await puzzleOf(id);
      return patiently(() => begin(levelOf(made)));
    },
    text: async (language) => storyOf(await puzzleOf(id), await loadPuzzleWords(language), dayOf(id)),
  };
}

/** The puzzle of an id. Throws where it is none. */
export async function puzzleOf(id: string): Promise<MadePuzzle> {
  const known = readPuzzleId(id);
  if (known === undefined) throw new Error(`there is no puzzle ${id}`);
  return patiently(() => makePuzzle(known.difficulty, known.seed));
}

/** The day whose puzzle this is, as text; undefined: it is no day's. */
export function dayOf(id: string): string | undefined {
  const [, year = '', month = '', day = ''] = /-(\d{4})(\d\d)(\d\d)$/.exec(id) ?? [];
  if (year === '') return undefined;
  const when: Day = { year: Number(year), month: Number(month), day: Number(day) };
  return when.month > 0 && when.month < 13 && dailyId(when) === id ? dayText(when) : undefined;
}
