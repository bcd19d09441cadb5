import type { Check } from './check';
import type { Goal } from './schema';

/** What the terminals have shown, as far as goals ask for it. */
export interface Seen {
  /** goals whose words were shown */
  ids: string[];
  /** the end of the text so far: words may come in two pieces */
  tail: string;
}

/** So much of the text is looked at again with what comes next, characters. */
const overlap = 400;
/** Colours and cursor movements of a terminal, and returns of its carriage. */
const escapes = /\u001b\[[0-9;?]*[A-Za-z]|\r/g;

/** Notes what a terminal shows now. The same value, when no goal asks for words. */
export function seenAfter(
  goals: readonly Goal[],
  reached: readonly string[],
  before: Seen | undefined,
  text: string,
): Seen | undefined {
  if (text === '' || !goals.some((goal) => goal.kind === 'shown')) return before;
  const fresh = text.replaceAll(escapes, '');
  const now = `${before?.tail ?? ''}${fresh}`;
  const ids = new Set(before?.ids);
  for (const goal of goals) {
    if (goal.kind !== 'shown' || (goal.fresh && !goal.after.every((id) => reached.includes(id)))) continue;
    if (new RegExp(goal.text).test(goal.fresh ? fresh : now)) ids.add(goal.id);
  }
  return { ids: [...ids], tail: now.slice(-overlap) };
}

/** Words have stood in a terminal: for what the player has to have read, such as why something failed. */
export const shown: Check<'shown'> = (goal, { seen }) => seen?.ids.includes(goal.id) === true;
