import type { LevelSource } from '#game/level';

const GiB = 2 ** 30;

export const level: LevelSource = {
  id: 'a-hundred',
  hosts: [
    { name: 'mikan', cores: 8, memory: 16 * GiB, images: ['nginx'] },
    { name: 'yuzu', cores: 8, memory: 16 * GiB, hasDocker: false },
  ],
  terminals: ['mikan', 'yuzu'],
  goals: [
    { id: 'one', kind: 'container', image: 'nginx', state: 'running', least: 1 },
    { id: 'hundred', kind: 'container', image: 'nginx', state: 'running', least: 100 },
    { id: 'vm', kind: 'vm', host: 'yuzu', least: 1 },
    { id: 'full', kind: 'event', host: 'yuzu', type: 'vm', action: 'refused', after: ['vm'] },
  ],
  par: 10,
  tokens: [
    'docker',
    'run',
    '-d',
    'nginx',
    'for i in $(seq 100); do docker run -d nginx; done',
    'ps',
    'free -h',
    'multipass',
    'launch',
    '--name',
    'vm1',
    'vm2',
    'vm3',
    'vm4',
    '--cpus 2 --memory 4G',
    'list',
  ],
};
