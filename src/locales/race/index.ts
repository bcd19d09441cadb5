import type { Language } from '../index';
import type { en } from './en';

/** Words of the race: they come with it. */
export type RaceWordKey = keyof typeof en;
export type RaceWords = Readonly<Record<RaceWordKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<RaceWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the race's words of a language. Fails when the network does. */
export function loadRaceWords(language: Language): Promise<RaceWords> {
  return loaders[language]();
}
