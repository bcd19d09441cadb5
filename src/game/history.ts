/**
 * Undo and redo of whatever has states `T` between which changes `C` lead. One state is kept, the others follow from it: a
 * step keeps the changes that lead back over it, and forth again.
 */
export interface History<T, C> {
  past: Step<C>[];
  /** where `past` ends and `future` begins; undefined until something was done */
  here: T | undefined;
  /** the step that began `here` and still goes on: what the player sees of it */
  open?: string;
  future: Step<C>[];
}

export interface Step<C> {
  /** what the player sees of it: the command */
  label: string;
  /** done one after the other */
  back: C[];
  forth: C[];
}

/** How states and changes hang together. */
export interface Calculus<T, C> {
  between(from: T, to: T): C;
  after(state: T, change: C): T;
}

/** So many steps are kept; older ones are forgotten. */
export const mostSteps = 200;

export function newHistory<T, C>(): History<T, C> {
  return { past: [], here: undefined, future: [] };
}

/** A new step begins: what was undone before cannot be redone any more. */
export function remember<T, C>(
  history: History<T, C>,
  label: string,
  before: T,
  calculus: Calculus<T, C>,
): History<T, C> {
  const past = closed(history, before, calculus).slice(1 - mostSteps);
  return { past, here: before, open: label, future: [] };
}

/** The past up to a moment that is later than `here`: of the open step, or of time that has passed since the last one. */
function closed<T, C>({ past, here, open }: History<T, C>, now: T, calculus: Calculus<T, C>): Step<C>[] {
  if (here === undefined || here === now) return past;
  const back = calculus.between(now, here);
  const forth = calculus.between(here, now);
  if (open !== undefined) return [...past, { label: open, back: [back], forth: [forth] }];
  const last = past.at(-1);
  if (last === undefined) return past;
  return [...past.slice(0, -1), { ...last, back: [back, ...last.back], forth: [...last.forth, forth] }];
}

/** So many steps can be undone. */
export function undoable<T, C>({ past, open }: History<T, C>): number {
  return past.length + (open === undefined ? 0 : 1);
}

export interface Turned<T, C> {
  history: History<T, C>;
  label: string;
  state: T;
}

/** Goes back before the last step, from the state `now`; undefined when there is none. */
export function undo<T, C>(
  history: History<T, C>,
  now: T,
  calculus: Calculus<T, C>,
): Turned<T, C> | undefined {
  const { past, here, open, future } = history;
  if (here === undefined) return undefined;
  if (open !== undefined) {
    // Nothing to go back over when nothing has changed since: `now` is `here`.
    const step: Step<C> = {
      label: open,
      back: [calculus.between(now, here)],
      forth: [calculus.between(here, now)],
    };
    return { history: { past, here, future: [step, ...future] }, label: open, state: here };
  }
  const step = past.at(-1);
  if (step === undefined) return undefined;
  const state = step.back.reduce<T>((from, change) => calculus.after(from, change), here);
  const rest = { past: past.slice(0, -1), here: state, future: [step, ...future] };
  return { history: rest, label: step.label, state };
}

/** Goes forward over the step that was undone last; undefined when there is none. */
export function redo<T, C>(history: History<T, C>, calculus: Calculus<T, C>): Turned<T, C> | undefined {
  const { past, here, future } = history;
  const [step, ...later] = future;
  if (step === undefined || here === undefined) return undefined;
  const state = step.forth.reduce<T>((from, change) => calculus.after(from, change), here);
  return { history: { past: [...past, step], here: state, future: later }, label: step.label, state };
}
