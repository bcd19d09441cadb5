import type { Language } from '../index';
import type { en } from './en';

/** Sentences about what a command does: they come when somebody asks for them. */
export type ExplainWords = Readonly<Record<keyof typeof en, string>>;

const loaders: Readonly<Record<Language, () => Promise<ExplainWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the sentences of a language. Fails when the network does. */
export function loadExplainWords(language: Language): Promise<ExplainWords> {
  return loaders[language]();
}
