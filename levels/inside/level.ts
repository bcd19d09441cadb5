import type { LevelSource } from '#game/level';

const page = '<h1>Konten-na shop</h1>\n<p>Closed for the summer holidays.</p>\n';
const newPage = '<h1>Konten-na shop</h1>\n<p>Open! Melons are ripe.</p>\n';
const status = '<p>all is well</p>\n';

export const level: LevelSource = {
  id: 'inside',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['nginx', 'busybox'],
      files: {
        '/root/old/index.html': page,
        '/root/old/status.html': status,
        '/root/index.html': newPage,
      },
      before: [
        'docker create --name shop -p 80:80 nginx',
        'docker cp /root/old/index.html shop:/usr/share/nginx/html/index.html',
        'docker cp /root/old/status.html shop:/usr/share/nginx/html/status.html',
        'docker start shop',
        'rm -r /root/old',
        'sleep 2',
        'curl -s localhost/ > /dev/null; curl -s localhost/melon.html > /dev/null',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'page', kind: 'shown', text: 'Closed for the summer' },
    { id: 'logs', kind: 'shown', text: 'GET /melon\\.html HTTP/1\\.1" 404|melon\\.html" failed' },
    {
      id: 'exec',
      kind: 'event',
      type: 'container',
      action: 'exec_start',
      attributes: { name: '^shop$' },
    },
    {
      id: 'melon',
      kind: 'command',
      run: "curl -fsS -m 3 localhost/melon.html | grep -qi melon && curl -fsS -m 3 localhost | grep -q 'Open!'",
    },
    { id: 'diff', kind: 'shown', text: '\\nA /usr/share/nginx/html/melon\\.html', after: ['melon'] },
    {
      id: 'throwaway',
      kind: 'event',
      type: 'container',
      action: 'destroy',
      attributes: { image: '^busybox' },
    },
  ],
  par: 7,
  shelf: ['nginx', 'busybox'],
  tokens: [
    'curl',
    'localhost',
    'docker',
    'logs',
    'shop',
    'exec',
    '-it',
    'sh',
    'ls',
    'cat',
    '/usr/share/nginx/html',
    'cp',
    'index.html',
    'shop:/usr/share/nginx/html/',
    'diff',
    'run',
    '--rm',
    'busybox',
    'wget',
    '-qO-',
    'echo',
    'melon',
    '>',
    'melon.html',
    'exit',
  ],
};
