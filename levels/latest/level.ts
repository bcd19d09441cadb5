import type { LevelSource } from '#game/level';

const trusting = { '/etc/docker/daemon.json': '{ "insecure-registries": ["hako:5000"] }\n' };
const page = (words: string) => `FROM nginx:alpine\nRUN echo "${words}" > /usr/share/nginx/html/index.html\n`;
const pinned = (what: string) =>
  `docker inspect shop --format '{{.Config.Image}}' | grep -q '^hako:5000/shop${what}'`;
const isGood = "curl -fsS -m 3 localhost | grep -q 'melon: 1000 yen'";

export const level: LevelSource = {
  id: 'latest',
  hosts: [
    {
      name: 'hako',
      cores: 2,
      memory: 2 * 2 ** 30,
      images: ['registry:2', 'nginx:alpine'],
      files: {
        '/srv/1/Dockerfile': page('melon: 1000 yen'),
        '/srv/2/Dockerfile': page('melon: 1 yen'),
      },
      before: [
        'docker run -d --name registry --restart always -p 5000:5000 registry:2',
        'docker build -q -t localhost:5000/shop:1.0 /srv/1',
        'docker tag localhost:5000/shop:1.0 localhost:5000/shop:latest',
        'docker push -q localhost:5000/shop:1.0',
        'docker push -q localhost:5000/shop:latest',
      ],
    },
    {
      name: 'mikan',
      cores: 4,
      memory: 4 * 2 ** 30,
      files: {
        ...trusting,
        '/usr/local/bin/deploy': {
          mode: 0o755,
          text: '#!/bin/sh\n# deploy [TAG]: what happens every night\ndocker pull -q "hako:5000/shop${1:-}"\ndocker rm -f shop > /dev/null 2>&1\ndocker run -d --name shop -p 80:80 "hako:5000/shop${1:-}"\n',
        },
      },
      before: [
        'systemctl restart docker',
        'deploy',
        'ssh -o StrictHostKeyChecking=accept-new hako "docker build -q -t localhost:5000/shop:1.1 /srv/2 && docker tag localhost:5000/shop:1.1 localhost:5000/shop:latest && docker push -q localhost:5000/shop:1.1 && docker push -q localhost:5000/shop:latest"',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'good', kind: 'shown', text: 'melon: 1000 yen' },
    { id: 'bad', kind: 'shown', text: 'melon: 1 yen', after: ['good'] },
    { id: 'tag', kind: 'command', host: 'mikan', run: `${isGood} && ${pinned(':1\\.0')}`, after: ['bad'] },
    {
      id: 'digest',
      kind: 'command',
      host: 'mikan',
      run: `${isGood} && ${pinned('@sha256:')}`,
      after: ['tag'],
    },
  ],
  par: 7,
  tokens: [
    'curl',
    'localhost',
    'deploy',
    'docker',
    'images',
    '--digests',
    'pull',
    'hako:5000/shop:1.0',
    'rm',
    '-f',
    'shop',
    'run',
    '-d',
    '--name',
    '-p',
    '80:80',
    'deploy @',
    'inspect',
    'hako:5000/v2/shop/tags/list',
  ],
};
