import type { LevelSource } from '#game/level';

const dockerfile = `FROM busybox
RUN adduser -D -u 1234 keeper
USER keeper
CMD ["sh", "-c", "date > /reports/today.txt && echo report written && sleep 1000"]
`;

export const level: LevelSource = {
  id: 'permission',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['busybox'],
      files: { '/opt/reports/Dockerfile': dockerfile },
      before: [
        'docker build -q -t reports:1 /opt/reports',
        'mkdir -p /srv/reports',
        'docker run -d --name reports -v /srv/reports:/reports reports:1; sleep 1',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'denied', kind: 'shown', text: "can't create /reports/today\\.txt: Permission denied" },
    { id: 'who', kind: 'shown', text: 'uid=1234|\\b1234\\b|keeper' },
    { id: 'written', kind: 'command', run: 'test -s /srv/reports/today.txt', after: ['denied'] },
    {
      id: 'modest',
      kind: 'command',
      run: '[ "$(stat -c %a /srv/reports | tail -c 2)" != 7 ] && [ "$(stat -c %u /srv/reports/today.txt)" = 1234 ]',
      after: ['written'],
    },
  ],
  par: 4,
  shelf: ['busybox'],
  tokens: [
    'docker',
    'logs',
    'reports',
    'ls -ld',
    '/srv/reports',
    'run --rm',
    'reports:1',
    'id',
    'inspect',
    'chown',
    '1234',
    'chmod',
    'start',
    'rm -f',
    'run -d --name',
    '-v /srv/reports:/reports',
  ],
};
