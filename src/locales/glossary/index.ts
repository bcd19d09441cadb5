import type { Language } from '../index';
import type { en } from './en';

/** A term: its name, what it means in a sentence or two (with `code`), and what else it is called in texts. */
export type Term = readonly [name: string, meaning: string, ...others: string[]];
export type TermId = keyof typeof en;
export type Glossary = Readonly<Record<TermId, Term>>;

const loaders: Readonly<Record<Language, () => Promise<Glossary>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the glossary of a language. Fails when the network does. */
export function loadGlossary(language: Language): Promise<Glossary> {
  return loaders[language]();
}
