import { expect, it } from 'vitest';
import { mostSteps, newHistory, redo, remember, undo, type History } from '#game/history';

const typed = (labels: string[]): History<number> =>
  labels.reduce((history, label, index) => remember(history, label, index), newHistory<number>());

it('goes back and forth again', () => {
  const back = undo(typed(['a', 'b']), 2);
  expect([back?.label, back?.state]).toEqual(['b', 1]);
  const further = back && undo(back.history, back.state);
  expect([further?.label, further?.state]).toEqual(['a', 0]);
  const forth = further && redo(further.history);
  expect([forth?.label, forth?.state]).toEqual(['a', 1]);
  const last = forth && redo(forth.history);
  expect([last?.label, last?.state]).toEqual(['b', 2]);
  expect(last && redo(last.history)).toBeUndefined();
});

it('has nothing to undo at the beginning', () => {
  expect(undo(newHistory<number>(), 0)).toBeUndefined();
});

it('forgets what was undone when something new is done', () => {
  const back = undo(typed(['a', 'b']), 2);
  expect(back && redo(remember(back.history, 'c', 1))).toBeUndefined();
});

it('keeps so many steps and no more', () => {
  const labels = Array.from({ length: mostSteps + 50 }, (_, i) => String(i));
  const { past } = typed(labels);
  expect(past).toHaveLength(mostSteps);
  expect(past.at(-1)?.label).toBe(String(mostSteps + 49));
});
