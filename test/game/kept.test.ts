import { expect, it } from 'vitest';
import { keepGame } from '#game/keep-game';
import { levelOfGame, openGame, type KeptGame } from '#game/kept-game';
import { parseLevel, type Level } from '#game/level';
import { begin, pass } from '#game/play';
import { readRun, replay, runOf, type Run } from '#game/shared-run';
import { levels } from '#levels/index';
import { saveWorld } from '#sim/index';

const load = async (id: string): Promise<Level> => parseLevel(await levels[id]?.());

const run: Run = [
  ['mikan', 'docker run -d --name web nginx'],
  ['mikan', 'docker exec web touch /usr/share/nginx/html/hello.txt'],
  ['mikan', 'docker ps'],
];

it('goes on from a kept game as if it had never been put away', async () => {
  const level = await load('first-container');
  const played: KeptGame = { ...replay(begin(level), run), hints: { pull: 1 } };
  const text = keepGame(played);
  expect(levelOfGame(text)).toBe('first-container');
  const opened = openGame(text, level);
  if ('refused' in opened) throw new Error(opened.refused);
  expect(opened).toEqual(JSON.parse(JSON.stringify(played)));
  const later = (game: KeptGame) => pass(game.play, game.play.world.time + 5000).play;
  expect(saveWorld(later(opened).world)).toBe(saveWorld(later(played).world));
});

it('refuses what is no game, and says why', async () => {
  const level = await load('first-container');
  const text = keepGame({ ...replay(begin(level), []), hints: {} });
  const other = (change: object) => JSON.stringify({ ...(JSON.parse(text) as object), ...change });
  const why = (one: string, on = level) => {
    const opened = openGame(one, on);
    return 'refused' in opened ? opened.refused : 'opened';
  };
  expect(why(text)).toBe('opened');
  expect(why('{')).toBe('not JSON');
  expect(why('null')).toMatch(/^game: /);
  expect(why(other({ format: 'x' }))).toMatch(/^format: /);
  expect(why(other({ reached: [1] }))).toMatch(/^reached\.0: /);
  expect(why(other({ world: '{}' }))).toMatch(/^version: /);
  expect(why(other({ more: 1 }))).toMatch(/^more: /);
  expect(why(other({ terminals: [] }))).toMatch(/^terminals: /);
  expect(why(text, await load('a-hundred'))).toBe('level: it is of first-container');
});

it('types a run again, and comes to the same', async () => {
  const level = await load('first-container');
  const once = replay(begin(level), run);
  expect(once.play.reached).toEqual(['pull', 'run', 'inside']);
  expect(once.play.commands).toBe(3);
  const again = readRun(JSON.stringify(runOf(once.play, once.journal)), level.terminals);
  expect(again).toEqual(run);
  const twice = replay(begin(level), again ?? []);
  expect(saveWorld(twice.play.world)).toBe(saveWorld(once.play.world));
  expect(twice.screens).toEqual(once.screens);
});

it('ends a run with what does not come back', async () => {
  const level = await load('first-container');
  const { journal } = replay(begin(level), [
    ['mikan', 'sleep 1000'],
    ['mikan', 'echo never'],
  ]);
  expect(journal.map(({ command, until }) => [command, until])).toEqual([['sleep 1000', undefined]]);
});

it.each([
  { text: '[["mikan","docker ps"]]', is: [['mikan', 'docker ps']] },
  { text: '[]', is: [] },
  { text: '[["yuzu","docker ps"]]', is: undefined },
  { text: '[["mikan","a\\nb"]]', is: undefined },
  { text: '[["mikan",""]]', is: undefined },
  { text: '[["mikan"]]', is: undefined },
  { text: '{"run":1}', is: undefined },
  { text: 'x', is: undefined },
  { text: JSON.stringify([['mikan', 'x'.repeat(5000)]]), is: undefined },
  { text: JSON.stringify(Array.from({ length: 301 }, () => ['mikan', 'x'])), is: undefined },
])('reads a run out of a link: $text', ({ text, is }) => {
  expect(readRun(text, ['mikan'])).toEqual(is);
});
