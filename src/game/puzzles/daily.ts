import { puzzleId, type Difficulty } from './puzzle';

/** A day as it is written everywhere: 2026-11-22. */
export interface Day {
  year: number;
  /** from 1 */
  month: number;
  day: number;
}

/** The week begins gently and ends hard: Monday to Sunday. */
const week: readonly Difficulty[] = [1, 2, 2, 3, 3, 4, 5];

/** The id of the puzzle that everybody has on a day. */
export function dailyId(day: Day): string {
  return puzzleId(week[weekday(day)] ?? 3, day.year * 10_000 + day.month * 100 + day.day);
}

/** 0 for Monday: Sakamoto's rule, for the calendar that is in use. */
function weekday({ year, month, day }: Day): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const counted = month < 3 ? year - 1 : year;
  const leaps = Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400);
  return (counted + leaps + shift + day + 6) % 7;
}

/** A day as text. */
export function dayText({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
