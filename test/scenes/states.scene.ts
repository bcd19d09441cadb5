import { aContainer, aHost, someFacts } from './builders';
import { anExchange, type SceneFile } from './kind';

const MB = 1024 * 1024;

export const states: SceneFile = {
  title: 'Every state of a container',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        aContainer('web', 'nginx', {
          ports: [{ hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
          cpu: 0.4,
        }),
        aContainer('app', 'node:14', { memory: 77 * MB, written: 2e6, cpu: 1 }),
        aContainer('fresh', 'redis', { state: 'created', command: '' }),
        aContainer('asleep', 'postgres', { state: 'paused', memory: 60 * MB }),
        aContainer('loop', 'busybox', { state: 'restarting', exitCode: 1, memory: 1 * MB }),
        aContainer('finished', 'alpine', { state: 'exited', command: '' }),
        aContainer('crashed', 'node:9', { state: 'exited', exitCode: 1, command: '' }),
        aContainer('greedy', 'node:14', { state: 'exited', exitCode: 137, isOomKilled: true, command: '' }),
        aContainer('ill', 'nginx', { health: 'unhealthy' }),
      ],
    }),
  ]),
  events: [
    ...anExchange(20_000, 1500, ['POST', '/v1.51/containers/create?name=web', 201]),
    ...anExchange(20_000, 1400, ['POST', '/v1.51/containers/4f663abc91e2d0aa/start', 204]),
    ...anExchange(20_000, 120, ['GET', '/v1.51/containers/json?all=1', 200]),
  ],
};
