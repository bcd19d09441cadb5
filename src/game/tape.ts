import type { Action } from '#sim/index';
import type { Play } from './play';

/** Something that was done to a play from outside. Done again, it gives the same play: that is how a session is seen again. */
export interface Take {
  /** simulated ms */
  at: number;
  /** absent: the play jumped here (undo, redo), or began */
  action?: Action;
  /** how all was before the action, where that is kept: replaying can begin here */
  play?: Play;
  screens?: Readonly<Record<string, string>>;
}

/** A session since it was begun or opened: what was done, and the plays between which the rest can be worked out. */
export interface Tape {
  takes: readonly Take[];
  /** what undo took back, for redo */
  undone: readonly Take[];
}

/** So many plays are kept; they share what did not change between them. */
export const mostKept = 160;

export function newTape(play: Play, screens: Take['screens'] = {}): Tape {
  return { takes: [{ at: play.world.time, play, screens }], undone: [] };
}

/** Notes an action down that is about to be done to `play`. The play is kept where a command was entered. */
export function taped(tape: Tape, play: Play, action: Action, screens: Take['screens'] = {}): Tape {
  const at = play.world.time;
  const isCommand = action.kind === 'type' && action.text.includes('\r');
  const take = isCommand ? { at, action, play, screens } : { at, action };
  return { takes: thinned([...tape.takes, take]), undone: [] };
}

/** Undo or redo brought the play to another moment. */
export function jumped(tape: Tape, play: Play, screens: Take['screens'] = {}): Tape {
  const at = play.world.time;
  const here: Take = { at, play, screens };
  const isBack = at <= (tape.takes.at(-1)?.at ?? 0);
  const all = isBack ? tape.takes : [...tape.takes, ...tape.undone];
  const takes = all.filter((take) => take.at < at);
  const undone = [...all.filter((take) => take.at >= at), ...(isBack ? tape.undone : [])];
  return { takes: [...takes, here], undone };
}

/** When there are too many plays, every second one of the older half goes; what was done stays. */
function thinned(takes: readonly Take[]): readonly Take[] {
  const kept = takes.filter((take) => take.play !== undefined);
  if (kept.length <= mostKept) return takes;
  const older = kept.slice(1, kept.length / 2);
  const going = new Set(older.filter((take, index) => index % 2 === 0 && take.action !== undefined));
  return takes.map((take) =>
    going.has(take) && take.action !== undefined ? { at: take.at, action: take.action } : take,
  );
}
