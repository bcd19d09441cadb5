import type { LevelSource } from '#game/level';

const restart = `#!/bin/sh
# restart-shop: what happens every night at four
pkill -f /srv/shop/server.js && sleep 1
setsid node /srv/shop/server.js > /var/log/shop.log 2>&1 < /dev/null &
sleep 1
cat /var/log/shop.log
`;

const shop = `const http = require('http');
const { frame } = require('/usr/local/lib/frame');
const { yen } = require('/usr/local/lib/money');
http
  .createServer((request, response) => response.end(frame('melon: ' + yen(1000)) + '\\n'))
  .listen(80, () => console.log('the shop is open on port 80'));
`;

const wiki = `// The old wiki. Nobody has written anything in it since spring.
const http = require('http');
const { frame } = require('/usr/local/lib/frame');
const { table } = require('/usr/local/lib/table');
const { day } = require('/usr/local/lib/day');
http
  .createServer((request, response) => response.end(frame(table([day(), 'nothing new'])) + '\\n'))
  .listen(3002);
`;

const dockerfile = `FROM node:14-alpine
COPY lib /usr/local/lib
COPY server.js /srv/wiki/
VOLUME /srv/wiki/pages
CMD ["node", "/srv/wiki/server.js"]
`;

const library = {
  'frame.js': "exports.frame = (text) => '[ ' + text + ' ]';\n",
  'money.js': "exports.yen = (n) => n + ' yen';\n",
  'table.js': "exports.table = (cells) => cells.join(' | ');\n",
  'day.js': 'exports.day = () => new Date().toISOString().slice(0, 10);\n',
};
const inDirectory = (path: string) =>
  Object.fromEntries(Object.entries(library).map(([name, text]) => [`${path}/${name}`, text]));

const isOpen = "curl -fsS -m 3 localhost | grep -q '1000 yen'";

export const level: LevelSource = {
  id: 'leftovers',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:14-alpine'],
      installed: ['node-14'],
      files: {
        ...inDirectory('/usr/local/lib'),
        '/usr/local/bin/restart-shop': { text: restart, mode: 0o755 },
        '/srv/shop/server.js': shop,
        '/srv/wiki/server.js': wiki,
        '/root/wiki/server.js': wiki,
        '/root/wiki/Dockerfile': dockerfile,
        ...inDirectory('/root/wiki/lib'),
      },
      before: [
        'install -m 755 /opt/node-14/bin/node /usr/bin/node',
        'restart-shop',
        'docker build -q -t wiki:1 /root/wiki',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'removed', kind: 'command', run: '! test -e /srv/wiki && ! test -e /usr/local/lib/table.js' },
    { id: 'hurt', kind: 'shown', text: "Cannot find module '/usr/local/lib/(frame|money)'" },
    { id: 'repaired', kind: 'command', run: isOpen, after: ['hurt'] },
    {
      id: 'box',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:3002 | grep -q nothing',
      after: ['repaired'],
    },
    {
      id: 'gone',
      kind: 'command',
      run: '[ -z "$(docker ps -aq)$(docker volume ls -q)" ] && ! docker image inspect wiki:1 > /dev/null 2>&1',
      after: ['box'],
    },
    { id: 'unhurt', kind: 'command', run: `restart-shop && ${isOpen}`, keep: 'always', after: ['gone'] },
  ],
  par: 7,
  tokens: [
    'rm',
    '-r',
    '/srv/wiki',
    '/usr/local/lib/',
    'frame.js',
    'table.js',
    'day.js',
    'ls',
    'cat',
    'restart-shop',
    'cp',
    '/root/wiki/lib/frame.js',
    'docker',
    'run',
    '-d',
    '--name',
    'wiki',
    '-p',
    '3002:3002',
    'wiki:1',
    '-f',
    '-v',
    'rmi',
    'volume',
    'prune',
    'ps',
    '-a',
    'curl',
    'localhost',
    'localhost:3002',
  ],
};
