import { expect, it } from 'vitest';
import {
  mostSteps,
  newHistory,
  redo,
  remember,
  undo,
  undoable,
  type Calculus,
  type History,
} from '#game/history';
import { parseLevel } from '#game/level';
import { moments, type Moment, type MomentChange } from '#game/moment';
import { act, begin, pass, type Played } from '#game/play';
import { levels } from '#levels/index';
import { saveWorld } from '#sim/index';

const numbers: Calculus<number, number> = {
  between: (from, to) => to - from,
  after: (state, change) => state + change,
};

const typed = (labels: string[]): History<number, number> =>
  labels.reduce(
    (history, label, index) => remember(history, label, 10 * index, numbers),
    newHistory<number, number>(),
  );

it('goes back and forth again', () => {
  const back = undo(typed(['a', 'b']), 17, numbers);
  expect([back?.label, back?.state]).toEqual(['b', 10]);
  const further = back && undo(back.history, 12, numbers);
  expect([further?.label, further?.state]).toEqual(['a', 0]);
  expect(further && undo(further.history, 3, numbers)).toBeUndefined();
  const forth = further && redo(further.history, numbers);
  expect([forth?.label, forth?.state]).toEqual(['a', 10]);
  const last = forth && redo(forth.history, numbers);
  expect([last?.label, last?.state]).toEqual(['b', 17]);
  expect(last && redo(last.history, numbers)).toBeUndefined();
  const again = last && undo(last.history, 25, numbers);
  expect([again?.label, again?.state]).toEqual(['b', 10]);
});

it('has nothing to undo at the beginning', () => {
  expect(undo(newHistory<number, number>(), 0, numbers)).toBeUndefined();
  expect(undoable(newHistory<number, number>())).toBe(0);
});

it('forgets what was undone when something new is done, and goes back over the time between', () => {
  const back = undo(typed(['a', 'b']), 17, numbers);
  const other = back && remember(back.history, 'c', 14, numbers);
  expect(other && redo(other, numbers)).toBeUndefined();
  const once = other && undo(other, 20, numbers);
  expect([once?.label, once?.state]).toEqual(['c', 14]);
  const twice = once && undo(once.history, 15, numbers);
  expect([twice?.label, twice?.state]).toEqual(['a', 0]);
  const forth = twice && redo(twice.history, numbers);
  expect(forth?.state).toBe(14);
});

it('keeps so many steps and no more', () => {
  const history = typed(Array.from({ length: mostSteps + 50 }, (_, i) => String(i)));
  expect(undoable(history)).toBe(mostSteps);
  expect(history.open).toBe(String(mostSteps + 49));
});

it('goes back over commands by patches of the world, exactly, and forth again', async () => {
  let { play } = begin(parseLevel(await levels['first-container']?.()));
  let screen = '';
  const follow = (played: Played) => {
    play = played.play;
    screen += played.shown.terminal.map(({ data }) => data).join('');
  };
  const now = (): Moment => ({ play, screens: { 1: screen }, journal: [] });
  const terminal = play.terminals[0]?.id ?? 0;
  let history = newHistory<Moment, MomentChange>();
  const states: Moment[] = [];
  for (const line of ['docker run -d --name web nginx', 'docker ps', 'docker rm -f web', 'echo end']) {
    states.push(now());
    history = remember(history, line, now(), moments);
    follow(act(play, { kind: 'type', terminal, text: `${line}\r` }));
    follow(pass(play, play.world.time + 20_000));
  }
  const end = now();
  const same = (moment: Moment | undefined) =>
    moment && [saveWorld(moment.play.world), moment.screens, moment.play.reached];

  let at: Moment = end;
  for (const wanted of states.toReversed()) {
    const turned = undo(history, at, moments);
    if (turned === undefined) throw new Error('cannot go back');
    ({ history, state: at } = turned);
    expect(same(at)).toEqual(same(wanted));
  }
  expect(undo(history, at, moments)).toBeUndefined();
  for (const wanted of [...states.slice(1), end]) {
    const turned = redo(history, moments);
    if (turned === undefined) throw new Error('cannot go forth');
    ({ history, state: at } = turned);
    expect(same(at)).toEqual(same(wanted));
  }
});
