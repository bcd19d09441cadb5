import type { LevelSource } from '#game/level';

const useNode = `#!/bin/sh
# use-node 9|14: puts that Node.js where every program of this host looks for it
set -e
install -m 755 "/opt/node-$1/bin/node" /usr/bin/node
echo "/usr/bin/node is now $(node --version)"
`;

const app1 = `// App 1, written in 2018 for Node.js 9.
const http = require('http');
const meter = require('meter');
const port = process.env.PORT || 3001;
http.createServer((request, response) => {
  response.end('App1 on node ' + process.version + ', visit ' + meter.tick() + '\\n');
}).listen(port, () => console.log('App1 listens on port ' + port));
`;

const meter = `// meter counts visits. It is built for each version of Node.js by itself, and looks for the build that fits.
const build = process.platform + '-' + process.arch + '-' + process.versions.modules;
module.exports = require('./vendor/' + build + '/binding');
`;

const binding = `let visits = 0;
exports.tick = () => ++visits;
`;

const app2 = `// App 2, written for Node.js 14: it uses the language as it is since then.
const http = require('http');
const port = process.env.PORT ?? 3002;
http.createServer((request, response) => {
  const guest = request.headers?.host ?? 'nobody';
  response.end('App2 on node ' + process.version + ' for ' + guest + '\\n');
}).listen(port, () => console.log('App2 listens on port ' + port));
`;

const engines = (name: string, node: string) =>
  `{ "name": "${name}", "version": "1.0.0", "main": "server.js", "engines": { "node": "${node}" } }\n`;

const answers = (port: number, app: string) =>
  `curl -fsS -m 3 http://localhost:${port}/ | grep -q '^${app} on node'`;

export const level: LevelSource = {
  id: 'node-9-and-14',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * 2 ** 30,
      images: ['node:9', 'node:14'],
      installed: ['node-9', 'node-14'],
      files: {
        '/usr/local/bin/use-node': { text: useNode, mode: 0o755 },
        '/srv/app1/server.js': app1,
        '/srv/app1/node_modules/meter/index.js': meter,
        '/srv/app1/node_modules/meter/package.json':
          '{ "name": "meter", "version": "1.2.0", "main": "index.js" }\n',
        '/srv/app1/node_modules/meter/vendor/linux-x64-59/binding.js': binding,
        '/srv/app1/package.json': engines('app1', '9.x'),
        '/srv/app2/server.js': app2,
        '/srv/app2/package.json': engines('app2', '>=14'),
      },
      before: ['use-node 9'],
    },
  ],
  terminals: ['mikan'],
  claims: [
    {
      host: 'mikan',
      path: '/usr/bin/node',
      wants: [
        { app: 'app1', version: 'node 9', matches: '^9\\.' },
        { app: 'app2', version: 'node 14', matches: '^14\\.' },
      ],
    },
  ],
  goals: [
    { id: 'app1', kind: 'command', run: answers(3001, 'App1') },
    { id: 'app2', kind: 'command', run: answers(3002, 'App2'), after: ['app1'] },
    { id: 'overwritten', kind: 'command', run: 'node --version | grep -q "^v14\\."', after: ['app1'] },
    { id: 'box1', kind: 'container', name: 'app1', image: 'node:9', state: 'running', after: ['app2'] },
    { id: 'box2', kind: 'container', name: 'app2', image: 'node:14', state: 'running', after: ['app2'] },
    {
      id: 'both',
      kind: 'command',
      run: `${answers(3001, 'App1')} && ${answers(3002, 'App2')}`,
      after: ['box1', 'box2'],
    },
    {
      id: 'clean',
      kind: 'command',
      run: `[ -z "$(docker ps -aq -f name=app2)" ] && ! docker image inspect node:14 >/dev/null 2>&1 && ${answers(3001, 'App1')}`,
      after: ['both'],
    },
  ],
  par: 12,
  shelf: ['node:9', 'node:14', 'nginx'],
  tokens: [
    'use-node',
    '9',
    '14',
    'node',
    '/srv/app1/server.js',
    '/srv/app2/server.js',
    'docker',
    'run',
    '-d',
    '--name',
    'app1',
    'app2',
    '-v',
    '/srv/app1:/app',
    '/srv/app2:/app',
    '-w',
    '/app',
    '-p',
    '3001:3001',
    '3002:3002',
    'node:9',
    'node:14',
    'server.js',
    'rm',
    '-f',
    'rmi',
    'curl',
    'localhost:3001',
  ],
};
