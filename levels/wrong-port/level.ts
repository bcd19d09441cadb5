import type { LevelSource } from '#game/level';

const server = `const http = require('http');
http
  .createServer((request, response) => response.end('Welcome to the shop\\n'))
  .listen(Number(process.env.PORT || 3000), process.env.HOST || '0.0.0.0', () => console.log('open'));
`;

export const level: LevelSource = {
  id: 'wrong-port',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:14', 'nginx'],
      files: { '/srv/shop/server.js': server },
      before: [
        'docker run -d --name one -p 8001:80 -v /srv/shop:/app node:14 node /app/server.js',
        'docker run -d --name two -p 8002:3000 -e HOST=127.0.0.1 -v /srv/shop:/app node:14 node /app/server.js',
        'docker run -d --name three -v /srv/shop:/app node:14 node /app/server.js',
        'sleep 1',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'reset', kind: 'shown', text: 'Connection reset by peer|Empty reply|Recv failure' },
    {
      id: 'listening',
      kind: 'shown',
      text: '127\\.0\\.0\\.1:3000|127\\.0\\.0\\.1[^\\n]*3000|HOST=127\\.0\\.0\\.1',
    },
    { id: 'one', kind: 'command', run: 'curl -fsS -m 3 localhost:8001 | grep -q Welcome', after: ['reset'] },
    { id: 'two', kind: 'command', run: 'curl -fsS -m 3 localhost:8002 | grep -q Welcome', after: ['reset'] },
    {
      id: 'three',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8003 | grep -q Welcome',
      after: ['reset'],
    },
  ],
  par: 7,
  shelf: ['node:14'],
  tokens: [
    'curl',
    'localhost:8001',
    'localhost:8002',
    'localhost:8003',
    'docker',
    'ps',
    'port',
    'one',
    'two',
    'three',
    'exec',
    'env',
    'ss -ltn',
    'logs',
    'rm',
    '-f',
    'run',
    '-d',
    '--name',
    '-p',
    '8001:3000',
    '8002:3000',
    '8003:3000',
    '-v /srv/shop:/app',
    'node:14',
    'node /app/server.js',
    'cat',
  ],
};
