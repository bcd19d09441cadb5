import type { Language } from '#locales/index';

/** A level as the page finds it: nothing of it is loaded before it is opened. */
export interface LevelEntry {
  load: () => Promise<unknown>;
  text: Readonly<Record<Language, () => Promise<string>>>;
}

/** All levels, in the order of the list. A new one is a folder and an entry here. */
export const levels: Readonly<Record<string, LevelEntry>> = {
  'node-9-and-14': {
    load: async () => (await import('./node-9-and-14/level')).level,
    text: {
      en: async () => (await import('./node-9-and-14/en.md?raw')).default,
      ja: async () => (await import('./node-9-and-14/ja.md?raw')).default,
    },
  },
  'first-container': {
    load: async () => (await import('./first-container/level')).level,
    text: {
      en: async () => (await import('./first-container/en.md?raw')).default,
      ja: async () => (await import('./first-container/ja.md?raw')).default,
    },
  },
  'a-hundred': {
    load: async () => (await import('./a-hundred/level')).level,
    text: {
      en: async () => (await import('./a-hundred/en.md?raw')).default,
      ja: async () => (await import('./a-hundred/ja.md?raw')).default,
    },
  },
};
