import type { LevelSource } from '#game/level';

const answers = (port: number, words: string) =>
  `curl -fsS -m 3 http://localhost:${port}/ | grep -q '${words}'`;

export const level: LevelSource = {
  id: 'port-80',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * 2 ** 30,
      images: ['nginx', 'httpd'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'shop', kind: 'command', run: answers(80, 'Welcome to nginx') },
    {
      id: 'clash',
      kind: 'command',
      run: "docker inspect blog --format '{{.State.Error}}' | grep -q 'port is already allocated'",
      after: ['shop'],
    },
    { id: 'blog', kind: 'container', name: 'blog', image: 'httpd', state: 'running', after: ['clash'] },
    {
      id: 'both',
      kind: 'command',
      run: `${answers(80, 'Welcome to nginx')} && ${answers(8080, 'It works')}`,
      after: ['blog'],
    },
    {
      id: 'inside',
      kind: 'command',
      run: 'docker port shop | grep -q "^80/tcp" && docker port blog | grep -q "^80/tcp"',
      after: ['both'],
    },
  ],
  par: 5,
  shelf: ['nginx', 'httpd'],
  tokens: [
    'docker',
    'run',
    '-d',
    '--name',
    'shop',
    'blog',
    '-p',
    '80:80',
    '8080:80',
    'nginx',
    'httpd',
    'rm',
    '-f',
    'curl',
    'localhost',
    'localhost:8080',
    'ps',
    '-a',
    'port',
  ],
};
