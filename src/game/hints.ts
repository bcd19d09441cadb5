import type { Inline, Story } from './story';

/** How many hints of each goal the player has asked for. */
export type HintsShown = Record<string, number>;

/** The first goal that is open, in the level's order: the one that a hint is about. */
export function hintedGoal(goals: readonly string[], reached: readonly string[]): string | undefined {
  return goals.find((goal) => !reached.includes(goal));
}

/** Asks for one more hint of a goal; there are only so many. */
export function askHint(shown: HintsShown, goal: string, story: Story): HintsShown {
  const count = Math.min((shown[goal] ?? 0) + 1, story.hints[goal]?.length ?? 0);
  return { ...shown, [goal]: count };
}

/** The hints of a goal that may be read, and how many there are. */
export function hintsOf(shown: HintsShown, goal: string, story: Story): { texts: Inline[][]; of: number } {
  const all = story.hints[goal] ?? [];
  return { texts: all.slice(0, shown[goal] ?? 0), of: all.length };
}
