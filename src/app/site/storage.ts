import { chooseLanguage, type Language } from '#locales/index';
import { newProgress, type Progress } from '#game/progress';
import { firstLevel, notify, store } from '#ui/store';
import { word } from '#ui/element';
import * as v from 'valibot';

const key = 'drydock';

const keptSchema = v.object({
  language: v.optional(v.picklist(['en', 'ja'])),
  theme: v.optional(v.picklist(['light', 'dark'])),
  isReader: v.optional(v.boolean()),
  progress: v.optional(
    v.object({
      version: v.literal(1),
      current: v.string(),
      levels: v.record(v.string(), v.object({ stars: v.number(), best: v.number() })),
    }),
  ),
});
type Kept = v.InferOutput<typeof keptSchema>;

/** Storage can be blocked or full: play goes on, and says so once. */
let isBlocked = false;

function load(): Kept {
  try {
    const result = v.safeParse(keptSchema, JSON.parse(localStorage.getItem(key) ?? '{}'));
    return result.success ? result.output : {};
  } catch {
    isBlocked = true;
    return {};
  }
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
