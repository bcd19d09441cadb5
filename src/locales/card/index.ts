import type { Language } from '../index';
import type { en } from './en';

/** `docker run`, `docker run -d`, `ls`: what a card can tell of. */
export type CardKey = keyof typeof en;
export type Card = Readonly<Record<CardKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<Card>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the sentences of a language. Fails when the network does. */
export function loadCard(language: Language): Promise<Card> {
  return loaders[language]();
}
