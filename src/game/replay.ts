import { nextTime, type SimEvent } from '#sim/index';
import type { Deed, Film } from './explain/index';
import { film } from './explain/index';
import { act, pass, type Play, type Played } from './play';
import type { JournalEntry } from './journal';
import type { Take, Tape } from './tape';

/** A moment of a session, with how it was reached: the next one can be worked out from here. */
export interface Position {
  /** simulated ms */
  at: number;
  play: Play;
  /** what was announced since the last kept play before it */
  events: readonly SimEvent[];
  screens: Readonly<Record<string, string>>;
  /** index of the take that comes next */
  next: number;
  /** the tape that it is a moment of */
  tape: Tape;
}

/** So many events are carried along; the stage shows the last ones. */
const mostEvents = 2000;

/**
 * How a session was at some time. `near`: a moment worked out before, from which going on is less work. Pure; throws
 * `NeedsMore` as any step does.
 */
export function positionAt(tape: Tape, time: number, near?: Position): Position {
  const index = baseAt(tape, time);
  const isNear = near?.tape === tape && near.at <= time && near.next > index;
  let now = isNear ? near : beginning(tape, index);
  for (let take = tape.takes[now.next]; take !== undefined && take.at <= time; take = tape.takes[now.next])
    now = { ...done(now, take), next: now.next + 1 };
  return follow(now, pass(now.play, Math.max(time, now.play.world.time)));
}

/** Replaying begins one kept play earlier than it must, so that what was announced just before is known. */
function baseAt(tape: Tape, time: number): number {
  const kept = tape.takes.flatMap((take, index) =>
    take.play !== undefined && take.at <= time ? [index] : [],
  );
  return kept.at(-2) ?? kept.at(-1) ?? 0;
}

function beginning(tape: Tape, index: number): Position {
  const { at = 0, play, screens = {} } = tape.takes[index] ?? {};
  if (play === undefined) throw new Error('a tape begins with a play');
  return { at, play, screens, events: [], next: index, tape };
}

function done(before: Position, take: Take): Position {
  const { action } = take;
  if (action === undefined)
    return take.play === undefined
      ? before
      : { ...before, play: take.play, screens: take.screens ?? {}, events: [] };
  const there = follow(before, pass(before.play, Math.max(take.at, before.play.world.time)));
  return follow(there, act(there.play, action));
}

function follow(before: Position, { play, shown }: Played): Position {
  const screens = { ...before.screens };
  for (const { terminal, data } of shown.terminal) screens[terminal] = (screens[terminal] ?? '') + data;
  const events =
    shown.events.length === 0 ? before.events : [...before.events, ...shown.events].slice(-mostEvents);
  return { ...before, at: play.world.time, play, screens, events };
}

/** When something is announced next, or was last, simulated ms; undefined where nothing was. */
export function eventAfter(position: Position, until: number): number | undefined {
  let now = position;
  while (now.at < until) {
    const due = nextTime(now.play.world);
    const input = now.tape.takes[now.next]?.at;
    const at = Math.min(due ?? Infinity, input ?? Infinity, until);
    const then = positionAt(now.tape, at, now);
    if (then.events.at(-1) !== now.events.at(-1)) return then.events.at(-1)?.time;
    if (at >= until) return undefined;
    now = then;
  }
  return undefined;
}

export function eventBefore(position: Position): number | undefined {
  const earlier = position.events.filter((event) => event.time < position.at - 0.001);
  if (earlier.length > 0) return earlier.at(-1)?.time;
  const start = position.tape.takes.findLast((take) => take.play !== undefined && take.at < position.at);
  return start?.at;
}

/** What happens because of a command keeps its film going so long after it, simulated ms: programs come up. */
const after = 1500;
/** A command that does not end is filmed so long. */
const longest = 120_000;

/** The film of a command of the journal. `live`: how far the session has come, simulated ms. */
export function filmOf(tape: Tape, entry: JournalEntry, live: number): Film {
  const start = positionAt(tape, entry.from);
  const index = enterOf(tape, entry, start.next);
  const before = index < start.next ? positionBefore(tape, index) : start.play.world;
  const later = tape.takes.slice(index);
  const next = later.find((take, i) => i > 0 && isEnter(take));
  const until = Math.min((entry.until ?? live) + after, entry.from + longest, next?.at ?? Infinity, live);
  const deeds = later.flatMap(({ at, action }): Deed[] =>
    action === undefined || at > until || at === next?.at ? [] : [{ at, action }],
  );
  return film({
    command: entry.command,
    terminal: entry.terminal,
    before,
    deeds,
    until: Math.max(until, entry.from),
  });
}

const isEnter = ({ action }: Take) => action?.kind === 'type' && action.text.includes('\r');

/** The take that entered a command. */
function enterOf(tape: Tape, entry: JournalEntry, otherwise: number): number {
  const index = tape.takes.findIndex(
    (take) =>
      Math.abs(take.at - entry.from) < 0.001 &&
      isEnter(take) &&
      take.action?.kind === 'type' &&
      take.action.terminal === entry.terminal,
  );
  return index < 0 ? otherwise : index;
}

/** The world just before a take was done. */
function positionBefore(tape: Tape, index: number): Play['world'] {
  const take = tape.takes[index];
  if (take?.play !== undefined) return take.play.world;
  const shorter: Tape = { takes: tape.takes.slice(0, index), undone: [] };
  return positionAt(shorter, take?.at ?? 0).play.world;
}
