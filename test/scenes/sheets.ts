import type { Theme } from '#assets/palette';
import type { Language } from '#locales/index';

/** Several scenes on one picture. What is stored of them is in assets/scenes, compared in CI, and shown in its README. */
export interface Sheet {
  theme: Theme;
  language: Language;
  /** of each scene, pixels */
  width: number;
  height: number;
  columns: number;
  scenes: readonly string[];
}

const laptop = { width: 1040, height: 520, columns: 2 };

export const sheets: Readonly<Record<string, Sheet>> = {
  containers: { ...laptop, theme: 'dark', language: 'en', scenes: ['first', 'states', 'pull', 'push'] },
  around: { ...laptop, theme: 'light', language: 'en', scenes: ['networks', 'volumes', 'projects', 'build'] },
  clashes: { ...laptop, theme: 'dark', language: 'ja', scenes: ['clash', 'cured', 'wants', 'stopped'] },
  machines: {
    ...laptop,
    height: 640,
    theme: 'light',
    language: 'ja',
    scenes: ['vms', 'desktop', 'hundred', 'hosts'],
  },
  zoom: { ...laptop, theme: 'dark', language: 'en', scenes: ['dozen', 'forty', 'thousand', 'ten'] },
  phone: {
    theme: 'light',
    language: 'ja',
    width: 374,
    height: 400,
    columns: 4,
    scenes: ['empty', 'states', 'networks', 'vms'],
  },
};
