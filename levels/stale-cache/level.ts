import type { LevelSource } from '#game/level';

const app = `const http = require('http');
const fs = require('fs');
http
  .createServer((request, response) => response.end(fs.readFileSync('/app/prices.txt')))
  .listen(80);
`;

const fetch = `#!/bin/sh
# fetch-prices: asks the warehouse for today's prices
exec wget -qO- http://souko/prices.txt
`;

const dockerfile = `FROM node:14-alpine
WORKDIR /app
COPY fetch-prices server.js ./
RUN ./fetch-prices > prices.txt
CMD ["node", "server.js"]
`;

const prices = (melon: number) => `echo 'melon ${melon}' > /srv/www/prices.txt`;
const right = 'grep -q "melon 1200"';

export const level: LevelSource = {
  id: 'stale-cache',
  hosts: [
    {
      name: 'souko',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      before: ['mkdir -p /srv/www', prices(1000), 'setsid busybox httpd -p 80 -h /srv/www'],
    },
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:14-alpine'],
      files: {
        '/root/prices/server.js': app,
        '/root/prices/fetch-prices': { text: fetch, mode: 0o755 },
        '/root/prices/Dockerfile': dockerfile,
      },
      before: [
        'docker build -q -t prices:monday /root/prices',
        'docker run -d --name prices -p 80:80 prices:monday',
        `ssh -o StrictHostKeyChecking=accept-new souko "${prices(1200)}"`,
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'today', kind: 'shown', text: 'melon 1200' },
    {
      id: 'cached',
      kind: 'shown',
      text: 'CACHED \\[\\d/\\d\\] RUN \\./fetch|RUN \\./fetch[^\\n]*\\n#\\d+ CACHED',
    },
    {
      id: 'fresh',
      kind: 'command',
      host: 'mikan',
      run: `docker run --rm prices:tuesday cat /app/prices.txt | ${right}`,
      after: ['cached'],
    },
    {
      id: 'page',
      kind: 'command',
      host: 'mikan',
      run: `curl -fsS -m 3 localhost | ${right}`,
      after: ['fresh'],
    },
  ],
  par: 5,
  shelf: ['node:14-alpine'],
  tokens: [
    'curl',
    'souko/prices.txt',
    'localhost',
    'cd',
    'prices',
    'cat',
    'Dockerfile',
    'docker',
    'build',
    '-t',
    'prices:tuesday',
    '--no-cache',
    '.',
    'rm',
    '-f',
    'run',
    '-d',
    '--name',
    '-p',
    '80:80',
    '--rm',
    'cat /app/prices.txt',
    'builder prune',
    '--build-arg',
  ],
};
