import type { LevelSource } from '#game/level';

const app = `from flask import Flask
import redis

app = Flask(__name__)
db = redis.Redis(host='db')


@app.route('/')
def page():
    with open('/pages/sign.txt') as sign:
        return sign.read() + f'visit {db.incr("visits")}\\n'
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
  web:
    image: shop-template
    ports:
      - "\${PORT:-8080}:5000"
    volumes:
      - ./pages:/pages
    depends_on:
      - db
`;

const visitsOf = (project: string) =>
  `$(docker compose -p ${project} exec -T db redis-cli get visits | tr -d '"')`;

export const level: LevelSource = {
  id: 'template',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      images: ['redis', 'python:3-alpine'],
      files: {
        '/opt/template/app.py': app,
        '/opt/template/Dockerfile': dockerfile,
        '/root/template/compose.yaml': compose,
        '/root/template/pages/sign.txt': 'konten-na shop, sign of the template\n',
      },
      before: [
        'docker build -q -t shop-template /opt/template',
        'cp -r /root/template /root/aki && cp -r /root/template /root/jun',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    {
      id: 'aki',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8080 | grep -q visit && docker ps | grep -q aki-web',
    },
    { id: 'clash', kind: 'shown', text: 'port is already allocated', after: ['aki'] },
    {
      id: 'jun',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8081 | grep -q visit && docker ps | grep -q jun-web',
      after: ['clash'],
    },
    {
      id: 'isolated',
      kind: 'command',
      run: `cd /root/aki; a=${visitsOf('aki')}; cd /root/jun; j=${visitsOf('jun')}; [ "$a" -ge 3 ] && [ "\${j:-0}" -lt "$a" ]`,
      after: ['jun'],
    },
    {
      id: 'edited',
      kind: 'command',
      run: 'curl -fsS -m 3 localhost:8080 | grep -qi melon && ! curl -fsS -m 3 localhost:8081 | grep -qi melon',
      after: ['jun'],
    },
  ],
  par: 7,
  shelf: ['redis', 'python:3-alpine'],
  tokens: [
    'ls',
    'cat',
    'cd',
    'aki',
    'jun',
    '../jun',
    'docker compose',
    'up -d',
    'ps',
    'down',
    'PORT=8081',
    'curl',
    'localhost:8080',
    'localhost:8081',
    'echo',
    'melons',
    '>',
    'aki/pages/sign.txt',
    'docker network ls',
    'docker ps',
  ],
};
