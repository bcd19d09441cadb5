import type { LevelSource } from '#game/level';

const GiB = 2 ** 30;

export const level: LevelSource = {
  id: 'no-network',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * GiB,
      images: ['nginx'],
      before: [
        'docker run -d --name model nginx',
        "docker exec model sh -c 'echo こんてな商店 > /usr/share/nginx/html/index.html'",
        'docker commit model shop:1',
        'docker rm -f model',
      ],
    },
    {
      name: 'yuzu',
      cores: 4,
      memory: 8 * GiB,
      before: ['ip route del default'],
    },
  ],
  terminals: ['mikan', 'yuzu'],
  goals: [
    { id: 'alone', kind: 'command', host: 'yuzu', run: '! docker pull -q nginx' },
    {
      id: 'saved',
      kind: 'command',
      host: 'mikan',
      run: 'ls /root/*.tar* /tmp/*.tar* 2>/dev/null | grep -q tar',
    },
    {
      id: 'carried',
      kind: 'command',
      host: 'yuzu',
      run: 'ls /root/*.tar* /tmp/*.tar* 2>/dev/null | grep -q tar',
      after: ['saved'],
    },
    { id: 'loaded', kind: 'image', host: 'yuzu', reference: 'shop:1', after: ['carried'] },
    {
      id: 'page',
      kind: 'command',
      host: 'yuzu',
      run: 'curl -fsS -m 3 localhost | grep -q こんてな',
      after: ['loaded'],
    },
  ],
  par: 6,
  shelf: ['nginx'],
  tokens: [
    'docker',
    'save',
    '-o',
    'shop.tar',
    'shop:1',
    'scp',
    'shop.tar',
    'yuzu:',
    'load',
    '-i',
    'run',
    '-d',
    '-p',
    '80:80',
    'images',
    'yes',
    'curl',
    'localhost',
  ],
};
