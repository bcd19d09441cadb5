import type { en } from './en';

/** The interface's words: English is the source of the keys, and the compiler holds every other language to them. */
export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;
/** Those that the stage may use. */
export type StageWordKey = Extract<WordKey, `stage.${string}` | `told.${string}`>;

/** Languages, in the order of the switch, by their own names. */
export const languages = { en: 'English', ja: '日本語' } as const;
export type Language = keyof typeof languages;

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en')).en,
  ja: async () => (await import('./ja')).ja,
};

/** Fetches the words of a language. Fails when the network does. */
export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}

/** The first of the wished-for languages (BCP 47 tags, best first) that there is; English otherwise. */
export function chooseLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'en' || base === 'ja') return base;
  }
  return 'en';
}

/**
 * Puts values into a text: `{name}` is replaced; `one text|other text` is chosen by the value `n` (languages without
 * such forms have no bar).
 */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  const forms = text.split('|');
  const form = forms.length > 1 && values.n === 1 ? forms[0] : forms.at(-1);
  return (form ?? text).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
