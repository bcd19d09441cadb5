import type { Language } from '#locales/index';

/** A level as the page finds it: nothing of it is loaded before it is opened. */
export interface LevelEntry {
  load: () => Promise<unknown>;
  text: Readonly<Record<Language, () => Promise<string>>>;
}

/** All levels, in the order of the list. A new one is a folder and an entry here. */
export const levels: Readonly<Record<string, LevelEntry>> = {
  'first-steps': {
    load: async () => (await import('./first-steps/level')).level,
    text: {
      en: async () => (await import('./first-steps/en.md?raw')).default,
      ja: async () => (await import('./first-steps/ja.md?raw')).default,
    },
  },
  'cpu-hog': {
    load: async () => (await import('./cpu-hog/level')).level,
    text: {
      en: async () => (await import('./cpu-hog/en.md?raw')).default,
      ja: async () => (await import('./cpu-hog/ja.md?raw')).default,
    },
  },
  'node-9-and-14': {
    load: async () => (await import('./node-9-and-14/level')).level,
    text: {
      en: async () => (await import('./node-9-and-14/en.md?raw')).default,
      ja: async () => (await import('./node-9-and-14/ja.md?raw')).default,
    },
  },
  'port-80': {
    load: async () => (await import('./port-80/level')).level,
    text: {
      en: async () => (await import('./port-80/en.md?raw')).default,
      ja: async () => (await import('./port-80/ja.md?raw')).default,
    },
  },
  'first-container': {
    load: async () => (await import('./first-container/level')).level,
    text: {
      en: async () => (await import('./first-container/en.md?raw')).default,
      ja: async () => (await import('./first-container/ja.md?raw')).default,
    },
  },
  'a-life': {
    load: async () => (await import('./a-life/level')).level,
    text: {
      en: async () => (await import('./a-life/en.md?raw')).default,
      ja: async () => (await import('./a-life/ja.md?raw')).default,
    },
  },
  'lost-data': {
    load: async () => (await import('./lost-data/level')).level,
    text: {
      en: async () => (await import('./lost-data/en.md?raw')).default,
      ja: async () => (await import('./lost-data/ja.md?raw')).default,
    },
  },
  names: {
    load: async () => (await import('./names/level')).level,
    text: {
      en: async () => (await import('./names/en.md?raw')).default,
      ja: async () => (await import('./names/ja.md?raw')).default,
    },
  },
  limits: {
    load: async () => (await import('./limits/level')).level,
    text: {
      en: async () => (await import('./limits/en.md?raw')).default,
      ja: async () => (await import('./limits/ja.md?raw')).default,
    },
  },
  'by-hand': {
    load: async () => (await import('./by-hand/level')).level,
    text: {
      en: async () => (await import('./by-hand/en.md?raw')).default,
      ja: async () => (await import('./by-hand/ja.md?raw')).default,
    },
  },
  silence: {
    load: async () => (await import('./silence/level')).level,
    text: {
      en: async () => (await import('./silence/en.md?raw')).default,
      ja: async () => (await import('./silence/ja.md?raw')).default,
    },
  },
  'speak-http': {
    load: async () => (await import('./speak-http/level')).level,
    text: {
      en: async () => (await import('./speak-http/en.md?raw')).default,
      ja: async () => (await import('./speak-http/ja.md?raw')).default,
    },
  },
  'no-network': {
    load: async () => (await import('./no-network/level')).level,
    text: {
      en: async () => (await import('./no-network/en.md?raw')).default,
      ja: async () => (await import('./no-network/ja.md?raw')).default,
    },
  },
  'same-kernel': {
    load: async () => (await import('./same-kernel/level')).level,
    text: {
      en: async () => (await import('./same-kernel/en.md?raw')).default,
      ja: async () => (await import('./same-kernel/ja.md?raw')).default,
    },
  },
  'a-hundred': {
    load: async () => (await import('./a-hundred/level')).level,
    text: {
      en: async () => (await import('./a-hundred/en.md?raw')).default,
      ja: async () => (await import('./a-hundred/ja.md?raw')).default,
    },
  },
  panic: {
    load: async () => (await import('./panic/level')).level,
    text: {
      en: async () => (await import('./panic/en.md?raw')).default,
      ja: async () => (await import('./panic/ja.md?raw')).default,
    },
  },
};
