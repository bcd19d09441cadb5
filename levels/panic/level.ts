import type { LevelSource } from '#game/level';

const GiB = 2 ** 30;

export const level: LevelSource = {
  id: 'panic',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * GiB,
      images: ['nginx', 'busybox'],
      before: [
        'docker run -d --name shop1 nginx',
        'docker run -d --name shop2 nginx',
        "docker run -d --name driver --privileged busybox sh -c 'while [ ! -e /go ]; do sleep 1; done; echo c > /proc/sysrq-trigger'",
      ],
    },
    {
      name: 'yuzu',
      cores: 4,
      memory: 8 * GiB,
      images: ['nginx'],
      before: ['docker run -d --name shop3 nginx'],
    },
  ],
  terminals: ['mikan', 'yuzu'],
  goals: [
    { id: 'vm', kind: 'vm', host: 'yuzu', least: 1 },
    {
      id: 'own',
      kind: 'event',
      host: 'yuzu',
      type: 'process',
      action: 'exec',
      attributes: { exe: '/ssh$' },
      after: ['vm'],
    },
    { id: 'fallen', kind: 'event', host: 'mikan', type: 'machine', action: 'panic', after: ['vm'] },
    {
      id: 'guest',
      kind: 'command',
      host: 'yuzu',
      run: 'multipass list | grep -q Unknown',
      after: ['fallen'],
    },
    {
      id: 'alive',
      kind: 'container',
      host: 'yuzu',
      name: 'shop3',
      state: 'running',
      keep: 'always',
      after: ['guest'],
    },
  ],
  par: 6,
  shelf: ['nginx'],
  tokens: [
    'docker',
    'ps',
    'exec',
    'driver',
    'touch',
    '/go',
    'multipass',
    'launch',
    '--name',
    'vm1',
    'exec',
    'vm1',
    '--',
    'sudo',
    'sh',
    '-c',
    "'echo c > /proc/sysrq-trigger'",
    'list',
  ],
};
