import type { LevelSource } from '#game/level';

const GiB = 2 ** 30;

const greedy = `#!/bin/sh
# the thumbnail maker: it keeps every picture that it has ever seen
exec tail /dev/zero
`;

export const level: LevelSource = {
  id: 'limits',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 2 * GiB,
      images: ['nginx', 'busybox'],
      files: { '/srv/thumbs/make': { text: greedy, mode: 0o755 } },
      before: ['docker run -d --name shop nginx', 'sleep 1'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'killed', kind: 'event', type: 'process', action: 'oom' },
    {
      id: 'limited',
      kind: 'command',
      run: '[ "$(docker inspect thumbs --format \'{{.HostConfig.Memory}}\')" -gt 0 ] && [ "$(docker inspect thumbs --format \'{{.HostConfig.Memory}}\')" -le 268435456 ]',
      after: ['killed'],
    },
    {
      id: 'contained',
      kind: 'command',
      run: "[ \"$(docker inspect thumbs --format '{{.State.OOMKilled}} {{.State.ExitCode}}')\" = 'true 137' ]",
      after: ['limited'],
    },
    { id: 'shop', kind: 'container', name: 'shop', state: 'running', keep: 'always', after: ['contained'] },
  ],
  par: 4,
  shelf: ['nginx', 'busybox'],
  tokens: [
    'docker',
    'run',
    '-d',
    '--name',
    'thumbs',
    '-m',
    '128m',
    '-v',
    '/srv/thumbs:/thumbs',
    'busybox',
    '/thumbs/make',
    'rm',
    'inspect',
    'stats',
    '--no-stream',
    'free',
    '-m',
    'dmesg',
    'start',
    'shop',
  ],
};
