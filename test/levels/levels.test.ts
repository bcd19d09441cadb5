import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '#sim/more';
import { parseLevel, type Level } from '#game/level';
import { begin, pass, type Played } from '#game/play';
import { rehearse } from '#game/rehearsal';
import { starsFor } from '#game/stars';
import { parseStory } from '#game/story';
import { parseTranscripts } from '#game/transcript';
import { languages, type Language } from '#locales/index';
import { chapters } from '#levels/chapters';
import { claims, claimsOf } from '#levels/claims';
import { levels } from '#levels/index';

const folder = join(import.meta.dirname, '../../levels');
const read = (id: string, file: string) => readFileSync(join(folder, id, file), 'utf8');
const codes = Object.keys(languages) as Language[];
/** A level may start a hundred containers, more than once, on a machine that is busy with other tests, wall ms. */
const slow = 60_000;

it('lists every folder of a level', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(Object.keys(levels).sort()).toEqual(folders.map((entry) => entry.name).sort());
});

it('has every level in one chapter, and their order is the order of the campaign', () => {
  expect(Object.keys(levels)).toEqual(chapters.flatMap((chapter) => chapter.levels));
});

it('plays every claim of the notes in at least one level', () => {
  expect(Object.keys(claimsOf).filter((id) => !Object.hasOwn(levels, id))).toEqual([]);
  const played = new Set(Object.values(claimsOf).flat().map(String));
  expect([...played].sort()).toEqual(Object.keys(claims).sort());
});

it('has the title of every chapter in every language', () => {
  const said = chapters.flatMap(({ title, about }) => codes.flatMap((code) => [title[code], about[code]]));
  expect(said.filter((text) => text === '')).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
});

describe.each(Object.keys(levels))('level %s', (id) => {
  const load = async (): Promise<Level> => parseLevel(await levels[id]?.());
  const solutions = parseTranscripts(read(id, 'solution.txt'));
  const mistakes = parseTranscripts(read(id, 'mistakes.txt'));

  it('has the name of its folder, a solution and a mistake', async () => {
    expect((await load()).id).toBe(id);
    expect([solutions.length > 0, mistakes.length > 0]).toEqual([true, true]);
  });

  it.each(codes)(
    'has every sentence in %s: goals, three hints for each, a title, a story, an end',
    async (language) => {
      const story = parseStory(read(id, `${language}.md`));
      const goals = (await load()).goals.map((goal) => goal.id);
      expect(Object.keys(story.goals)).toEqual(goals);
      expect(
        Object.fromEntries(Object.entries(story.hints).map(([goal, hints]) => [goal, hints.length])),
      ).toEqual(Object.fromEntries(goals.map((goal) => [goal, 3])));
      expect([story.title !== '', story.brief.length > 0, story.after.length > 0]).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  it('is not solved at the start', async () => {
    const { play } = begin(await load());
    expect(pass(play, play.world.time + 2000).play.reached).toEqual([]);
  });

  it.each(solutions)(
    'is solved: $title',
    async (solution) => {
      const level = await load();
      const { play, screen } = rehearse(level, solution);
      expect(play.reached, screen.slice(-3000)).toEqual(level.goals.map((goal) => goal.id));
    },
    slow,
  );

  it(
    'gives all stars for its first solution, from a beginning that was kept as JSON, as the page has it',
    async () => {
      const level = await load();
      const [first] = solutions;
      if (first === undefined) throw new Error('no solution');
      const start = JSON.parse(JSON.stringify(begin(level))) as Played;
      const { play } = rehearse(level, first, start);
      const time = play.world.time - play.began;
      expect(starsFor({ isSolved: play.isSolved, commands: play.commands, par: level.par, time })).toBe(3);
    },
    slow,
  );

  it.each(mistakes)(
    'is not solved: $title',
    async (mistake) => {
      expect(rehearse(await load(), mistake).play.isSolved).toBe(false);
    },
    slow,
  );
});
