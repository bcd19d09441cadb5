import { describe, expect, it } from 'vitest';
import '#sim/more';
import { rehearse } from '#game/rehearsal';
import { starsFor } from '#game/stars';
import { typedFor } from '#game/puzzles/commands';
import { makePuzzle } from '#game/puzzles/generate';
import { levelOf } from '#game/puzzles/level';
import type { Difficulty } from '#game/puzzles/puzzle';
import type { Deed } from '#game/transcript';

const slow = 60_000;
const seeds: [Difficulty, number][] = [
  [2, 2],
  [3, 2],
  [3, 20261125],
  [4, 2],
  [5, 1],
];

describe.each(seeds)('puzzle of difficulty %s and seed %s', (difficulty, seed) => {
  it(
    'is solved in the simulation by the arrangement that the solver found, with all stars',
    () => {
      const made = makePuzzle(difficulty, seed);
      const level = levelOf(made);
      const deeds: Deed[] = typedFor(made.puzzle, made.optimum).map(({ host, line }) => ({
        kind: 'type',
        host,
        line,
      }));
      const { play, screen } = rehearse(level, {
        title: '',
        deeds: [...deeds, { kind: 'wait', seconds: 60 }],
      });
      expect(play.reached, screen.slice(-3000)).toEqual(level.goals.map(({ id }) => id));
      const { commands, spent = Infinity } = play;
      const time = play.world.time - play.began;
      expect(
        starsFor({
          isSolved: play.isSolved,
          commands,
          par: level.par,
          time,
          spent,
          budget: level.budget ?? 0,
        }),
      ).toBe(3);
    },
    slow,
  );
});
