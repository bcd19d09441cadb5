import type { LevelSource } from '#game/level';

const server = `const http = require('http');
const menu = require('./menu.json');
const { TAX, CURRENCY } = process.env;
http
  .createServer((request, response) => {
    const guest = request.headers['x-guest'] ?? 'guest';
    const price = (net) => Math.round(net * (1 + Number(TAX) / 100)) + ' ' + CURRENCY;
    response.end('Welcome, ' + guest + '. melon: ' + price(menu.melon) + '\\n');
  })
  .listen(80, () => console.log('the shop is open on port 80'));
`;

const dockerfile = `FROM node:14-alpine
WORKDIR /srv/shop
COPY server.js menu.json ./
ENV TAX=10 CURRENCY=yen
EXPOSE 80
CMD ["node", "server.js"]
`;

const trusting = { '/etc/docker/daemon.json': '{ "insecure-registries": ["hako:5000"] }\n' };
const menu = '{ "melon": 1000 }\n';
const size = { cores: 2, memory: 2 * 2 ** 30 };
const answers = "curl -fsS -m 3 localhost | grep -q 'melon: 1100 yen'";

export const level: LevelSource = {
  id: 'one-box',
  hosts: [
    {
      name: 'hako',
      ...size,
      images: ['registry:2', 'node:14-alpine'],
      files: {
        '/srv/shop/server.js': server,
        '/srv/shop/menu.json': menu,
        '/srv/shop/Dockerfile': dockerfile,
      },
      before: [
        'docker run -d --name registry --restart always -p 5000:5000 registry:2',
        'docker build -q -t localhost:5000/shop:1 /srv/shop',
        'docker push -q localhost:5000/shop:1',
      ],
    },
    {
      name: 'mikan',
      ...size,
      installed: ['node-14'],
      files: { ...trusting, '/srv/shop/server.js': server },
      before: ['install -m 755 /opt/node-14/bin/node /usr/bin/node', 'systemctl restart docker'],
    },
    {
      name: 'yuzu',
      ...size,
      installed: ['node-9'],
      files: { ...trusting, '/srv/shop/server.js': server, '/srv/shop/menu.json': menu },
      before: ['install -m 755 /opt/node-9/bin/node /usr/bin/node', 'systemctl restart docker'],
    },
    {
      name: 'kaki',
      ...size,
      installed: ['node-14'],
      files: { ...trusting, '/srv/shop/server.js': server, '/srv/shop/menu.json': menu },
      before: ['install -m 755 /opt/node-14/bin/node /usr/bin/node', 'systemctl restart docker'],
    },
  ],
  terminals: ['mikan', 'yuzu', 'kaki'],
  goals: [
    { id: 'pain', kind: 'shown', text: "SyntaxError: |Cannot find module '\\./menu|melon: NaN" },
    { id: 'mikan', kind: 'command', host: 'mikan', run: answers, after: ['pain'] },
    { id: 'yuzu', kind: 'command', host: 'yuzu', run: answers, after: ['pain'] },
    { id: 'kaki', kind: 'command', host: 'kaki', run: answers, after: ['pain'] },
    { id: 'inside', kind: 'shown', text: '\\nv14\\.\\d+', after: ['yuzu'] },
  ],
  par: 5,
  tokens: [
    'docker',
    'run',
    '-d',
    '-p',
    '80:80',
    '--name',
    'shop',
    'hako:5000/shop:1',
    'curl',
    'localhost',
    'node',
    '/srv/shop/server.js',
    '&',
    'exec',
    '--version',
    'ps',
    'rm',
    '-f',
    'pull',
  ],
};
