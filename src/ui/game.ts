import { begin, type Played } from '#game/play';
import { newHistory, redo, remember, undo } from '#game/history';
import { commandOn, noteOver, noteTyped } from '#game/journal';
import type { Level } from '#game/level';
import * as rules from '#game/play';
import { progressAfter } from '#game/progress';
import { starsFor } from '#game/stars';
import type { Story } from '#game/story';
import { notify, store, type Moment } from './store';
import { word } from './element';

/** So many events stay for the stage. */
const remembered = 120;
/** So much of a terminal's past is kept for undo, characters. */
const mostScreen = 200_000;

type ScreenListener = (change: { terminal: number; data: string } | { terminal: number; whole: string }) => void;
const screenListeners = new Set<ScreenListener>();

/** Hears what terminals show. Answers how to stop. */
export function onScreen(listener: ScreenListener): () => void {
  screenListeners.add(listener);
  return () => screenListeners.delete(listener);
}

let clock = () => store.getState().now;

/** Tells how to find out what simulated time it is at this moment: the site knows the real clock. */
export function useClock(read: () => number): void {
  clock = read;
}

/** Begins a level anew. */
export function openLevel(level: Level, story: Story): void {
  const { play, shown } = begin(level);
  store.setState((state) => ({
    levelId: level.id,
    story,
    play,
    screens: {},
    events: [],
    now: play.world.time,
    history: newHistory<Moment>(),
    journal: [],
    hints: {},
    told: [],
    activeTerminal: play.terminals[0]?.id ?? 0,
    progress: progressAfter(state.progress, { type: 'opened', level: level.id }),
  }));
  show({ play, shown });
}

/** Keys from a terminal. `line` is the line that the cursor is on, for the journal. */
export function typeKeys(terminal: number, text: string, line: string): void {
  const { play, isPaused } = store.getState();
  if (play === undefined) return;
  const now = clock();
  if (!isPaused) letPass(now);
  if (text.includes('\r')) noteCommand(terminal, line);
  const state = store.getState();
  if (state.play !== undefined) take(() => rules.act(state.play ?? play, { kind: 'type', terminal, text }));
}

/** The page's terminal has another size. */
export function resizeTerminal(terminal: number, rows: number, cols: number): void {
  const { play } = store.getState();
  if (play !== undefined) take(() => rules.act(play, { kind: 'resize', terminal, rows, cols }));
}

/** Lets simulated time go on to `until`, if it is not there yet. */
export function letPass(until: number): void {
  const { play } = store.getState();
  if (play === undefined || until <= play.world.time) return;
  take(() => rules.pass(play, until));
  store.setState((state) => ({ now: Math.max(state.now, until), journal: overdue(state.journal) }));
}

export function undoCommand(): void {
  turn('clock.undone', (now) => undo(store.getState().history, now));
}

export function redoCommand(): void {
  turn('clock.redone', () => redo(store.getState().history));
}

function noteCommand(terminal: number, line: string): void {
  const { play, journal, screens } = store.getState();
  const command = commandOn(line);
  if (play === undefined || command === undefined || command === '' || !rules.isAtPrompt(play.world, terminal)) return;
  const before: Moment = { play, screens, journal };
  store.setState((state) => ({
    history: remember(state.history, command, before),
    journal: noteTyped(state.journal, { terminal, command, from: play.world.time }),
    play: rules.countCommand(play),
  }));
}

function overdue(journal: Moment['journal']): Moment['journal'] {
  const { play } = store.getState();
  const open = journal.filter((entry) => entry.until === undefined);
  if (play === undefined || open.length === 0) return journal;
  return open.reduce(
    (list, entry) => (rules.isAtPrompt(play.world, entry.terminal) ? noteOver(list, entry.terminal, play.world.time) : list),
    journal,
  );
}

/** Does a step of the game. A fault in it is ours: it is told, and the game stays as it was. */
function take(step: () => Played): void {
  try {
    show(step());
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.error(error);
    notify({ id: 'fault', kind: 'problem', text: word('notice.fault', { text }) });
  }
}

function show({ play, shown }: Played): void {
  const before = store.getState().play;
  const screens = { ...store.getState().screens };
  for (const { terminal, data } of shown.terminal) {
    screens[terminal] = ((screens[terminal] ?? '') + data).slice(-mostScreen);
    for (const listener of screenListeners) listener({ terminal, data });
  }
  for (const event of shown.events)
    if (event.type === 'fault') notify({ id: 'fault', kind: 'problem', text: word('notice.fault', { text: `${event.id}: ${event.attributes.text ?? ''}` }) });
  const isShown = shown.events.filter((event) => event.type !== 'process');
  store.setState((state) => ({
    play,
    screens,
    now: Math.max(state.now, play.world.time),
    events: isShown.length === 0 ? state.events : [...state.events, ...isShown].slice(-remembered),
  }));
  if (play.isSolved && before?.isSolved === false) celebrate();
}

function celebrate(): void {
  const { play, progress } = store.getState();
  if (play === undefined) return;
  const stars = starsFor(resultOf(play));
  store.setState({
    progress: progressAfter(progress, { type: 'solved', level: play.level.id, stars, commands: play.commands }),
  });
}

/** What the stars of a play are counted from. */
export function resultOf(play: rules.Play): Parameters<typeof starsFor>[0] {
  return {
    isSolved: play.isSolved,
    commands: play.commands,
    par: play.level.par,
    time: play.world.time - play.began,
    ...(play.level.within === undefined ? {} : { within: play.level.within * 1000 }),
  };
}

function turn(key: 'clock.undone' | 'clock.redone', go: (now: Moment) => ReturnType<typeof undo<Moment>>): void {
  const { play, screens, journal } = store.getState();
  if (play === undefined) return;
  const turned = go({ play, screens, journal });
  if (turned === undefined) return;
  const { state: moment, history, label } = turned;
  store.setState((state) => ({
    ...moment,
    history,
    events: [],
    now: moment.play.world.time,
    told: [...state.told, word(key, { command: label })],
  }));
  for (const { id } of moment.play.terminals)
    for (const listener of screenListeners) listener({ terminal: id, whole: moment.screens[id] ?? '' });
}
