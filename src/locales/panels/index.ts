import type { Language } from '../index';
import type { en } from './en';

/** Words of the dialogs: they come with the first dialog that is opened, and not before. */
export type PanelWordKey = keyof typeof en;
export type PanelWords = Readonly<Record<PanelWordKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<PanelWords>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the dialogs' words of a language. Fails when the network does. */
export function loadPanelWords(language: Language): Promise<PanelWords> {
  return loaders[language]();
}
