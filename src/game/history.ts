/**
 * Undo and redo. A world never changes, and two that follow each other share all that is equal, so a step keeps the
 * world before it, which costs no more than the patches between the two, and going back is exact.
 */
export interface History<T> {
  past: Step<T>[];
  future: Step<T>[];
}

export interface Step<T> {
  /** what the player sees of it: the command */
  label: string;
  before: T;
  /** known once it was undone: what redo gives back */
  after?: T;
}

/** So many steps are kept; older ones are forgotten. */
export const mostSteps = 200;

export function newHistory<T>(): History<T> {
  return { past: [], future: [] };
}

/** A new step begins: what was undone before cannot be redone any more. */
export function remember<T>(history: History<T>, label: string, before: T): History<T> {
  return { past: [...history.past.slice(1 - mostSteps), { label, before }], future: [] };
}

export interface Turned<T> {
  history: History<T>;
  label: string;
  state: T;
}

/** Goes back before the last step, from the state `now`; undefined when there is none. */
export function undo<T>(history: History<T>, now: T): Turned<T> | undefined {
  const step = history.past.at(-1);
  if (step === undefined) return undefined;
  const future = [{ ...step, after: now }, ...history.future];
  return { history: { past: history.past.slice(0, -1), future }, label: step.label, state: step.before };
}

/** Goes forward over the step that was undone last; undefined when there is none. */
export function redo<T>(history: History<T>): Turned<T> | undefined {
  const [step, ...future] = history.future;
  if (step?.after === undefined) return undefined;
  const past = [...history.past, { label: step.label, before: step.before }];
  return { history: { past, future }, label: step.label, state: step.after };
}
