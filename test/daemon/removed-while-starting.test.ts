import { expect, it } from 'vitest';
import { Lab } from '../support/lab';

// A container that goes round in circles is removed at any moment of a turn, also in the middle of a start.
it.each([2.9, 2.95, 3, 3.05, 3.1, 3.15, 3.2, 3.25])(
  'leaves no door open when it is removed %s s after a start that cannot succeed',
  (seconds) => {
    const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
    lab.run(
      `docker run -d --name box --restart always -p 8080:80 busybox false; sleep ${seconds}; docker rm -f box`,
    );
    expect(lab.run('ss -ltn | grep 8080; docker ps -aq')).toBe('');
    expect(lab.run('docker run --rm -p 8080:80 busybox echo free')).toBe('free\n');
  },
);
