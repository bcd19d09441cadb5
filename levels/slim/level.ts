import type { LevelSource } from '#game/level';

const MB = 1e6;

const build = `// Makes the catalogue: all pages of it, from a list.
const fs = require('fs');
const _ = require('lodash');
fs.mkdirSync('dist', { recursive: true });
const goods = _.sortBy(['melon', 'kettle', 'apron']);
fs.writeFileSync('dist/index.html', goods.map((one) => '<h2>' + one + '</h2>').join('\\n') + '\\n');
console.log('the catalogue is made');
`;

const serve = `const http = require('http');
const page = require('fs').readFileSync('dist/index.html');
http.createServer((request, response) => response.end(page)).listen(80);
`;

const dockerfile = `FROM node:18
WORKDIR /app
COPY . .
RUN npm install
RUN npm run build
CMD ["node", "serve.js"]
`;

export const level: LevelSource = {
  id: 'slim',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['node:18', 'nginx:alpine'],
      files: {
        '/root/catalogue/build.js': build,
        '/root/catalogue/package.json':
          '{ "name": "catalogue", "version": "1.0.0", "scripts": { "build": "node build.js" }, "dependencies": { "lodash": "^4.17.0" } }\n',
        '/root/catalogue/serve.js': serve,
        '/root/catalogue/Dockerfile': dockerfile,
        '/root/catalogue/notes.txt': 'The password of the safe is 4711. Tell nobody.\n',
      },
      before: [
        'head -c 100k /dev/zero > /root/catalogue/holiday.mov',
        'docker build -q -t catalogue:1 /root/catalogue',
        'docker run -d --name catalogue -p 8080:80 catalogue:1',
        'docker run -d --name old node:18 sleep 1; sleep 2',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'looked', kind: 'shown', text: 'TYPE +TOTAL +ACTIVE +SIZE +RECLAIMABLE' },
    {
      id: 'small',
      kind: 'command',
      run: `[ "$(docker image inspect catalogue:2 --format '{{.Size}}')" -lt ${60 * MB} ]`,
    },
    {
      id: 'page',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8080 | grep -q melon && docker ps --format "{{.Image}}" | grep -qx catalogue:2',
      after: ['small'],
    },
    {
      id: 'ignored',
      kind: 'command',
      run: 'cd /root/catalogue && grep -q "mov" .dockerignore && grep -q "notes\\|txt" .dockerignore',
    },
    {
      id: 'tidy',
      kind: 'command',
      run: '! docker image inspect catalogue:1 > /dev/null 2>&1 && ! docker image inspect node:18 > /dev/null 2>&1',
      after: ['page'],
      keep: 'always',
    },
  ],
  par: 8,
  shelf: ['node:18', 'nginx:alpine'],
  tokens: [
    'cd',
    'catalogue',
    'docker',
    'images',
    'system df',
    'history',
    'build',
    '-t',
    'catalogue:2',
    '.',
    'vi',
    'Dockerfile',
    '.dockerignore',
    "printf '*.mov\\nnotes.txt\\n' >",
    'rm',
    '-f',
    'catalogue',
    'run',
    '-d',
    '--name',
    '-p',
    '8080:80',
    'system prune',
    '-a',
  ],
};
