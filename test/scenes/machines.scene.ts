import { aContainer, aHost, aNetwork, anImage, aPort, aStore, aVm, someFacts } from './builders';
import type { SceneFile } from './kind';

const MB = 1024 * 1024;
const GB = 1024 * MB;

const inside = aHost(9, 'docker-desktop', {
  kernel: 'Linux 6.10.14-linuxkit',
  containers: [
    aContainer('web', 'nginx', { ports: [aPort(8080, 80)] }),
    aContainer('api', 'node:14', { memory: 66 * MB, cpu: 0.3 }),
    aContainer('db', 'postgres', { memory: 40 * MB }),
  ],
  networks: [aNetwork('app', 1, { web: ['web'], api: ['api'], db: ['db'] })],
  stores: [aStore('volume', 'pgdata', { db: '/var/lib/postgresql/data' })],
});

export const desktop: SceneFile = {
  title: 'Docker Desktop: Linux containers need a Linux kernel, and so there is a VM',
  facts: someFacts([
    aHost(1, 'ringo', {
      osName: 'macOS 15.5',
      kernel: 'Darwin 24.5.0',
      daemon: undefined,
      vms: [
        aVm(9, 'docker-desktop', {
          cores: 8,
          memory: 8 * GB,
          used: 2.1 * GB,
          kernel: 'Linux 6.10.14-linuxkit',
          inside,
        }),
      ],
      images: [],
    }),
  ]),
};

const log = [
  { at: 0, text: 'firmware' },
  { at: 1204, text: 'boot loader' },
  { at: 2020, text: 'Linux 6.8.0-52' },
];

export const vms: SceneFile = {
  title: 'Virtual machines in all of their states',
  facts: someFacts([
    aHost(1, 'yuzu', {
      daemon: undefined,
      vms: [
        aVm(3, 'off', { state: 'off', log: [], used: 0, processes: [], kernel: '' }),
        aVm(4, 'booting', {
          state: 'booting',
          log,
          used: 1.1e8,
          processes: [],
          bootedAt: 17_400,
          kernel: '',
        }),
        aVm(5, 'ready'),
        aVm(6, 'fallen', { state: 'panicked', processes: [], used: 3e8 }),
      ],
      running: [{ owner: 'vm', id: '4', rate: 1.6 }],
    }),
  ]),
};

export const hosts: SceneFile = {
  title: 'Several hosts, one of them fallen',
  facts: someFacts(
    [
      aHost(1, 'mikan', {
        containers: [aContainer('web.1', 'nginx', { ports: [aPort(80, 80)] }), aContainer('db', 'postgres')],
      }),
      aHost(2, 'yuzu', { containers: [aContainer('web.2', 'nginx', { ports: [aPort(80, 80)] })] }),
      aHost(3, 'sudachi', {
        state: 'panicked',
        daemon: { isRunning: false, version: '' },
        containers: [aContainer('web.3', 'nginx', { state: 'exited', exitCode: 255, command: '' })],
      }),
      aHost(4, 'kabosu', { daemon: undefined, images: [] }),
    ],
    { registries: [] },
  ),
};

export const stopped: SceneFile = {
  title: 'A daemon that does not run',
  facts: someFacts([
    aHost(1, 'mikan', { daemon: { isRunning: false, version: '' }, images: [anImage('nginx')] }),
  ]),
};

export const wants: SceneFile = {
  title: 'Three that wanted what they cannot have: a port, a kernel, memory',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        aContainer('web', 'nginx', { ports: [aPort(8080, 80)] }),
        aContainer('web2', 'nginx', {
          state: 'created',
          exitCode: 128,
          command: '',
          clash: { kind: 'port', what: '8080' },
        }),
        aContainer('arm', 'alpine', {
          state: 'exited',
          exitCode: 255,
          command: '',
          clash: { kind: 'kernel', what: 'alpine' },
        }),
        aContainer('greedy', 'python:3.13', {
          state: 'exited',
          exitCode: 137,
          isOomKilled: true,
          command: '',
          memoryLimit: 64 * MB,
          clash: { kind: 'memory', what: '67108864' },
        }),
      ],
    }),
  ]),
};
