/** What stars are given for. */
export interface Result {
  isSolved: boolean;
  /** commands typed, and how many are enough */
  commands: number;
  par: number;
  /** simulated ms used, and how many are enough; absent: time does not matter here */
  time: number;
  within?: number;
}

/** One star for solving it, one for par, one for the budget of time (given with par where there is none). */
export function starsFor(result: Result): number {
  if (!result.isSolved) return 0;
  const isPar = result.commands <= result.par;
  const isWithin = result.within === undefined ? isPar : result.time <= result.within;
  return 1 + Number(isPar) + Number(isWithin);
}
