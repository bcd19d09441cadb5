import type { LevelSource } from '#game/level';

const trusting = { '/etc/docker/daemon.json': '{ "insecure-registries": ["hako:5000"] }\n' };

const app = `from flask import Flask
import redis

app = Flask(__name__)
db = redis.Redis(host='db')


@app.route('/')
def order():
    return f'Thank you! This is order number {db.incr("orders")}.\\n'
`;

const dockerfile = `FROM python:3-alpine
WORKDIR /app
RUN pip install flask redis
COPY app.py .
CMD ["flask", "run", "--host=0.0.0.0"]
`;

const compose = `services:
  db:
    image: hako:5000/redis
    volumes:
      - orders:/data
  shop:
    image: hako:5000/shop:3
    ports:
      - "80:5000"
    depends_on:
      - db
volumes:
  orders:
    name: orders
`;

export const level: LevelSource = {
  id: 'two-in-the-morning',
  hosts: [
    {
      name: 'hako',
      cores: 2,
      memory: 2 * 2 ** 30,
      images: ['registry:2', 'redis', 'python:3-alpine'],
      files: {
        '/opt/shop/app.py': app,
        '/opt/shop/Dockerfile': dockerfile,
        '/backup/compose.yaml': compose,
      },
      before: [
        'docker run -d --name registry --restart always -p 5000:5000 registry:2',
        'docker build -q -t localhost:5000/shop:3 /opt/shop && docker push -q localhost:5000/shop:3',
        'docker tag redis localhost:5000/redis && docker push -q localhost:5000/redis',
        'docker run -d --name last-night -v orders:/data redis; sleep 2',
        'docker exec last-night redis-cli set orders 4711; docker exec last-night redis-cli save',
        'docker run --rm -v orders:/data -v /backup:/backup redis tar -C /data -cf /backup/orders.tar .',
        'docker rm -f last-night; docker volume rm orders',
      ],
    },
    {
      name: 'yuzu',
      cores: 4,
      memory: 4 * 2 ** 30,
      files: trusting,
      before: ['systemctl restart docker', 'ssh -o StrictHostKeyChecking=accept-new hako true'],
    },
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['nginx', 'busybox'],
      before: [
        'docker run -d --name shop -p 80:80 nginx',
        'docker run -d --name disk-driver --privileged busybox sh -c "sleep 2; echo c > /proc/sysrq-trigger"',
      ],
    },
  ],
  terminals: ['yuzu'],
  goals: [
    {
      id: 'dead',
      kind: 'shown',
      text: 'Could not connect|Couldn.t connect|No route to host|timed out|Failed to connect|Host Unreachable',
    },
    {
      id: 'fetched',
      kind: 'command',
      host: 'yuzu',
      run: 'ls /root/orders.tar /root/*/orders.tar 2> /dev/null | grep -q .',
      after: ['dead'],
    },
    {
      id: 'volume',
      kind: 'command',
      host: 'yuzu',
      run: 'ls /var/lib/docker/volumes/orders/_data/dump.rdb || docker run --rm -v orders:/data hako:5000/redis test -e /data/dump.rdb',
      after: ['fetched'],
    },
    {
      id: 'open',
      kind: 'command',
      host: 'yuzu',
      run: 'curl -fsS -m 3 localhost | grep -qE "order number 4[7-9][0-9][0-9]"',
      waits: true,
      after: ['volume'],
    },
  ],
  par: 5,
  within: 180,
  shelf: ['redis', 'python:3-alpine'],
  tokens: [
    'curl',
    '-m 3',
    'mikan',
    'scp',
    'hako:/backup/compose.yaml',
    'hako:/backup/orders.tar',
    '.',
    'docker',
    'volume create',
    'orders',
    'run --rm',
    '-v orders:/data',
    '-v /root:/backup',
    'hako:5000/redis',
    'tar -C /data -xf /backup/orders.tar',
    'compose up -d',
    'compose ps',
    'localhost',
  ],
};
