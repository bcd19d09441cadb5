import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'dead-daemon',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['nginx'],
      before: [
        'docker run -d --name shop --restart always -p 80:80 nginx',
        'sleep 1; systemctl stop docker',
        `printf '{\\n  "log-driver": "json-file",\\n  "log-opts": { "max-size": "10m" },\\n}\\n' > /etc/docker/daemon.json`,
        'systemctl start docker; sleep 4',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'silent', kind: 'shown', text: 'Cannot connect to the Docker daemon' },
    { id: 'why', kind: 'shown', text: 'unable to configure the Docker daemon with file[^\\n]*invalid JSON' },
    { id: 'up', kind: 'command', run: 'docker version', after: ['why'] },
    {
      id: 'kept',
      kind: 'command',
      run: 'grep -q max-size /etc/docker/daemon.json && grep -q 10m /etc/docker/daemon.json',
      after: ['up'],
      keep: 'always',
    },
    { id: 'page', kind: 'command', run: 'curl -fsS -m 3 localhost | grep -q Welcome', after: ['up'] },
  ],
  par: 5,
  tokens: [
    'docker',
    'ps',
    'systemctl',
    'status',
    'start',
    'restart',
    'docker',
    'journalctl',
    '-u docker',
    '-n 5',
    'cat',
    '/etc/docker/daemon.json',
    'sed -i',
    "'s/},$/}/'",
    'vi',
    'curl',
    'localhost',
  ],
};
