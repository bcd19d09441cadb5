/** What stars are given for. */
export interface Result {
  isSolved: boolean;
  /** commands typed, and how many are enough */
  commands: number;
  par: number;
  /** simulated ms used, and how many are enough; absent: time does not matter here */
  time: number;
  within?: number;
  /** bytes that the images took when it was solved, and how many are enough; absent: they do not matter here */
  spent?: number;
  budget?: number;
}

/** One star for solving it, one for par, one for the budget of time or of disk (given with par where there is none). */
export function starsFor(result: Result): number {
  if (!result.isSolved) return 0;
  const isPar = result.commands <= result.par;
  const hasBudget = result.within !== undefined || result.budget !== undefined;
  const isInTime = result.within === undefined || result.time <= result.within;
  const isThrifty = result.budget === undefined || (result.spent ?? Infinity) <= result.budget;
  const isWithin = hasBudget ? isInTime && isThrifty : isPar;
  return 1 + Number(isPar) + Number(isWithin);
}
