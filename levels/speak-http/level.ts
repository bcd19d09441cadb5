import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'speak-http',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * 2 ** 30,
      images: ['nginx'],
      before: ['mv /usr/bin/docker /root/docker.broken', 'chmod 000 /root/docker.broken'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'missing', kind: 'command', run: '! command -v docker' },
    { id: 'spoken', kind: 'event', type: 'process', action: 'start', attributes: { exe: '/curl$' } },
    {
      id: 'created',
      kind: 'command',
      run: 'curl -fs --unix-socket /var/run/docker.sock http://localhost/containers/web/json >/dev/null',
      after: ['spoken'],
    },
    {
      id: 'started',
      kind: 'command',
      run: 'curl -fs --unix-socket /var/run/docker.sock http://localhost/containers/web/json | grep -q \'"Running":true\'',
      after: ['created'],
    },
  ],
  par: 4,
  shelf: ['nginx'],
  tokens: [
    'curl',
    '-s',
    '--unix-socket',
    '/var/run/docker.sock',
    'http://localhost/version',
    'http://localhost/containers/json',
    '-X',
    'POST',
    '-H',
    "'Content-Type: application/json'",
    '-d',
    '\'{"Image":"nginx"}\'',
    "'http://localhost/containers/create?name=web'",
    'http://localhost/containers/web/start',
    '|',
    'jq',
    '.',
  ],
};
