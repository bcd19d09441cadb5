import type { LevelSource } from '#game/level';

const trusting = { '/etc/docker/daemon.json': '{ "insecure-registries": ["hako:5000"] }\n' };
const size = { cores: 4, memory: 4 * 2 ** 30 };

const server = `const http = require('http');
const stage = process.env.STAGE ?? 'nobody knows which stage';
http
  .createServer((request, response) => response.end('konten-na shop (' + stage + ') on node ' + process.version + '\\n'))
  .listen(80, () => console.log('the shop is open'));
`;

const dockerfile = `FROM node:14-alpine
COPY server.js /srv/shop/
CMD ["node", "/srv/shop/server.js"]
`;

const says = (stage: string) => `curl -fsS -m 3 localhost | grep -q '(${stage})'`;

export const level: LevelSource = {
  id: 'test-and-production',
  hosts: [
    {
      name: 'hako',
      cores: 2,
      memory: 2 * 2 ** 30,
      images: ['registry:2'],
      before: ['docker run -d --name registry --restart always -p 5000:5000 registry:2'],
    },
    {
      name: 'yuzu',
      ...size,
      images: ['node:14-alpine'],
      installed: ['node-14'],
      files: { ...trusting, '/srv/shop/server.js': server, '/srv/shop/Dockerfile': dockerfile },
      before: [
        'install -m 755 /opt/node-14/bin/node /usr/bin/node',
        'systemctl restart docker',
        'ssh -o StrictHostKeyChecking=accept-new mikan true',
      ],
    },
    {
      name: 'mikan',
      ...size,
      installed: ['node-9'],
      files: trusting,
      before: [
        'mkdir -p /srv/shop',
        'install -m 755 /opt/node-9/bin/node /usr/bin/node',
        'systemctl restart docker',
      ],
    },
  ],
  terminals: ['yuzu', 'mikan'],
  goals: [
    { id: 'accident', kind: 'shown', text: 'SyntaxError: ' },
    {
      id: 'pushed',
      kind: 'command',
      host: 'yuzu',
      run: 'curl -fsS -m 3 hako:5000/v2/shop/tags/list | grep -q tags',
      after: ['accident'],
    },
    { id: 'test', kind: 'command', host: 'yuzu', run: says('test'), after: ['pushed'] },
    { id: 'production', kind: 'command', host: 'mikan', run: says('production'), after: ['test'] },
    {
      id: 'same',
      kind: 'command',
      host: 'yuzu',
      run: 'for host in localhost mikan; do curl -fsS -m 3 $host | grep -q "node v14" || exit 1; done; docker ps --format "{{.Image}}" | grep -q hako:5000/shop',
      after: ['production'],
    },
  ],
  par: 7,
  shelf: ['node:14-alpine'],
  tokens: [
    'scp',
    '/srv/shop/server.js',
    'mikan:/srv/shop/',
    'node',
    'docker',
    'build',
    '-t',
    'hako:5000/shop:1',
    '/srv/shop',
    'push',
    'run',
    '-d',
    '--name shop',
    '-p 80:80',
    '-e',
    'STAGE=test',
    'STAGE=production',
    'rm',
    '-f',
    'curl',
    'localhost',
    'mikan',
  ],
};
