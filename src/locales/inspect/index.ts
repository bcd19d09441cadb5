import type { Language } from '../index';
import type { en } from './en';

/** Headings of the inspector: they come when something is opened. */
export type InspectWords = Readonly<Record<keyof typeof en, string>>;

const loaders: Readonly<Record<Language, () => Promise<InspectWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the headings of a language. Fails when the network does. */
export function loadInspectWords(language: Language): Promise<InspectWords> {
  return loaders[language]();
}
