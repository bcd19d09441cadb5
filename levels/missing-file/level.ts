import type { LevelSource } from '#game/level';

const server = `const http = require('http');
const fs = require('fs');
const menu = require('./menu.json');
http
  .createServer((request, response) => {
    const sign = fs.readFileSync('/srv/shop/sign.txt', 'utf8');
    response.end(sign + menu.map((one) => one.name + ' ' + one.price + ' yen').join(', ') + '\\n');
  })
  .listen(3000, () => console.log('the shop is open on port 3000'));
`;

const menu = '[{ "name": "melon", "price": 1000 }, { "name": "kettle", "price": 4200 }]\n';
const sign = '** konten-na shop **\n';
const node = ['install -m 755 /opt/node-14/bin/node /usr/bin/node'];
const answers = "curl -fsS -m 3 localhost:3000 | grep -q 'melon 1000 yen'";

export const level: LevelSource = {
  id: 'missing-file',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      installed: ['node-14'],
      files: {
        '/srv/shop/server.js': server,
        '/srv/shop/menu.json': menu,
        '/srv/shop/sign.txt': sign,
      },
      before: [...node, 'for host in yuzu kaki; do ssh -o StrictHostKeyChecking=accept-new $host true; done'],
    },
    {
      name: 'yuzu',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      installed: ['node-14'],
      files: { '/srv/shop/server.js': server, '/srv/shop/sign.txt': sign },
      before: node,
    },
    {
      name: 'kaki',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      installed: ['node-14'],
      files: { '/srv/shop/server.js': server },
      before: node,
    },
  ],
  terminals: ['mikan', 'yuzu', 'kaki'],
  goals: [
    { id: 'mikan', kind: 'command', run: answers },
    { id: 'missing', kind: 'shown', text: "Cannot find module '\\./menu\\.json'" },
    { id: 'yuzu', kind: 'command', host: 'yuzu', run: answers, after: ['missing'] },
    { id: 'later', kind: 'shown', text: "ENOENT[^\\n]*'/srv/shop/sign\\.txt'" },
    { id: 'kaki', kind: 'command', host: 'kaki', run: answers, after: ['later'] },
  ],
  par: 9,
  tokens: [
    'node',
    '/srv/shop/server.js',
    '&',
    'curl',
    'localhost:3000',
    'ls',
    '/srv/shop',
    'scp',
    '/srv/shop/menu.json',
    '/srv/shop/sign.txt',
    'yuzu:/srv/shop/',
    'kaki:/srv/shop/',
  ],
};
