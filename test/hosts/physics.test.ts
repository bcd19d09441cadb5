import { expect, test } from 'vitest';
import { Lab } from '../support/lab';

// Published and measured figures (facts/physics.md), as a session shows them.

const real = (said: string) => Number(/real\s+0m([\d.]+)s/.exec(said)?.[1]) * 1000;

test('a container starts in a quarter of a second, and in less than half of one beside a hundred', () => {
  const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
  const alone = real(lab.run('time docker run --rm busybox true'));
  const began = lab.world.time;
  lab.run(
    'for i in $(seq 100); do docker run -d busybox sleep 99999 >/dev/null; done; touch over',
    1,
    20_000,
  );
  while (lab.run('ls over 2>/dev/null', 1, 500) === '') continue;
  const hundred = (lab.world.time - began) / 1000;
  const among = real(lab.run('time docker run --rm busybox true'));
  // 247 ms and 419 ms; 26.9 s for a hundred, one after the other: upper bounds, measured on a busy machine
  expect([alone > 180, alone <= 260, among - alone > 150, among - alone < 195]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([hundred > 20, hundred < 30]).toEqual([true, true]);
}, 60_000);

test('pages that are the same are not merged: KSM is off', () => {
  expect(new Lab().run('cat /sys/kernel/mm/ksm/run /sys/kernel/mm/ksm/pages_shared')).toBe('0\n0\n');
});

test('work in a virtual machine takes 2.3 % longer', () => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  lab.run('multipass launch -n vm1', 1, 60_000);
  const work = 'time dd if=/dev/zero of=/dev/null bs=16M count=100';
  const [here, there] = [real(lab.run(work)), real(lab.run(`multipass exec vm1 -- bash -c "${work}"`))];
  expect(there / here).toBeCloseTo(1.023, 2);
}, 30_000);
