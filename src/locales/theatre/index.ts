import type { Language } from '../index';
import type { en } from './en';

/** Words of what is around the stage: they come when somebody turns to it. */
export type TheatreWordKey = keyof typeof en;
export type TheatreWords = Readonly<Record<TheatreWordKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<TheatreWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the words of a language. Fails when the network does. */
export function loadTheatreWords(language: Language): Promise<TheatreWords> {
  return loaders[language]();
}
