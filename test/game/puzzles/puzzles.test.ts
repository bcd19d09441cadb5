import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '#sim/more';
import { claimsInOrder, claimsOf } from '#game/puzzles/claims';
import { dailyId, dayText } from '#game/puzzles/daily';
import { Dice } from '#game/puzzles/dice';
import { makePuzzle } from '#game/puzzles/generate';
import { judge, placesFor } from '#game/puzzles/judge';
import { stacksFor } from '#game/puzzles/layers';
import { levelOf } from '#game/puzzles/level';
import {
  puzzleId,
  readPuzzleId,
  type Difficulty,
  type Place,
  type Plan,
  type Puzzle,
} from '#game/puzzles/puzzle';
import { solve } from '#game/puzzles/solve';

const slow = 120_000;
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** Draws an arrangement in which each tenant could live if it were alone. */
function anyPlaces(puzzle: Puzzle, dice: Dice): Place[] {
  return puzzle.tenants.map((tenant) => dice.of(placesFor(puzzle, tenant)));
}

/** The cheapest of all arrangements, one by one: as slow as it is sure. */
function byBruteForce(puzzle: Puzzle): Plan | undefined {
  const stacks = stacksFor(puzzle.tenants);
  const choices = puzzle.tenants.map((tenant) => placesFor(puzzle, tenant));
  let best: Plan | undefined;
  const go = (places: Place[]): void => {
    const next = choices[places.length];
    if (next === undefined) {
      const plan = judge(puzzle, places, stacks);
      if (typeof plan !== 'string' && (best === undefined || sum(plan.disk) < sum(best.disk))) best = plan;
    } else for (const place of next) go([...places, place]);
  };
  go([]);
  return best;
}

/** So many seeds of each difficulty: the hard ones take longer. */
const counts: [Difficulty, number][] = [
  [1, 800],
  [2, 800],
  [3, 800],
  [4, 120],
  [5, 120],
];

describe.each(counts)('difficulty %s', (difficulty, count) => {
  it(
    `has puzzles that can be solved, need what they claim, and are never beaten by chance (${count} seeds)`,
    () => {
      for (let seed = 1; seed <= count; seed++) {
        const { puzzle, optimum } = makePuzzle(difficulty, seed * 7919);
        const stacks = stacksFor(puzzle.tenants);
        const judged = judge(puzzle, optimum.places, stacks);
        expect(judged, puzzle.id).toEqual(optimum);
        expect(claimsOf(puzzle, stacks).slice(0, difficulty), puzzle.id).toEqual(
          claimsInOrder.slice(0, difficulty),
        );
        const dice = new Dice(seed);
        for (let tries = 0; tries < 20; tries++) {
          const plan = judge(puzzle, anyPlaces(puzzle, dice), stacks);
          if (typeof plan !== 'string')
            expect(sum(plan.disk), puzzle.id).toBeGreaterThanOrEqual(sum(optimum.disk));
        }
      }
    },
    slow,
  );
});

it.each([1, 2, 3] as const)('finds what brute force finds, at difficulty %s', (difficulty) => {
  for (let seed = 1; seed <= 12; seed++) {
    const { puzzle, optimum } = makePuzzle(difficulty, seed);
    const best = byBruteForce(puzzle);
    expect(best === undefined ? -1 : sum(best.disk), puzzle.id).toBe(sum(optimum.disk));
  }
});

it('says that there is no arrangement where there is none', () => {
  const { puzzle } = makePuzzle(3, 1);
  const hosts = puzzle.hosts.map((host) => ({ ...host, disk: 10e6 }));
  expect(solve({ ...puzzle, hosts })).toBe(byBruteForce({ ...puzzle, hosts }));
});

it('makes the same puzzle of the same seed, and levels that are valid', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 3, 4, 5),
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      (difficulty, seed) => {
        const made = makePuzzle(difficulty as Difficulty, seed);
        expect(makePuzzle(difficulty as Difficulty, seed)).toEqual(made);
        const level = levelOf(made);
        expect(level.goals.map(({ id }) => id)).toEqual([
          ...made.puzzle.tenants.map(({ name }) => name),
          'all',
        ]);
        expect(readPuzzleId(level.id)).toEqual({ difficulty, seed });
      },
    ),
    { numRuns: 60 },
  );
});

it.each(['puzzle-6-1', 'puzzle-0-1', 'puzzle-1-01', 'puzzle-1-99999999999', 'puzzle-1-', 'port-80'])(
  'takes %s for no puzzle',
  (id) => {
    expect(readPuzzleId(id)).toBeUndefined();
  },
);

describe('the daily puzzle', () => {
  it('is the same for everybody, gentle on Mondays and hard on Sundays', () => {
    const week = [23, 24, 25, 26, 27, 28, 29].map((day) => dailyId({ year: 2026, month: 11, day }));
    expect(week).toEqual([
      puzzleId(1, 20261123),
      puzzleId(2, 20261124),
      puzzleId(2, 20261125),
      puzzleId(3, 20261126),
      puzzleId(3, 20261127),
      puzzleId(4, 20261128),
      puzzleId(5, 20261129),
    ]);
    expect(dayText({ year: 2026, month: 3, day: 7 })).toBe('2026-03-07');
  });

  it('knows the days of the week as every calendar does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }),
        (date) => {
          const difficulty = [5, 1, 2, 2, 3, 3, 4][date.getUTCDay()];
          const id = dailyId({
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
          });
          expect(readPuzzleId(id)?.difficulty).toBe(difficulty);
        },
      ),
    );
  });
});
