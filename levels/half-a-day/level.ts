import type { LevelSource } from '#game/level';

const app = `from flask import Flask
import redis

app = Flask(__name__)
db = redis.Redis(host='db')
print('orders so far:', db.get('orders'))


@app.route('/')
def order():
    return f'Thank you! This is order number {db.incr("orders")}.\\n'
`;

const dockerfile = `FROM python:3-alpine
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["flask", "run", "--host=0.0.0.0"]
`;

const compose = `services:
  db:
    image: redis
    volumes:
      - orders:/data
  shop:
    build: .
    ports:
      - "5000:5000"
    depends_on:
      - db
volumes:
  orders:
`;

const handbook = `HOW TO SET UP THE SHOP ON A NEW PC (please follow exactly, takes about half a day)
1. apt-get update
2. apt-get install -y redis-server
3. pip install flask redis
4. the database is called "db":  echo 127.0.0.1 db >> /etc/hosts
5. start it:                     redis-server > redis.log &
6. go to the shop:               cd /root/shop
7. start the shop:               flask run &
`;

const files = {
  '/root/handbook.txt': handbook,
  '/root/shop/app.py': app,
  '/root/shop/requirements.txt': 'flask\nredis\n',
  '/root/shop/Dockerfile': dockerfile,
  '/root/shop/compose.yaml': compose,
};
const takesOrders = 'curl -fsS -m 3 localhost:5000 | grep -q "order number"';

export const level: LevelSource = {
  id: 'half-a-day',
  hosts: [
    { name: 'yuzu', cores: 4, memory: 4 * 2 ** 30, hasDocker: false, files },
    { name: 'kaki', cores: 4, memory: 4 * 2 ** 30, files },
  ],
  terminals: ['yuzu', 'kaki'],
  goals: [
    {
      id: 'missing',
      kind: 'shown',
      text: 'flask: command not found|No module named|Connection refused|Name (or service|does not)',
    },
    { id: 'hand', kind: 'command', host: 'yuzu', run: takesOrders },
    { id: 'compose', kind: 'command', host: 'kaki', run: takesOrders, after: ['hand'] },
    { id: 'parts', kind: 'shown', text: 'shop-db-1[^\\n]*\\n[^\\n]*shop-shop-1', after: ['compose'] },
    {
      id: 'nothing',
      kind: 'command',
      host: 'kaki',
      run: '[ -z "$(docker ps -aq)$(docker volume ls -q)" ]',
      after: ['parts'],
    },
  ],
  par: 11,
  shelf: ['redis', 'python:3-alpine'],
  tokens: [
    'cat',
    'handbook.txt',
    'apt-get',
    'update',
    'install -y redis-server',
    'pip install flask redis',
    'echo 127.0.0.1 db >> /etc/hosts',
    'redis-server > redis.log &',
    'cd',
    'shop',
    'flask run &',
    'curl',
    'localhost:5000',
    'docker compose',
    'up -d',
    'ps',
    'logs',
    'down -v',
  ],
};
