import type { LevelSource } from '#game/level';

const server = `const express = require('express');
const app = express();
app.get('/', (request, response) => response.send('Welcome to the shop\\n'));
app.listen(3000, () => console.log('the shop is open on port 3000'));
`;

const dockerfile = `FROM node:14
WORKDIR /app
COPY . .
RUN npm install
CMD ["node", "server.js"]
`;

export const level: LevelSource = {
  id: 'recipe',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:14'],
      files: {
        '/root/shop/server.js': server,
        '/root/shop/package.json':
          '{ "name": "shop", "version": "1.0.0", "dependencies": { "express": "^4.18.0", "lodash": "^4.17.0" } }\n',
        '/root/shop/Dockerfile': dockerfile,
      },
      before: [],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'built', kind: 'image', reference: 'shop:1' },
    {
      id: 'page',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:3000 | grep -q Welcome',
      after: ['built'],
    },
    {
      id: 'changed',
      kind: 'command',
      run: 'docker run --rm shop:2 cat server.js | grep -qi melon',
      after: ['built'],
    },
    {
      id: 'cached',
      kind: 'shown',
      text: 'CACHED \\[\\d/\\d\\] RUN npm install|RUN npm install\\n#\\d+ CACHED',
      after: ['changed'],
    },
    {
      id: 'quick',
      kind: 'command',
      run: 'docker run --rm shop:3 cat server.js | grep -qi kettle',
      after: ['cached'],
    },
  ],
  par: 8,
  shelf: ['node:14'],
  tokens: [
    'cd',
    'shop',
    'cat',
    'Dockerfile',
    'docker',
    'build',
    '-t',
    'shop:1',
    'shop:2',
    'shop:3',
    '.',
    'run',
    '-d',
    '-p',
    '3000:3000',
    'sed -i',
    's/the shop/the melon shop/',
    's/melon/kettle/',
    'server.js',
    "'s/^COPY .*/COPY package.json ./'",
    "'s/^CMD/COPY . .\\nCMD/'",
    'vi',
    'history',
  ],
};
