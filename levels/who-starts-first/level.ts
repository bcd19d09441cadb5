import type { LevelSource } from '#game/level';

const app = `from flask import Flask
import redis

app = Flask(__name__)
db = redis.Redis(host='db')
print('orders so far:', db.get('orders'))


@app.route('/')
def order():
    return f'order number {db.incr("orders")}\\n'
`;

const dockerfile = `FROM python:3-alpine
WORKDIR /app
RUN pip install flask redis
COPY app.py .
CMD ["flask", "run", "--host=0.0.0.0"]
`;

const compose = `services:
  db:
    image: redis
    # our database has much to read before it is ready
    command: sh -c 'sleep 4; exec redis-server'
  shop:
    build: /opt/shop
    ports:
      - "8080:5000"
    depends_on:
      - db
`;

const better = `services:
  db:
    image: redis
    # our database has much to read before it is ready
    command: sh -c 'sleep 4; exec redis-server'
    healthcheck:
      test: redis-cli ping
      interval: 2s
      retries: 10
  shop:
    build: /opt/shop
    ports:
      - "8080:5000"
    depends_on:
      db:
        condition: service_healthy
`;

export const level: LevelSource = {
  id: 'who-starts-first',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['redis', 'python:3-alpine'],
      files: {
        '/opt/shop/app.py': app,
        '/opt/shop/Dockerfile': dockerfile,
        '/root/shop/compose.yaml': compose,
        '/root/shop/better.yaml': better,
      },
      before: ['cd /root/shop && docker compose build -q'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    {
      id: 'died',
      kind: 'event',
      type: 'container',
      action: 'die',
      attributes: { name: '^shop-shop-1$', exitCode: '^1$' },
    },
    { id: 'why', kind: 'shown', text: 'Error 111 connecting to db' },
    {
      id: 'healthy',
      kind: 'event',
      type: 'container',
      action: 'health_status: healthy',
      attributes: { name: '^shop-db-1$' },
    },
    {
      id: 'order',
      kind: 'command',
      run: 'cd /root/shop && docker compose config | grep -q "condition: service_healthy" && curl -fsS -m 3 localhost:8080 | grep -q "order number" && [ "$(docker inspect shop-shop-1 --format \'{{.RestartCount}}\')" = 0 ]',
      waits: true,
      after: ['died', 'healthy'],
    },
  ],
  par: 5,
  shelf: ['redis', 'python:3-alpine'],
  tokens: [
    'cd',
    'shop',
    'cat',
    'compose.yaml',
    'docker compose',
    'up -d',
    'ps -a',
    'logs',
    'shop',
    'start',
    'down',
    'diff',
    'better.yaml',
    'cp better.yaml compose.yaml',
    'curl',
    'localhost:8080',
    'vi',
    'config',
  ],
};
