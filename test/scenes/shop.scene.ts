import { aContainer, aHost, aNetwork, aPort, aRegistry, aStore, someFacts } from './builders';
import { anExchange, type SceneFile } from './kind';

const MB = 1024 * 1024;

export const networks: SceneFile = {
  title: 'Networks are rails; who is on one is found by name',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        aContainer('proxy', 'nginx', {
          ports: [aPort(80, 80), aPort(443, 443)],
          names: ['proxy'],
          cpu: 0.2,
        }),
        aContainer('api', 'node:14', {
          memory: 70 * MB,
          names: ['front: api', 'back: api, backend'],
          cpu: 0.5,
        }),
        aContainer('cache', 'redis', { memory: 9 * MB, names: ['cache'] }),
        aContainer('db', 'postgres', { memory: 48 * MB, names: ['db, database'], written: 4e6 }),
        aContainer('lonely', 'alpine', { command: 'sleep 1d', memory: 1 * MB }),
      ],
      networks: [
        aNetwork('bridge', 0, { lonely: [] }),
        aNetwork('front', 1, { proxy: ['proxy'], api: ['api'] }),
        aNetwork(
          'back',
          2,
          { api: ['api', 'backend'], cache: ['cache'], db: ['db', 'database'] },
          { isInternal: true },
        ),
      ],
    }),
  ]),
  events: anExchange(20_000, 110, ['POST', '/v1.51/networks/back/connect', 200]),
};

export const volumes: SceneFile = {
  title: 'What shall last lies on the disk: volumes and folders',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        aContainer('db', 'postgres', { memory: 52 * MB, written: 63 }),
        aContainer('backup', 'alpine', { command: 'crond -f', memory: 2 * MB }),
        aContainer('web', 'nginx', { ports: [aPort(8080, 80)] }),
        aContainer('scratch', 'busybox', { command: 'sh', memory: 1 * MB, written: 9e6 }),
      ],
      stores: [
        aStore('volume', 'pgdata', { db: '/var/lib/postgresql/data', backup: '/source:ro' }),
        aStore('bind', '/srv/site/public', { web: '/usr/share/nginx/html:ro' }),
        aStore('volume', '4f0c1d2e9ab1', {}, { isAnonymous: true }),
      ],
    }),
  ]),
};

const wordpress = [
  aContainer('blog-db-1', 'mysql', {
    memory: 118 * MB,
    project: 'blog',
    names: ['db'],
    health: 'healthy',
  }),
  aContainer('blog-web-1', 'wordpress', {
    memory: 64 * MB,
    project: 'blog',
    names: ['web'],
    ports: [aPort(8000, 80)],
  }),
];
const monitor = [
  aContainer('shop-api-1', 'python:3.13', { memory: 41 * MB, project: 'shop', names: ['api'] }),
  aContainer('shop-api-2', 'python:3.13', { memory: 42 * MB, project: 'shop', names: ['api'] }),
  aContainer('shop-cache-1', 'redis', { memory: 8 * MB, project: 'shop', names: ['cache'] }),
];

export const projects: SceneFile = {
  title: 'Compose projects stand together on a deck',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        ...wordpress,
        aContainer('probe', 'busybox', { command: 'sh', memory: 1 * MB }),
        ...monitor,
      ],
      networks: [
        aNetwork('blog_default', 1, { 'blog-db-1': ['db'], 'blog-web-1': ['web'] }),
        aNetwork('shop_default', 2, {
          'shop-api-1': ['api'],
          'shop-api-2': ['api'],
          'shop-cache-1': ['cache'],
        }),
      ],
      stores: [aStore('volume', 'blog_db', { 'blog-db-1': '/var/lib/mysql' })],
    }),
  ]),
};

export const build: SceneFile = {
  title: 'A build lays its layers; what the cache had is there at once',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [aContainer('web', 'nginx')],
      builds: [
        {
          id: '1',
          isFailed: false,
          steps: [
            { id: '1.0', name: '[1/5] FROM docker.io/library/node:14', state: 'cached', took: 0 },
            { id: '1.1', name: '[2/5] WORKDIR /app', state: 'cached', took: 0 },
            { id: '1.2', name: '[3/5] COPY package.json ./', state: 'done', took: 0 },
            { id: '1.3', name: '[4/5] RUN npm install', state: 'running', took: 4230 },
            { id: '1.4', name: '[5/5] COPY . .', state: 'waiting', took: 0 },
          ],
        },
      ],
      running: [{ owner: 'daemon', id: 'dockerd', rate: 1.4 }],
    }),
  ]),
};

export const push: SceneFile = {
  title: 'A push carries layers to a registry of one’s own',
  facts: someFacts(
    [
      aHost(1, 'mikan', {
        containers: [aContainer('registry', 'registry:2', { ports: [aPort(5000, 5000)], written: 3e7 })],
        stores: [aStore('volume', 'registry', { registry: '/var/lib/registry' })],
      }),
    ],
    {
      registries: [
        aRegistry(['nginx', 'python:3.13']),
        { ...aRegistry(['shop/api:1', 'shop/web:2']), host: 'registry.example', isPrivate: true },
      ],
    },
  ),
  events: anExchange(
    20_000,
    700,
    ['POST', '/v1.51/images/registry.example%2Fshop%2Fweb/push?tag=2', 200],
    6000,
  ),
};
