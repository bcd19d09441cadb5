import { eventAfter, eventBefore, positionAt, type Position } from '#game/replay';
import type { Tape } from '#game/tape';
import { NeedsMore, type SimEvent } from '#sim/index';
import { showWhole } from '#ui/game';
import { store } from '#ui/store';
import { loadPart } from '../site/parts';

/** Moments that were worked out stay, so that going back to one nearby is quick: so many. */
const mostStops = 60;
/** How far apart they are at least, simulated ms. */
const between = 400;

/** What the stage is shown of the events: the last ones, as the page itself keeps them. */
const shown = 120;

/** Plays the session's tape: goes to any moment of it, and on from there. One for the page. */
export class Deck {
  #stops: Position[] = [];
  #tape: Tape | undefined;
  #position: Position | undefined;
  #frame = 0;
  #last = 0;

  constructor() {
    store.subscribe((now, before) => {
      if (now.past === undefined && before.past !== undefined) this.#leave();
      if (now.isPaused !== before.isPaused || (now.past === undefined) !== (before.past === undefined))
        this.#wake();
    });
  }

  /** Where the session ends: now, simulated ms. */
  get end(): number {
    return store.getState().now;
  }

  get begin(): number {
    return store.getState().tape.takes[0]?.at ?? 0;
  }

  /** The moment that is shown. */
  get now(): number {
    const { past, now } = store.getState();
    return past?.now ?? now;
  }

  /** Shows a moment. The end is not the past: the session goes on there. */
  seek(time: number): void {
    if (time >= this.end) {
      store.setState({ past: undefined });
      return;
    }
    const position = this.#reach(Math.max(this.begin, time));
    if (position === undefined) return;
    this.#position = position;
    this.#show(position, Math.max(this.begin, time));
  }

  /** To the next event, or back to the one before: and stays there. */
  step(direction: 1 | -1): void {
    const here = this.#reach(Math.min(this.now, this.end));
    if (here === undefined) return;
    const time = direction === 1 ? eventAfter(here, this.end) : (eventBefore(here) ?? this.begin);
    store.setState({ isPaused: true });
    this.seek(time ?? this.end);
  }

  /** Shows a play that was worked out elsewhere. */
  put(play: Position['play'], events: readonly SimEvent[], now: number): void {
    this.#position = undefined;
    store.setState({ past: { play, events, now } });
  }

  toNow(): void {
    store.setState({ past: undefined });
  }

  #reach(time: number): Position | undefined {
    const { tape } = store.getState();
    if (this.#tape !== tape) {
      this.#tape = tape;
      this.#stops = [];
    }
    try {
      let near = this.#stops.findLast((stop) => stop.at <= time);
      // A long way is gone in steps, which stay.
      for (let at = (near?.at ?? time) + between * 4; at < time; at += between * 4)
        near = this.#note(positionAt(tape, at, near));
      return this.#note(positionAt(tape, time, near));
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      void loadPart(error.part).then(() => {
        this.seek(time);
      });
      return undefined;
    }
  }

  #note(position: Position): Position {
    const index = this.#stops.findLastIndex((stop) => stop.at <= position.at);
    const near = this.#stops[index];
    if (near === undefined || position.at - near.at >= between) {
      this.#stops.splice(index + 1, 0, position);
      if (this.#stops.length > mostStops)
        this.#stops = this.#stops.filter((_, i) => i % 2 === 0 || i === this.#stops.length - 1);
    }
    return position;
  }

  #show({ play, events, screens }: Position, now: number): void {
    const seen = events.filter((event) => event.type !== 'process').slice(-shown);
    const { past } = store.getState();
    const isSame =
      past !== undefined && past.events.length === seen.length && past.events.at(-1) === seen.at(-1);
    store.setState({ past: { play, events: isSame ? past.events : seen, now } });
    this.#screens(play, screens);
  }

  #seenScreens: Readonly<Record<string, string>> | undefined;

  /** The terminals show what they showed then. */
  #screens(play: Position['play'], screens: Position['screens']): void {
    const before = this.#seenScreens;
    const isSame = before !== undefined && Object.entries(screens).every(([id, text]) => before[id] === text);
    if (isSame) return;
    this.#seenScreens = screens;
    showWhole(play, { ...screens });
  }

  #leave(): void {
    this.#position = undefined;
    const { play, screens } = store.getState();
    if (play !== undefined && this.#seenScreens !== undefined) showWhole(play, screens);
    this.#seenScreens = undefined;
  }

  #wake(): void {
    cancelAnimationFrame(this.#frame);
    const { past, isPaused } = store.getState();
    if (past === undefined || isPaused || this.#position === undefined) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  /** The past goes on, at the clock's speed, until it is now. */
  readonly #tick = (): void => {
    const wall = performance.now();
    const passed = Math.min(100, wall - this.#last);
    this.#last = wall;
    const { past, isPaused, speed } = store.getState();
    if (past === undefined || isPaused || this.#position === undefined) return;
    this.seek(past.now + passed * speed);
    this.#frame = requestAnimationFrame(this.#tick);
  };
}
