import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'first-container',
  hosts: [{ name: 'mikan', cores: 4, memory: 8 * 2 ** 30 }],
  terminals: ['mikan'],
  goals: [
    { id: 'pull', kind: 'image', reference: 'nginx' },
    { id: 'run', kind: 'container', name: 'web', image: 'nginx', state: 'running' },
    {
      id: 'inside',
      kind: 'command',
      run: 'docker exec web test -e /usr/share/nginx/html/hello.txt',
      after: ['run'],
    },
    { id: 'stop', kind: 'container', name: 'web', state: 'exited', after: ['inside'] },
    { id: 'remove', kind: 'container', name: 'web', most: 0, after: ['stop'] },
    {
      id: 'untouched',
      kind: 'command',
      run: 'docker exec fresh test -d /usr/share/nginx/html && ! docker exec fresh test -e /usr/share/nginx/html/hello.txt',
      after: ['remove'],
    },
  ],
  par: 6,
  tokens: [
    'docker',
    'pull',
    'run',
    '-d',
    '--name',
    'web',
    'fresh',
    'nginx',
    'exec',
    'ls',
    'touch',
    '/usr/share/nginx/html/hello.txt',
    'ps',
    '-a',
    'stop',
    'rm',
  ],
};
