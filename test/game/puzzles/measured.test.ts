import { describe, expect, it } from 'vitest';
import '#sim/more';
import { hostItself, runtimes, services, vm, type ServiceName } from '#game/puzzles/wares';
import { Lab } from '../../support/lab';

const slow = 60_000;
const MiB = 2 ** 20;

/** A host as those of the puzzles, and its memory in use, bytes. */
function host(memory: number): { lab: Lab; used: () => number } {
  const lab = new Lab([{ name: 'mikan', cores: 4, memory }]);
  return { lab, used: () => Number(lab.run("free -b | awk '/^Mem/ { print $3 }'").trim()) };
}

it.each([512, 1024, 3072])('knows what a host of %s MiB needs for itself', (size) => {
  const { lab, used } = host(size * MiB);
  expect(Math.abs(used() - hostItself.memory)).toBeLessThan(4e6);
  const disk = Number(lab.run("df -B1 / | awk 'END { print $3 }'").trim());
  expect(Math.abs(disk - hostItself.disk)).toBeLessThan(10e6);
});

describe('what runs takes as much memory as the puzzles say', () => {
  it.each(Object.keys(services) as ServiceName[])(
    '%s',
    (name) => {
      const service = services[name];
      const { lab, used } = host(2048 * MiB);
      const before = used();
      const env = 'env' in service ? `-e ${service.env}` : '';
      for (const image of service.images) {
        lab.run(`docker run -d --name it -p 7000:${service.port} ${env} ${image}; sleep 60`, 1, 200_000);
        const asks = service.asks.replaceAll('HOST', 'localhost').replaceAll('DOOR', '7000');
        expect(lab.run(`${asks} && echo yes`)).toBe('yes\n');
        // As much as is said, and not so much less that the room would be wasted.
        expect((service.memory - (used() - before)) / 1e6).toBeGreaterThan(-1);
        expect((service.memory - (used() - before)) / 1e6).toBeLessThan(5);
        lab.run('docker rm -f it');
      }
    },
    slow,
  );

  it('a virtual machine', () => {
    const { lab, used } = host(2048 * MiB);
    const before = used();
    lab.run(`multipass launch --name lab --memory ${vm.given}`, 1, 60_000);
    expect(Math.abs(used() - before - vm.memory)).toBeLessThan(4e6);
  });

  it('applications', () => {
    const { lab, used } = host(1024 * MiB);
    lab.run(
      'echo "require(\'http\').createServer(() => undefined).listen(3000)" > /a.js; printf \'from http.server import *\\nHTTPServer(("", 8000), BaseHTTPRequestHandler).serve_forever()\\n\' > /a.py',
    );
    const before = used();
    lab.run('docker run -d --name node -v /:/srv -p 7001:3000 node:20-slim node /srv/a.js', 1, 90_000);
    const node = used() - before;
    lab.run(
      'docker run -d --name python -v /:/srv -p 7002:8000 python:3.12-slim python3 /srv/a.py',
      1,
      90_000,
    );
    const python = used() - before - node;
    expect(Math.abs(node - runtimes.node.memory)).toBeLessThan(2e6);
    expect(Math.abs(python - runtimes.python.memory)).toBeLessThan(2e6);
  });
});
