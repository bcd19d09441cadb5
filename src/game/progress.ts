/** What a player has done so far, over all levels. Plain JSON: it is what the browser keeps. */
export interface Progress {
  version: 1;
  levels: Record<string, LevelProgress>;
  /** the level to go on with */
  current: string;
}

export interface LevelProgress {
  /** 0: not solved */
  stars: number;
  /** fewest commands it was solved with */
  best: number;
}

export type ProgressAction =
  { type: 'opened'; level: string } | { type: 'solved'; level: string; stars: number; commands: number };

export function newProgress(first: string): Progress {
  return { version: 1, levels: {}, current: first };
}

/** What becomes of the progress when something happened. Pure; stars are never lost again. */
export function progressAfter(progress: Progress, action: ProgressAction): Progress {
  if (action.type === 'opened')
    return progress.current === action.level ? progress : { ...progress, current: action.level };
  const before = progress.levels[action.level];
  const now: LevelProgress = {
    stars: Math.max(before?.stars ?? 0, action.stars),
    best: Math.min(before?.best ?? Infinity, action.commands),
  };
  if (before?.stars === now.stars && before.best === now.best) return progress;
  return { ...progress, levels: { ...progress.levels, [action.level]: now } };
}

/** Is it progress that a browser kept? A page that somebody wrote over, or of another version, is none. */
export function isProgress(value: unknown): value is Progress {
  const { version, levels, current } = (value ?? {}) as Record<keyof Progress, unknown>;
  return (
    version === 1 &&
    typeof current === 'string' &&
    typeof levels === 'object' &&
    levels !== null &&
    Object.values(levels).every(
      (one: Partial<LevelProgress> | null) => typeof one?.stars === 'number' && typeof one.best === 'number',
    )
  );
}
