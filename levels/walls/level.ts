import type { LevelSource } from '#game/level';

const game = `#!/bin/sh
# a game that somebody found on the internet
echo "game: looking around"
cat /srv/shop/orders.txt
ps -ef 2>/dev/null || ps
`;

const greedy = `#!/bin/sh
# level 2: every monster stays in memory
yes monster | tail -1
`;

export const level: LevelSource = {
  id: 'walls',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 256 * 2 ** 20,
      hasDocker: false,
      installed: ['busybox-box'],
      files: {
        '/srv/shop/orders.txt': 'Tanaka: 3 melons, 4-2-8 Shiba-koen\nSato: 1 kettle, 1-1-2 Oshiage\n',
        '/srv/box/game': { text: game, mode: 0o755 },
        '/srv/box/game2': { text: greedy, mode: 0o755 },
      },
      before: ['for name in sh ls ps cat hostname mount tail yes; do ln -s busybox /srv/box/bin/$name; done'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'seen', kind: 'shown', text: 'Tanaka: 3 melons' },
    {
      id: 'root',
      kind: 'shown',
      text: "can't open '/srv/shop/orders.txt': No such file",
      after: ['seen'],
    },
    { id: 'alone', kind: 'shown', text: '\\n +1 (root|0) +0:00 +[^\\n]*game', after: ['root'] },
    {
      id: 'limit',
      kind: 'command',
      run: '[ "$(cat /sys/fs/cgroup/box/memory.max)" -le 67108864 ]',
      after: ['root'],
    },
    { id: 'stopped', kind: 'event', type: 'process', action: 'oom', after: ['limit'] },
  ],
  par: 6,
  tokens: [
    '/srv/box/game',
    '/game',
    '/game2',
    'chroot',
    '/srv/box',
    'unshare',
    '--pid',
    '--fork',
    '--mount-proc=/srv/box/proc',
    'mkdir',
    '/sys/fs/cgroup/box',
    'echo 20M >',
    '/sys/fs/cgroup/box/memory.max',
    'echo $$ >',
    '/sys/fs/cgroup/box/cgroup.procs',
    'ls',
    'cat',
  ],
};
