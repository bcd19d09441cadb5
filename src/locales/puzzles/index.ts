import type { Language } from '../index';
import type { en } from './en';

/** Sentences of the puzzles: they come with the first puzzle. */
export type PuzzleWordKey = keyof typeof en;
export type PuzzleWords = Readonly<Record<PuzzleWordKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<PuzzleWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the puzzles' sentences of a language. Fails when the network does. */
export function loadPuzzleWords(language: Language): Promise<PuzzleWords> {
  return loaders[language]();
}
