import type { LevelSource } from '#game/level';

const useNode = `#!/bin/sh
# use-node 9|14: puts that Node.js where every program of this machine looks for it
set -e
install -m 755 "/opt/node-$1/bin/node" /usr/bin/node
echo "/usr/bin/node is now $(node --version)"
`;

const shop = `// The new shop. It uses the language as it is since Node.js 14.
const http = require('http');
http
  .createServer((request, response) => {
    const guest = request.headers['x-guest'] ?? 'guest';
    response.end('shop: welcome, ' + guest + '\\n');
  })
  .listen(3000, () => console.log('the shop is open on port 3000'));
`;

const scale = `// scale reads the letter scale. It is built for each version of Node.js by itself.
const build = process.platform + '-' + process.arch + '-' + process.versions.modules;
module.exports = require('./build/' + build + '/scale');
`;

const post = `// The post office: what does a parcel cost? Written in 2018 for Node.js 9.
const http = require('http');
const scale = require('./scale');
http
  .createServer((request, response) => response.end('post: ' + scale.gram() + ' g\\n'))
  .listen(3001, () => console.log('the post office is open on port 3001'));
`;

export const level: LevelSource = {
  id: 'other-version',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      installed: ['node-14'],
      files: { '/srv/shop/server.js': shop },
      before: [
        'install -m 755 /opt/node-14/bin/node /usr/bin/node',
        'setsid node /srv/shop/server.js > /dev/null 2>&1 < /dev/null &',
      ],
    },
    {
      name: 'yuzu',
      cores: 2,
      memory: 2 * 2 ** 30,
      hasDocker: false,
      installed: ['node-9', 'node-14'],
      files: {
        '/usr/local/bin/use-node': { text: useNode, mode: 0o755 },
        '/srv/shop/server.js': shop,
        '/srv/post/server.js': post,
        '/srv/post/scale/index.js': scale,
        '/srv/post/scale/package.json': '{ "name": "scale", "version": "1.0.3", "main": "index.js" }\n',
        '/srv/post/scale/build/linux-x64-59/scale.js': 'exports.gram = () => 850;\n',
      },
      before: ['use-node 9'],
    },
  ],
  terminals: ['yuzu', 'mikan'],
  claims: [
    {
      host: 'yuzu',
      path: '/usr/bin/node',
      wants: [
        { app: 'post', version: 'node 9', matches: '^9\\.' },
        { app: 'shop', version: 'node 14', matches: '^14\\.' },
      ],
    },
  ],
  goals: [
    {
      id: 'post',
      kind: 'command',
      host: 'yuzu',
      run: "curl -fsS -m 3 localhost:3001 | grep -q '^post: 850'",
    },
    { id: 'syntax', kind: 'shown', text: 'SyntaxError: ' },
    {
      id: 'compared',
      kind: 'shown',
      text: '\\nv(9\\.\\d+|14\\.\\d+)\\.\\d+',
      after: ['syntax'],
    },
    {
      id: 'shop',
      kind: 'command',
      host: 'yuzu',
      run: "curl -fsS -m 3 localhost:3000 | grep -q '^shop: welcome'",
      after: ['compared'],
    },
    { id: 'broken', kind: 'shown', text: "Cannot find module '\\./build/linux-x64-83/scale'" },
  ],
  par: 8,
  tokens: [
    'node',
    '--version',
    '/srv/shop/server.js',
    '/srv/post/server.js',
    '&',
    'use-node',
    '9',
    '14',
    'curl',
    'localhost:3000',
    'localhost:3001',
    'kill',
    '%1',
    'which',
  ],
};
