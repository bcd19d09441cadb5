import type { Check, Evidence } from './check';
import { command } from './command';
import { container } from './container';
import { event } from './event';
import { image } from './image';
import { memory } from './memory';
import type { Goal, GoalKind } from './schema';
import { shown } from './shown';
import { vm } from './vm';

/** How each kind of goal is checked. */
const checks: { readonly [K in GoalKind]: Check<K> } = {
  command,
  container,
  event,
  image,
  memory,
  shown,
  vm,
};

const isMet = (goal: Goal, evidence: Evidence): boolean =>
  (checks[goal.kind] as (goal: Goal, evidence: Evidence) => boolean)(goal, evidence);

/**
 * The goals that are reached now, in the level's order. What was reached stays so, unless it has to hold `always`; a goal
 * counts only when those it comes after were reached.
 */
export function reachedGoals(
  goals: readonly Goal[],
  before: readonly string[],
  evidence: Evidence,
): string[] {
  const reached = new Set<string>();
  for (const goal of goals) {
    const wasReached = before.includes(goal.id);
    if (wasReached && goal.keep === 'once') reached.add(goal.id);
    else if (goal.after.every((id) => before.includes(id) || reached.has(id)) && isMet(goal, evidence))
      reached.add(goal.id);
  }
  return goals.map((goal) => goal.id).filter((id) => reached.has(id));
}

export type { Evidence } from './check';
export type { Goal } from './schema';
export { seenAfter, type Seen } from './shown';
