import type { LevelSource } from '#game/level';

const start = `#!/bin/sh
# starts the price list
if [ -z "$CURRENCY" ]; then
  echo "price list: CURRENCY is not set, giving up" >&2
  exit 3
fi
test -e /data/prices.txt || { echo "price list: /data/prices.txt is missing" >&2; exit 4; }
echo "price list: ready, in $CURRENCY"
exec httpd -f -p 80 -h /data
`;

const dockerfile = `FROM busybox
COPY start /start
CMD ["/start"]
`;

export const level: LevelSource = {
  id: 'crash-loop',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['busybox'],
      files: {
        '/opt/prices/start': { text: start, mode: 0o755 },
        '/opt/prices/Dockerfile': dockerfile,
        '/srv/prices/prices.txt': 'melon 1000\n',
      },
      before: [
        'docker build -q -t prices:1 /opt/prices',
        'docker run -d --name prices --restart always -p 8080:80 prices:1',
        'sleep 3',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'restarting', kind: 'shown', text: 'Restarting \\(3\\)|Up Less than a second|Up \\d seconds?' },
    { id: 'reason', kind: 'shown', text: 'CURRENCY is not set' },
    { id: 'next', kind: 'shown', text: 'prices\\.txt is missing', after: ['reason'] },
    {
      id: 'page',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8080/prices.txt | grep -q "melon 1000"',
      after: ['next'],
    },
    {
      id: 'calm',
      kind: 'command',
      run: "[ \"$(docker inspect prices --format '{{.RestartCount}} {{.HostConfig.RestartPolicy.Name}}')\" = '0 always' ]",
      after: ['page'],
    },
  ],
  par: 7,
  tokens: [
    'docker',
    'ps',
    'logs',
    'prices',
    '--tail 5',
    'rm',
    '-f',
    'run',
    '-d',
    '--name',
    '--restart always',
    '-p',
    '8080:80',
    '-e CURRENCY=yen',
    '-v',
    '/srv/prices:/data',
    'prices:1',
    'inspect',
    'events',
    'curl',
    'localhost:8080/prices.txt',
  ],
};
