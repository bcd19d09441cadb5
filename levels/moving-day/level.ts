import type { LevelSource } from '#game/level';

const talk = (name: string, wants: string, port: number, check: string) => `// ${name}: ${wants}
const http = require('http');
const fs = require('fs');
${check}
http.createServer((q, r) => r.end('${name} is open\\n')).listen(${port}, () => console.log('${name} is open'));
`;

const engine = (major: string) =>
  `if (!process.version.startsWith('v${major}.')) throw new Error('I need node ${major}, this is ' + process.version);`;
const glibc = `if (!fs.existsSync('/lib/x86_64-linux-gnu/libc.so.6')) throw new Error('I need glibc: not an alpine image, please');`;
const framework = (version: string) =>
  `const has = fs.readFileSync('/var/www/lib/VERSION', 'utf8').trim();\nif (has !== '${version}') throw new Error('I need framework ${version} in /var/www/lib, this is ' + has);`;

const list = `WHO MOVES IN (six apps, one machine; everything is in /srv)

name      port  needs
blog      3001  node 14
shop      3002  node 14, framework 1 in /var/www/lib   (it is in /opt/lib-1)
members   3003  node 14, framework 2 in /var/www/lib   (it is in /opt/lib-2)
post      3004  node 9, and glibc: it does not run on alpine
scale     3005  node 9
sign      3006  nothing: one web page in /srv/sign, any web server will do

The disk has room for about 500 MB of images. node:14 alone has 944.
There are node:14, node:14-slim, node:14-alpine, node:9, node:9-slim, node:9-alpine, nginx, nginx:alpine.
`;

const apps = ['blog', 'shop', 'members', 'post', 'scale'];
const isOpen = (name: string, port: number) => ({
  id: name,
  kind: 'command' as const,
  door: port,
  run: `curl -fsS -m 2 localhost:${port} | grep -q '${name} is open'`,
});

export const level: LevelSource = {
  id: 'moving-day',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 2 * 2 ** 30,
      disk: 3_000_000_000,
      files: {
        '/root/list.txt': list,
        '/srv/blog/app.js': talk('blog', 'node 14', 3001, engine('14')),
        '/srv/shop/app.js': talk('shop', 'node 14, framework 1', 3002, `${engine('14')}\n${framework('1')}`),
        '/srv/members/app.js': talk(
          'members',
          'node 14, framework 2',
          3003,
          `${engine('14')}\n${framework('2')}`,
        ),
        '/srv/post/app.js': talk('post', 'node 9, glibc', 3004, `${engine('9')}\n${glibc}`),
        '/srv/scale/app.js': talk('scale', 'node 9', 3005, engine('9')),
        '/srv/sign/index.html': 'sign is open\n',
        '/opt/lib-1/VERSION': '1\n',
        '/opt/lib-2/VERSION': '2\n',
      },
    },
  ],
  terminals: ['mikan'],
  goals: [
    isOpen('blog', 3001),
    isOpen('shop', 3002),
    isOpen('members', 3003),
    isOpen('post', 3004),
    isOpen('scale', 3005),
    isOpen('sign', 3006),
    {
      id: 'together',
      kind: 'command',
      after: [...apps, 'sign'],
      run: `${apps.map((name, i) => `curl -fsS -m 2 localhost:${3001 + i} | grep -q '${name} is open'`).join(' && ')} && curl -fsS -m 2 localhost:3006 | grep -q sign`,
    },
  ],
  par: 7,
  budget: 310_000_000,
  shelf: [
    'node:14',
    'node:14-slim',
    'node:14-alpine',
    'node:9',
    'node:9-slim',
    'node:9-alpine',
    'nginx:alpine',
  ],
  claims: [
    {
      host: 'mikan',
      path: '/usr/bin/node',
      wants: [
        { app: 'blog', version: 'node 14', matches: '^14\\.' },
        { app: 'post', version: 'node 9', matches: '^9\\.' },
      ],
    },
  ],
  tokens: [
    'cat list.txt',
    'docker',
    'run',
    '-d',
    '--name',
    'blog',
    'shop',
    'members',
    'post',
    'scale',
    'sign',
    '-p',
    '3001:3001',
    '3002:3002',
    '3003:3003',
    '3004:3004',
    '3005:3005',
    '3006:80',
    '-v',
    '/srv/blog:/app',
    '/opt/lib-1:/var/www/lib',
    '/opt/lib-2:/var/www/lib',
    '/srv/sign:/usr/share/nginx/html',
    'node:14-alpine',
    'node:9-slim',
    'nginx:alpine',
    'node /app/app.js',
    'images',
    'rmi',
    'logs',
    'system df',
    'rm -f',
  ],
};
