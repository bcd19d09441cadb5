import { expect, it } from 'vitest';
import { newId } from '#sim/daemon/state/names';
import type { Sim } from '#sim/index';

it('makes no id whose short form is a number', () => {
  const given = ['1'.repeat(64), `${'2'.repeat(12)}${'a'.repeat(52)}`, `${'3'.repeat(11)}b${'4'.repeat(52)}`];
  const sim = { random: { hex: () => given.shift() ?? '' } } as unknown as Sim;
  expect(newId(sim)).toBe(`${'3'.repeat(11)}b${'4'.repeat(52)}`);
});
