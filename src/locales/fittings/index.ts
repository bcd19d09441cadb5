import type { Language } from '../index';
import type { FittingWords } from './en';

const loaders: Readonly<Record<Language, () => Promise<FittingWords>>> = {
  en: async () => (await import('./en')).fittings,
  ja: async () => (await import('./ja')).fittings,
};

/** Fetches the words of the stage's fittings. Fails when the network does. */
export function loadFittingWords(language: Language): Promise<FittingWords> {
  return loaders[language]();
}
