import { puzzleEntry } from '../puzzles/open';
import type { LevelEntry } from './entry';
import { ownEntry } from './own-levels';

/** Levels that are not of the campaign: puzzles, and those that were opened from a file or a link. */
export async function entryElsewhere(id: string): Promise<LevelEntry | undefined> {
  return puzzleEntry(id) ?? (await ownEntry(id));
}
