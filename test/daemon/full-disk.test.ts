import { expect, it } from 'vitest';
import { Lab } from '../support/lab';

it('gives a pull up where its layers find no room, and leaves nothing of it', () => {
  const lab = new Lab([{ name: 'web1', disk: 3e9 }]);
  const before = lab.run('df -B1 / | tail -1');
  expect(lab.run('docker pull mongo 2>&1 | tail -1; echo "${PIPESTATUS[0]}"', 1, 120_000)).toBe(
    'failed to register layer: write /usr/bin/mongoexport: no space left on device\n1\n',
  );
  expect(lab.run('docker images -q; docker system df | sed -n 2p')).toBe(
    'Images          0         0         0B        0B\n',
  );
  expect(lab.run('df -B1 / | tail -1')).toBe(before);
  expect(lab.run('docker pull -q redis:alpine', 1, 60_000)).toBe('docker.io/library/redis:alpine\n');
});
