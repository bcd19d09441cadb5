import type { LevelSource } from '#game/level';

const trusting = { '/etc/docker/daemon.json': '{ "insecure-registries": ["hako:5000"] }\n' };
const size = { cores: 4, memory: 4 * 2 ** 30 };

const dockerfile = `FROM nginx
RUN date > /usr/share/nginx/html/index.html
`;

export const level: LevelSource = {
  id: 'shelf',
  hosts: [
    {
      name: 'hako',
      cores: 2,
      memory: 2 * 2 ** 30,
      images: ['registry:2'],
      before: ['docker run -d --name registry --restart always -p 5000:5000 registry:2'],
    },
    {
      name: 'mikan',
      ...size,
      images: ['nginx'],
      files: { ...trusting, '/root/shop/Dockerfile': dockerfile },
      before: ['systemctl restart docker', 'docker build -q -t shop:1 /root/shop'],
    },
    {
      name: 'yuzu',
      ...size,
      images: ['nginx'],
      files: { ...trusting, '/root/shop/Dockerfile': dockerfile },
      before: ['systemctl restart docker'],
    },
  ],
  terminals: ['mikan', 'yuzu'],
  goals: [
    { id: 'rebuilt', kind: 'image', host: 'yuzu', reference: 'shop:1' },
    { id: 'name', kind: 'image', host: 'mikan', reference: 'hako:5000/shop:1' },
    {
      id: 'pushed',
      kind: 'command',
      host: 'mikan',
      run: 'curl -fsS -m 3 hako:5000/v2/shop/tags/list | grep -q \'"1"\'',
      after: ['name'],
    },
    { id: 'pulled', kind: 'image', host: 'yuzu', reference: 'hako:5000/shop:1', after: ['pushed'] },
    {
      id: 'same',
      kind: 'command',
      host: 'yuzu',
      run: '[ "$(curl -fsS -m 3 mikan:8080)" = "$(curl -fsS -m 3 localhost:8080)" ] && [ "$(docker ps -q -f ancestor=hako:5000/shop:1 | wc -l)" -ge 1 ]',
      after: ['pulled'],
    },
    { id: 'digest', kind: 'shown', text: 'sha256:[0-9a-f]{64}\\b', after: ['pushed'] },
  ],
  par: 6,
  shelf: ['nginx'],
  tokens: [
    'docker',
    'build',
    '-t',
    'shop:1',
    'shop',
    'tag',
    'hako:5000/shop:1',
    'push',
    'pull',
    'run',
    '-d',
    '-p',
    '8080:80',
    'images',
    '--digests',
    'curl',
    'localhost:8080',
    'mikan:8080',
    'hako:5000/v2/_catalog',
  ],
};
