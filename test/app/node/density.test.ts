import { expect, test } from 'vitest';
import '#sim/more';
import { measureDensity } from '../../../src/app/node/bench/density';

test('density follows from the model, and lies where published figures lie', () => {
  const { rows, ratios } = measureDensity();
  const [containers, ...others] = rows;
  const of = (what: string) => others.find((row) => row.what.includes(what));
  // facts/physics.md 1.2: 12 to 14 machines of 1 GB fill a host of 16; many times as many containers
  expect([(of('1024 MiB')?.fit ?? 0) >= 12, (of('1024 MiB')?.fit ?? 0) <= 14]).toEqual([true, true]);
  expect(Math.min(...Object.values(ratios))).toBeGreaterThan(7);
  expect(of('containers in')?.fit ?? 0).toBeLessThan(containers?.fit ?? 0);
  // raw medians of Unikraft's artifacts: Docker 159 299, a guest under QEMU 103 434 requests a second
  const slower = (containers?.requestsPerSecond ?? 0) / (of('1024 MiB')?.requestsPerSecond ?? 1);
  expect(slower).toBeCloseTo(159_299 / 103_434, 1);
}, 60_000);
