import type { LevelSource } from '#game/level';

const server = `const http = require('http');
const { TAX, PORT, CURRENCY } = process.env;
const price = (net) => Math.round(net * (1 + Number(TAX) / 100)) + ' ' + CURRENCY;
http
  .createServer((request, response) => response.end('melon: ' + price(1000) + '\\n'))
  .listen(Number(PORT), () => console.log('the shop is open on port ' + PORT));
`;

const start = `#!/bin/sh
# start-shop: starts the shop (again), with the settings of this machine
pkill node && sleep 1
set -a
. /etc/shop.conf
setsid node /srv/shop/server.js > /var/log/shop.log 2>&1 < /dev/null &
sleep 1
cat /var/log/shop.log
`;

const machine = (name: string, settings: string) => ({
  name,
  cores: 2,
  memory: 2 * 2 ** 30,
  hasDocker: false,
  installed: ['node-14'],
  files: {
    '/srv/shop/server.js': server,
    '/usr/local/bin/start-shop': { text: start, mode: 0o755 },
    '/etc/shop.conf': settings,
  },
  before: ['install -m 755 /opt/node-14/bin/node /usr/bin/node', 'start-shop'],
});

const answers = (host: string) => `curl -fsS -m 3 ${host} | grep -qx 'melon: 1100 yen'`;

export const level: LevelSource = {
  id: 'other-settings',
  hosts: [
    machine('mikan', 'PORT=80\nCURRENCY=yen\nTAX=10\n'),
    machine('yuzu', 'PORT=80\nCURRENCY=yen\n'),
    machine('kaki', 'PORT=8080\nCURRENCY=yen\nTAX=8\n'),
  ],
  terminals: ['mikan', 'yuzu', 'kaki'],
  goals: [
    { id: 'right', kind: 'shown', text: 'melon: 1100 yen' },
    { id: 'nan', kind: 'shown', text: 'melon: NaN' },
    { id: 'yuzu', kind: 'command', host: 'yuzu', run: answers('localhost'), after: ['nan'] },
    { id: 'refused', kind: 'shown', text: 'Failed to connect to [^\\n]*port 80' },
    { id: 'kaki', kind: 'command', host: 'kaki', run: answers('localhost'), after: ['refused'] },
  ],
  par: 8,
  tokens: [
    'curl',
    'localhost',
    'mikan',
    'yuzu',
    'kaki',
    'cat',
    '/etc/shop.conf',
    'echo',
    'TAX=10',
    '>>',
    'start-shop',
    'sed -i',
    's/8080/80/',
    's/TAX=8/TAX=10/',
    'diff',
    'vi',
  ],
};
