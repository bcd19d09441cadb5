import { describe, expect, it } from 'vitest';
import { act, begin, pass, type Play, type Played } from '#game/play';
import { eventAfter, eventBefore, filmOf, positionAt } from '#game/replay';
import { jumped, mostKept, newTape, taped, type Tape } from '#game/tape';
import { explain } from '#game/explain/index';
import { parseLevel } from '#game/level';
import type { Action } from '#sim/index';

const level = parseLevel({
  id: 'desk',
  hosts: [{ name: 'web1', images: ['nginx'] }],
  terminals: ['web1'],
  goals: [{ id: 'one', kind: 'container', image: 'nginx', state: 'running', least: 1 }],
  par: 1,
  tokens: [],
});

/** Plays as the page does: every action is noted down before it is done. */
class Session {
  play: Play;
  tape: Tape;
  readonly seen: Play[] = [];
  screens: Record<string, string> = {};

  constructor() {
    const begun = begin(level);
    this.play = begun.play;
    this.#show(begun);
    this.tape = newTape(this.play, this.screens);
  }

  get terminal(): number {
    return this.play.terminals[0]?.id ?? 0;
  }

  do(action: Action): void {
    this.tape = taped(this.tape, this.play, action, this.screens);
    this.#show(act(this.play, action));
  }

  wait(ms: number): void {
    this.#show(pass(this.play, this.play.world.time + ms / 2));
    this.seen.push(this.play);
    this.#show(pass(this.play, this.play.world.time + ms / 2));
  }

  /** Types letter by letter, with a breath after each. */
  type(line: string, then = 2000): void {
    for (const letter of line) {
      this.do({ kind: 'type', terminal: this.terminal, text: letter });
      this.wait(40);
    }
    this.do({ kind: 'type', terminal: this.terminal, text: '\r' });
    this.wait(then);
  }

  #show({ play, shown }: Played): void {
    this.play = play;
    this.screens = { ...this.screens };
    for (const { terminal, data } of shown.terminal)
      this.screens[terminal] = (this.screens[terminal] ?? '') + data;
  }
}

describe('a tape', () => {
  const session = new Session();
  session.wait(500);
  session.type('docker run -d --name web nginx');
  session.type('docker ps');
  session.type('docker rm -f web');

  it('gives every moment again, in any order', () => {
    for (const play of [...session.seen.filter((_, i) => i % 9 === 0)].reverse())
      expect(positionAt(session.tape, play.world.time).play.world).toEqual(play.world);
  });

  it('goes on from a moment nearby to the same', () => {
    const { time } = session.play.world;
    const half = positionAt(session.tape, time / 2);
    const there = positionAt(session.tape, time, half);
    expect(there.play.world).toEqual(session.play.world);
    expect(there.screens).toEqual(session.screens);
  });

  it('goes from event to event', () => {
    const start = positionAt(session.tape, session.seen[0]?.world.time ?? 0);
    const first = eventAfter(start, session.play.world.time);
    const second = eventAfter(positionAt(session.tape, first ?? 0), session.play.world.time);
    expect(second).toBeGreaterThan(first ?? Infinity);
    expect(eventBefore(positionAt(session.tape, second ?? 0))).toBe(first);
    expect(eventAfter(positionAt(session.tape, session.play.world.time), session.play.world.time)).toBe(
      undefined,
    );
  });

  it('has the film of each command', () => {
    const told = ['docker ps', 'docker rm -f web'].map((command, i) => {
      const enter = session.tape.takes.filter(
        ({ action }) => action?.kind === 'type' && action.text === '\r',
      )[i + 1];
      const entry = { terminal: session.terminal, command, from: enter?.at ?? 0 };
      return explain(filmOf(session.tape, entry, session.play.world.time)).map(({ key }) => key);
    });
    expect(told).toEqual([
      ['client.starts', 'http.ask.ping', 'http.answer', 'http.ask.list', 'http.answer', 'client.ends'],
      [
        'client.starts',
        'http.ask.ping',
        'http.answer',
        'http.ask.remove',
        'daemon.kill',
        'kernel.killed',
        'kernel.container-ends',
        'daemon.disconnect',
        'daemon.die',
        'daemon.destroy',
        'http.answer',
        'client.ends',
      ],
    ]);
  });

  it('forgets what was undone when something else is done, and not before', () => {
    const early = session.seen[0];
    if (early === undefined) throw new Error('nothing was seen');
    const undone = jumped(session.tape, early);
    expect(undone.takes.every((take) => take.at <= early.world.time)).toBe(true);
    const redone = jumped(undone, session.play);
    expect(redone.takes.filter(({ action }) => action)).toEqual(
      session.tape.takes.filter(({ action }) => action),
    );
    expect(positionAt(redone, session.play.world.time).play.world).toEqual(session.play.world);
    const other = taped(undone, early, { kind: 'type', terminal: session.terminal, text: 'x' });
    expect(other.undone).toEqual([]);
  });

  it('keeps so many plays and no more, and still gives every moment', () => {
    const long = new Session();
    for (let i = 0; i < mostKept * 2; i++) {
      long.do({ kind: 'type', terminal: long.terminal, text: '\r' });
      long.wait(20);
    }
    expect(long.tape.takes.filter(({ play }) => play !== undefined).length).toBeLessThanOrEqual(mostKept);
    const middle = long.seen[mostKept];
    expect(positionAt(long.tape, middle?.world.time ?? 0).play.world).toEqual(middle?.world);
  });
});
