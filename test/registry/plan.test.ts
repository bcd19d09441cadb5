import { describe, expect, test } from 'vitest';
import { downloadedAt, planPull, unpackedAt, type OfferedLayer } from '#sim/registry/index';

const layer = (name: string, bytes: number, size = bytes * 2): OfferedLayer => ({
  digest: `sha256:${name}`,
  diffId: `sha256:diff-${name}`,
  bytes,
  size,
});

const none = () => false;
const MB = 1e6;

describe('how a pull goes', () => {
  test('one layer: asking, then the whole bandwidth, then unpacking at 40 MB/s', () => {
    const plan = planPull([layer('a', 10 * MB, 20 * MB)], none, 10 * MB);
    const [one] = plan.layers;
    if (one === undefined) throw new Error('no layer');
    expect(plan.known).toBe(900);
    expect(one.download).toEqual([
      [980, 0],
      [1980, 10 * MB],
    ]);
    expect(one.unpackStart).toBe(1980);
    expect(one.unpackEnd).toBeCloseTo(1980 + 15 + 500, 6);
    expect(downloadedAt(one, 1480)).toBeCloseTo(5 * MB, 3);
    expect(unpackedAt(one, 1980)).toBe(0);
    expect(unpackedAt(one, 9999)).toBe(10 * MB);
  });

  test('at most three at once, and they share the bandwidth', () => {
    const plan = planPull(
      ['a', 'b', 'c', 'd'].map((name) => layer(name, 3 * MB)),
      none,
      9 * MB,
    );
    const ends = plan.layers.map(({ download }) => Math.round(download.at(-1)?.[0] ?? 0));
    expect(ends.slice(0, 3)).toEqual([1980, 1980, 1980]);
    expect(plan.layers[3]?.download[0]?.[0]).toBe(1980 + 80);
    expect(ends[3]).toBe(1980 + 80 + 333);
  });

  test('layers are unpacked in order, whichever came first', () => {
    const plan = planPull([layer('large', 50 * MB), layer('small', 1 * MB)], none, 10 * MB);
    const [large, small] = plan.layers;
    expect(small?.download.at(-1)?.[0]).toBeLessThan(large?.download.at(-1)?.[0] ?? 0);
    expect(small?.unpackStart).toBe(large?.unpackEnd);
    expect(plan.end).toBe((small?.unpackEnd ?? 0) + 15);
  });

  test('what is there costs nothing; the same layer twice comes once', () => {
    const plan = planPull(
      [layer('base', 30 * MB), layer('new', 1 * MB), layer('new', 1 * MB)],
      ({ digest }) => digest === 'sha256:base',
      10 * MB,
    );
    expect(plan.layers.map(({ isPresent }) => isPresent)).toEqual([true, false, true]);
    expect(plan.end).toBeLessThan(1300);
  });
});
