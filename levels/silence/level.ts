import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'silence',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * 2 ** 30,
      images: ['nginx'],
      before: [
        'docker run -d --name shop --restart always -p 80:80 nginx',
        'sleep 1',
        'systemctl stop docker',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'asked', kind: 'event', type: 'process', action: 'exit', attributes: { exitCode: '^1$' } },
    {
      id: 'seen',
      kind: 'event',
      type: 'process',
      action: 'start',
      attributes: { exe: '/(systemctl|ps|pgrep|service|journalctl|pidof)$' },
    },
    { id: 'up', kind: 'command', run: 'docker version' },
    { id: 'back', kind: 'container', name: 'shop', state: 'running', after: ['up'] },
    { id: 'page', kind: 'command', run: 'curl -fsS -m 3 localhost | grep -q Welcome', after: ['back'] },
  ],
  par: 3,
  shelf: ['nginx'],
  tokens: [
    'docker',
    'ps',
    'systemctl',
    'status',
    'start',
    'docker',
    'ps',
    'aux',
    'journalctl',
    '-u',
    'curl',
    'localhost',
  ],
};
