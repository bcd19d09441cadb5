import type { LevelSource } from '#game/level';

const MiB = 2 ** 20;

const worker = `#!/bin/sh
# the order book: keeps today's orders in memory
echo "order book: open"
exec sleep 1000000
`;

const pictures = `#!/bin/sh
# noon: makes small pictures of large ones, all at once
echo "pictures: noon"
head -c 24M /dev/zero | tail > /dev/null || exit 137
echo "pictures: done"
sleep 1000000
`;

const compose = `services:
  orders:
    image: busybox
    command: /srv/orders
    volumes: [/srv:/srv:ro]
    mem_limit: 32m
  pictures:
    image: busybox
    command: /srv/pictures
    volumes: [/srv:/srv:ro]
    mem_limit: 16m
`;

export const level: LevelSource = {
  id: 'killed-at-noon',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 1024 * MiB,
      images: ['busybox'],
      files: {
        '/srv/orders': { text: worker, mode: 0o755 },
        '/srv/pictures': { text: pictures, mode: 0o755 },
        '/root/noon/compose.yaml': compose,
      },
      before: ['cd /root/noon && docker compose up -d 2> /dev/null; sleep 3'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    {
      id: 'asked',
      kind: 'shown',
      text: 'OOMKilled": true|\\btrue\\b[^\\n]*noon|\\btrue 137|Exited \\(137\\)',
    },
    {
      id: 'kernel',
      kind: 'shown',
      text: 'Memory cgroup out of memory|Killed process \\d+|"?OOMKilled"?:? ?true|\\btrue\\b',
    },
    {
      id: 'enough',
      kind: 'command',
      run: "docker logs noon-pictures-1 2>&1 | grep -q 'pictures: done' && [ \"$(docker inspect noon-pictures-1 --format '{{.State.OOMKilled}}')\" = false ]",
      waits: true,
      after: ['asked'],
    },
    {
      id: 'limited',
      kind: 'command',
      run: 'for c in noon-pictures-1 noon-orders-1; do m=$(docker inspect $c --format "{{.HostConfig.Memory}}"); [ "$m" -gt 0 ] && [ "$m" -le 134217728 ] || exit 1; done',
      after: ['enough'],
    },
    {
      id: 'orders',
      kind: 'container',
      name: 'noon-orders-1',
      state: 'running',
      after: ['enough'],
      keep: 'always',
    },
  ],
  par: 5,
  tokens: [
    'cd',
    'noon',
    'docker compose',
    'ps -a',
    'logs',
    'up -d',
    'docker inspect',
    'noon-pictures-1',
    '--format',
    "'{{.State.OOMKilled}} {{.State.ExitCode}}'",
    'dmesg',
    'docker stats --no-stream',
    'sed -i',
    's/16m/48m/',
    'compose.yaml',
    'cat',
  ],
};
