import { chooseLanguage, type Language } from '#locales/index';
import { isProgress, newProgress, type Progress } from '#game/progress';
import { firstLevel, notify, store } from '#ui/store';
import { word } from '#ui/element';

const key = 'drydock';

/** What is kept: settings and progress. */
interface Kept {
  language?: Language;
  theme?: 'light' | 'dark';
  isReader?: boolean;
  progress?: Progress;
}

/** Storage can be blocked or full: play goes on, and says so once. */
let isBlocked = false;

function load(): Kept {
  try {
    return checked(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    isBlocked = true;
    return {};
  }
}

/** As much of what was kept as is what it should be: somebody may have written over it. */
function checked(value: unknown): Kept {
  const { language, theme, isReader, progress } = (value ?? {}) as Record<keyof Kept, unknown>;
  return {
    ...(language === 'en' || language === 'ja' ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(typeof isReader === 'boolean' ? { isReader } : {}),
    ...(isProgress(progress) ? { progress } : {}),
  };
}

/** Takes up where the player left; the address (`?level=&lang=&theme=`) comes first, the browser's wishes last. */
export function restore(wish: URLSearchParams): void {
  const kept = load();
  const asked = wish.get('lang');
  const language: Language =
    asked === 'en' || asked === 'ja' ? asked : (kept.language ?? chooseLanguage(navigator.languages));
  const progress: Progress = kept.progress ?? newProgress(firstLevel);
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const themeAsked = wish.get('theme');
  store.setState({
    language,
    theme:
      themeAsked === 'light' || themeAsked === 'dark'
        ? themeAsked
        : (kept.theme ?? (isDark ? 'dark' : 'light')),
    isReader: kept.isReader ?? false,
    progress,
    levelId: wish.get('level') ?? progress.current,
  });
}

/** Keeps settings and progress from now on. */
export function keep(): void {
  store.subscribe((now, before) => {
    if (now.words !== undefined && isBlocked) tellBlocked();
    const isSame =
      now.language === before.language &&
      now.theme === before.theme &&
      now.isReader === before.isReader &&
      now.progress === before.progress;
    if (isSame || isBlocked) return;
    const { language, theme, isReader, progress } = now;
    try {
      localStorage.setItem(key, JSON.stringify({ language, theme, isReader, progress } satisfies Kept));
    } catch {
      isBlocked = true;
    }
  });
}

let isTold = false;

function tellBlocked(): void {
  if (isTold) return;
  isTold = true;
  notify({ id: 'storage', kind: 'info', text: word('notice.storage') });
}

const leftKey = 'drydock-left';

/** Levels that were left in the middle (resume.ts keeps them), so that others need not wait for the browser's database. */
function leftLevels(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(leftKey) ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function wasLeft(level: string): boolean {
  return leftLevels().includes(level);
}

/** Throws where the browser keeps nothing. */
export function noteLeft(level: string): void {
  if (!wasLeft(level)) localStorage.setItem(leftKey, JSON.stringify([...leftLevels(), level]));
}
