import type { Played } from '#game/play';
import type { HintsShown } from '#game/hints';
import { newHistory, redo, remember, undo, type History, type Turned } from '#game/history';
import { moments, type Moment, type MomentChange } from '#game/moment';
import { commandOn, noteOver, noteTyped } from '#game/journal';
import { NeedsMore, type Action } from '#sim/index';
import * as rules from '#game/play';
import { jumped, newTape, taped } from '#game/tape';
import { progressAfter } from '#game/progress';
import { starsFor } from '#game/stars';
import type { Story } from '#game/story';
import { notify, store } from './store';
import { word } from './element';

/** So many events stay for the stage. */
const remembered = 120;
/** So much of a terminal's past is kept for undo, characters. */
const mostScreen = 200_000;

type ScreenListener = (
  change: { terminal: number; data: string } | { terminal: number; whole: string },
) => void;
const screenListeners = new Set<ScreenListener>();

/** So much may wait to be drawn by the terminals before the world waits for them, characters. */
const mostBacklog = 300_000;
let backlog = 0;

/** A terminal was handed (or, with a minus, has drawn) so many characters. */
export function noteBacklog(characters: number): void {
  backlog += characters;
}

/** The terminals are behind: as with a real one, programs that write have to wait. */
export function isBehind(): boolean {
  return backlog > mostBacklog;
}

/** Hears what terminals show. Answers how to stop. */
export function onScreen(listener: ScreenListener): () => void {
  screenListeners.add(listener);
  return () => screenListeners.delete(listener);
}

let catchUp = (): void => undefined;

/** Tells how to bring the world to this moment before something is done to it: the site knows the real clock. */
export function useClock(bringUp: () => void): void {
  catchUp = bringUp;
}

/** Begins a level anew, from how a player finds it. */
export function openLevel({ play, shown }: Played, story: Story): void {
  const screens = Object.fromEntries(byTerminal(shown.terminal));
  continueGame({ play, screens, journal: [] }, {}, story);
}

/** Goes on with a level from some moment of it. */
export function continueGame(moment: Moment, hints: HintsShown, story: Story): void {
  const { play, screens } = moment;
  waiting = [];
  backlog = 0;
  beginnings.clear();
  store.setState((state) => ({
    ...moment,
    levelId: play.level.id,
    story,
    events: [],
    past: undefined,
    tape: newTape(play, screens),
    now: play.world.time,
    history: newHistory<Moment, MomentChange>(),
    hints,
    told: [],
    activeTerminal: play.terminals[0]?.id ?? 0,
    progress: progressAfter(state.progress, { type: 'opened', level: play.level.id }),
  }));
  showWhole(play, screens);
}

/** Has terminals show these texts in the place of theirs. */
export function showWhole({ terminals }: rules.Play, screens: Moment['screens']): void {
  for (const { id } of terminals)
    for (const listener of screenListeners) listener({ terminal: id, whole: screens[id] ?? '' });
}

/** Keys from a terminal. `line` is the line that the cursor is on, for the journal. */
export function typeKeys(terminal: number, text: string, line: string): void {
  store.setState({ past: undefined });
  const { play, isPaused } = store.getState();
  if (play === undefined) return;
  if (!isPaused) catchUp();
  noteLine(terminal, line);
  if (text.includes('\r'))
    noteCommand(terminal, `${commandOn(line) ?? line}${text.split('\r')[0] ?? ''}`.trim());
  perform({ kind: 'type', terminal, text });
}

/** The page's terminal has another size. */
export function resizeTerminal(terminal: number, rows: number, cols: number): void {
  perform({ kind: 'resize', terminal, rows, cols });
}

/** Does something from outside, and notes it down. */
function perform(action: Action): void {
  take((play) => {
    const played = rules.act(play, action);
    store.setState(({ tape, screens }) => ({ tape: taped(tape, play, action, screens) }));
    return played;
  });
}

/** Lets simulated time go on to `until`, if it is not there yet; stops early when it is `enough`. */
export function letPass(until: number, enough?: () => boolean): void {
  const { play } = store.getState();
  if (play === undefined || until <= play.world.time || waiting.length > 0) return;
  take((now) => rules.pass(now, until, enough));
  store.setState((state) => ({ now: Math.max(state.now, until), journal: overdue(state.journal) }));
}

export function undoCommand(): void {
  turn('clock.undone', (now) => undo(store.getState().history, now, moments));
}

export function redoCommand(): void {
  turn('clock.redone', () => redo(store.getState().history, moments));
}

/** For each terminal, how everything was when the line that is being typed was empty, and after which commands. */
const beginnings = new Map<number, { moment: Moment; history: History<Moment, MomentChange> }>();

function noteLine(terminal: number, line: string): void {
  const { play, journal, screens, history } = store.getState();
  if (play === undefined || commandOn(line) !== '' || !rules.isAtPrompt(play.world, terminal)) return;
  beginnings.set(terminal, { moment: { play, screens, journal }, history });
}

function noteCommand(terminal: number, command: string): void {
  const { play, journal, screens, history } = store.getState();
  if (play === undefined || command === '' || !rules.isAtPrompt(play.world, terminal)) return;
  const beginning = beginnings.get(terminal);
  const isFresh = beginning?.history === history;
  const before: Moment = isFresh ? beginning.moment : { play, screens, journal };
  store.setState((state) => ({
    history: remember(state.history, command, before, moments),
    journal: noteTyped(state.journal, { terminal, command, from: play.world.time }),
    play: rules.countCommand(play),
  }));
}

function overdue(journal: Moment['journal']): Moment['journal'] {
  const { play } = store.getState();
  const open = journal.filter((entry) => entry.until === undefined);
  if (play === undefined || open.length === 0) return journal;
  return open.reduce(
    (list, entry) =>
      rules.isAtPrompt(play.world, entry.terminal) ? noteOver(list, entry.terminal, play.world.time) : list,
    journal,
  );
}

type GameStep = (play: rules.Play) => Played;

/** Steps that wait for a part of the simulation to be loaded. */
let waiting: GameStep[] = [];
let loadMore = (part: string): Promise<unknown> => Promise.reject(new Error(`nobody loads ${part}`));

/** Tells how a part of the simulation is fetched; the terminal comes before it. */
export function useMore(load: (part: string) => Promise<unknown>): void {
  loadMore = load;
}

/** Does a step of the game. A fault in it is ours: it is told, and the game stays as it was. */
function take(step: GameStep): void {
  const { play } = store.getState();
  if (play === undefined) return;
  if (waiting.length > 0) {
    waiting.push(step);
    return;
  }
  try {
    show(step(play));
  } catch (error) {
    if (error instanceof NeedsMore) waitFor(step, error.part);
    else tellFault(error);
  }
}

function waitFor(step: GameStep, part: string): void {
  waiting.push(step);
  loadMore(part).then(() => {
    const steps = waiting;
    waiting = [];
    for (const one of steps) take(one);
  }, tellFault);
}

function tellFault(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  console.error(error);
  notify({ id: 'fault', kind: 'problem', text: word('notice.fault', { text }) });
}

function show({ play, shown }: Played): void {
  const before = store.getState().play;
  const screens = { ...store.getState().screens };
  for (const [terminal, data] of byTerminal(shown.terminal)) {
    screens[terminal] = ((screens[terminal] ?? '') + data).slice(-mostScreen);
    // What has scrolled out of reach within one step need not be drawn.
    for (const listener of screenListeners) listener({ terminal, data: data.slice(-mostScreen) });
  }
  for (const event of shown.events)
    if (event.type === 'fault')
      notify({
        id: 'fault',
        kind: 'problem',
        text: word('notice.fault', { text: `${event.id}: ${event.attributes.text ?? ''}` }),
      });
  const isShown = shown.events.filter((event) => event.type !== 'process');
  store.setState((state) => ({
    play,
    screens,
    now: Math.max(state.now, play.world.time),
    events: isShown.length === 0 ? state.events : [...state.events, ...isShown].slice(-remembered),
  }));
  if (play.isSolved && before?.isSolved === false) celebrate();
}

/** What each terminal was sent, in one piece: programs write in many small ones. */
function byTerminal(parts: Played['shown']['terminal']): Map<number, string> {
  const pieces = new Map<number, string[]>();
  for (const { terminal, data } of parts) {
    const list = pieces.get(terminal);
    if (list === undefined) pieces.set(terminal, [data]);
    else list.push(data);
  }
  return new Map([...pieces].map(([terminal, list]) => [terminal, list.join('')]));
}

function celebrate(): void {
  const { play, progress } = store.getState();
  if (play === undefined) return;
  const stars = starsFor(resultOf(play));
  store.setState({
    progress: progressAfter(progress, {
      type: 'solved',
      level: play.level.id,
      stars,
      commands: play.commands,
    }),
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
    ...(play.spent === undefined ? {} : { spent: play.spent }),
    ...(play.level.budget === undefined ? {} : { budget: play.level.budget }),
  };
}

function turn(
  key: 'clock.undone' | 'clock.redone',
  go: (now: Moment) => Turned<Moment, MomentChange> | undefined,
): void {
  const { play, screens, journal } = store.getState();
  if (play === undefined) return;
  try {
    const turned = go({ play, screens, journal });
    if (turned !== undefined) showTurned(key, turned);
  } catch (error) {
    if (!(error instanceof NeedsMore)) throw error;
    loadMore(error.part).then(() => {
      turn(key, go);
    }, tellFault);
  }
}

function showTurned(key: 'clock.undone' | 'clock.redone', turned: Turned<Moment, MomentChange>): void {
  const { state: moment, history, label } = turned;
  beginnings.clear();
  store.setState((state) => ({
    ...moment,
    history,
    events: [],
    past: undefined,
    tape: jumped(state.tape, moment.play, moment.screens),
    now: moment.play.world.time,
    told: [...state.told, word(key, { command: label })],
  }));
  showWhole(moment.play, moment.screens);
}
