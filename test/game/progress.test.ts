import { expect, it } from 'vitest';
import { askHint, hintedGoal, hintsOf } from '#game/hints';
import { commandOn, noteOver, noteTyped } from '#game/journal';
import { isProgress, newProgress, progressAfter } from '#game/progress';
import { starsFor } from '#game/stars';
import { parseStory, plain } from '#game/story';

it('keeps the best of a level, and the stars that were won', () => {
  let progress = progressAfter(newProgress('one'), { type: 'solved', level: 'one', stars: 3, commands: 6 });
  progress = progressAfter(progress, { type: 'solved', level: 'one', stars: 1, commands: 9 });
  progress = progressAfter(progress, { type: 'opened', level: 'two' });
  expect(progress).toEqual({ version: 1, current: 'two', levels: { one: { stars: 3, best: 6 } } });
});

it('takes for progress only what is', () => {
  const won = progressAfter(newProgress('one'), { type: 'solved', level: 'one', stars: 3, commands: 6 });
  const kept = JSON.parse(JSON.stringify(won)) as unknown;
  const others = [undefined, null, 1, 'x', [], {}, { ...won, version: 2 }, { ...won, levels: { one: null } }];
  expect([kept, ...others].map(isProgress)).toEqual([true, ...others.map(() => false)]);
});

it.each([
  { name: 'not solved', result: { isSolved: false, commands: 1, par: 6, time: 0 }, stars: 0 },
  { name: 'solved, with many commands', result: { isSolved: true, commands: 9, par: 6, time: 0 }, stars: 1 },
  { name: 'within par', result: { isSolved: true, commands: 6, par: 6, time: 0 }, stars: 3 },
  {
    name: 'within par, but slow',
    result: { isSolved: true, commands: 6, par: 6, time: 90_000, within: 60_000 },
    stars: 2,
  },
  {
    name: 'quick, with many commands',
    result: { isSolved: true, commands: 9, par: 6, time: 50_000, within: 60_000 },
    stars: 2,
  },
])('gives $stars stars when $name', ({ result, stars }) => {
  expect(starsFor(result)).toBe(stars);
});

it('gives hints one by one, about the first open goal', () => {
  const story = parseStory('# T\n## goals\n- `a`: A.\n- `b`: B.\n## hints\n- `b`: one\n- `b`: two\n');
  expect(hintedGoal(['a', 'b'], ['a'])).toBe('b');
  let shown = {};
  for (const texts of [['one'], ['one', 'two'], ['one', 'two']]) {
    shown = askHint(shown, 'b', story);
    expect(hintsOf(shown, 'b', story)).toEqual({
      texts: texts.map((text) => [{ kind: 'plain', text }]),
      of: 2,
    });
  }
  expect(hintsOf({}, 'b', story).texts.map(plain)).toEqual([]);
});

it.each([
  { line: 'root@mikan:~# docker ps', command: 'docker ps' },
  { line: 'bash-5.2$ for i in 1 2; do echo $i; done', command: 'for i in 1 2; do echo $i; done' },
  { line: '/ # ls', command: 'ls' },
  { line: 'no prompt here', command: undefined },
  { line: 'root@mikan:~# ', command: '' },
])('finds the command on "$line"', ({ line, command }) => {
  expect(commandOn(line)).toBe(command);
});

it('notes how long a command took', () => {
  const typed = noteTyped([], { terminal: 1, command: 'sleep 2', from: 100 });
  expect(noteOver(typed, 1, 2100)).toEqual([{ terminal: 1, command: 'sleep 2', from: 100, until: 2100 }]);
});
