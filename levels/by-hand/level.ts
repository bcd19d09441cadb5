import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'by-hand',
  hosts: [{ name: 'mikan', cores: 4, memory: 8 * 2 ** 30, images: ['nginx'] }],
  terminals: ['mikan'],
  goals: [
    {
      id: 'changed',
      kind: 'command',
      run: "docker exec model grep -q 'こんてな' /usr/share/nginx/html/index.html",
    },
    {
      id: 'alone',
      kind: 'command',
      run: 'docker run --rm nginx grep -q Welcome /usr/share/nginx/html/index.html',
      after: ['changed'],
    },
    { id: 'image', kind: 'image', reference: 'shop:1', after: ['changed'] },
    { id: 'three', kind: 'container', image: 'shop:1', state: 'running', least: 3, after: ['image'] },
    { id: 'removed', kind: 'container', name: 'model', most: 0, after: ['three'] },
    {
      id: 'same',
      kind: 'command',
      run: 'for c in $(docker ps -q -f ancestor=shop:1); do docker exec $c grep -q こんてな /usr/share/nginx/html/index.html || exit 1; done; [ $(docker ps -q -f ancestor=shop:1 | wc -l) -ge 3 ]',
      after: ['removed'],
    },
  ],
  par: 7,
  shelf: ['nginx'],
  tokens: [
    'docker',
    'run',
    '-d',
    '--name',
    'model',
    'nginx',
    'exec',
    'sh',
    '-c',
    "'echo こんてな商店 > /usr/share/nginx/html/index.html'",
    'commit',
    'shop:1',
    'images',
    'rm',
    '-f',
    'diff',
  ],
};
