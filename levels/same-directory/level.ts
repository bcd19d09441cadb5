import type { LevelSource } from '#game/level';

const update = `#!/bin/sh
# update-lib 1|2: puts that version of the framework where every system of this machine looks for it
set -e
rm -rf /var/www/lib
cp -r "/opt/lib-$1" /var/www/lib
echo "/var/www/lib is now version $(cat /var/www/lib/VERSION)"
`;

const systemA = `// System A: the shop. It was written for version 1 of the framework.
const http = require('http');
const { total } = require('/var/www/lib/cart');
http
  .createServer((request, response) => response.end('A: ' + total([1000, 4200]) + ' yen\\n'))
  .listen(3001, () => console.log('system A listens on port 3001'));
`;

const systemB = `// System B: the members' pages. They need version 2, which knows about discounts.
const http = require('http');
const { total } = require('/var/www/lib/cart');
http
  .createServer((request, response) =>
    response.end('B: ' + total({ items: [1000, 4200], discount: 10 }) + ' yen\\n'),
  )
  .listen(3002, () => console.log('system B listens on port 3002'));
`;

const lib1 = `exports.total = (list) => list.reduce((sum, price) => sum + price, 0);
`;
const lib2 = `exports.total = ({ items, discount }) =>
  items.reduce((sum, price) => sum + price, 0) * (1 - (discount || 0) / 100);
`;

const answers = (port: number, words: string) => `curl -fsS -m 3 localhost:${port} | grep -q '^${words} yen'`;
const a = answers(3001, 'A: 5200');
const b = answers(3002, 'B: 4680');

export const level: LevelSource = {
  id: 'same-directory',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:14'],
      installed: ['node-14'],
      files: {
        '/usr/local/bin/update-lib': { text: update, mode: 0o755 },
        '/srv/a/server.js': systemA,
        '/srv/b/server.js': systemB,
        '/opt/lib-1/VERSION': '1\n',
        '/opt/lib-1/cart.js': lib1,
        '/opt/lib-2/VERSION': '2\n',
        '/opt/lib-2/cart.js': lib2,
      },
      before: ['mkdir -p /var/www; update-lib 1', 'install -m 755 /opt/node-14/bin/node /usr/bin/node'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'a', kind: 'command', run: a },
    { id: 'b', kind: 'command', run: b, after: ['a'] },
    {
      id: 'broken',
      kind: 'shown',
      text: "TypeError: Cannot read property 'reduce' of undefined",
      after: ['b'],
    },
    {
      id: 'boxes',
      kind: 'command',
      run: `docker top system-a && docker top system-b && ${a} && ${b}`,
      after: ['broken'],
    },
    {
      id: 'same-path',
      kind: 'command',
      run: '[ "$(docker exec system-a cat /var/www/lib/VERSION)$(docker exec system-b cat /var/www/lib/VERSION)" = 12 ]',
      after: ['broken'],
    },
  ],
  par: 9,
  shelf: ['node:14'],
  tokens: [
    'node',
    '/srv/a/server.js',
    '/srv/b/server.js',
    '&',
    'curl',
    'localhost:3001',
    'localhost:3002',
    'update-lib',
    '1',
    '2',
    'kill',
    '%1',
    '%2',
    'docker',
    'run',
    '-d',
    '--name',
    'system-a',
    'system-b',
    '-v',
    '/srv/a:/app',
    '/srv/b:/app',
    '/opt/lib-1:/var/www/lib',
    '/opt/lib-2:/var/www/lib',
    '-p',
    '3001:3001',
    '3002:3002',
    'node:14',
    '/app/server.js',
  ],
};
