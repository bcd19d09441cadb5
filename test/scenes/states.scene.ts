import { aContainer, aHost, aPort, someFacts } from './builders';
import { anExchange, type SceneFile } from './kind';

const MB = 1024 * 1024;

export const states: SceneFile = {
  title: 'Every state of a container',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [
        aContainer('fresh', 'redis', { state: 'created', command: '' }),
        aContainer('web', 'nginx', { ports: [aPort(8080, 80)], cpu: 0.4, health: 'healthy' }),
        aContainer('app', 'node:14', {
          memory: 77 * MB,
          written: 2e6,
          cpu: 1,
          execs: [{ id: 'e1', command: 'sh -c top' }],
        }),
        aContainer('asleep', 'postgres', { state: 'paused', memory: 60 * MB }),
        aContainer('loop', 'busybox', { state: 'restarting', exitCode: 1, memory: 1 * MB, restarts: 4 }),
        aContainer('waking', 'mysql', { health: 'starting', memory: 98 * MB }),
        aContainer('ill', 'httpd', { health: 'unhealthy' }),
        aContainer('finished', 'hello-world', { state: 'exited', command: '' }),
        aContainer('crashed', 'python:3.13', { state: 'exited', exitCode: 1, command: '' }),
        aContainer('greedy', 'golang', { state: 'exited', exitCode: 137, isOomKilled: true, command: '' }),
        aContainer('stuck', 'debian', { state: 'dead', exitCode: 137, command: '' }),
        aContainer('leaving', 'ubuntu', { state: 'removing', command: '' }),
      ],
    }),
  ]),
  events: [
    ...anExchange(20_000, 1500, ['POST', '/v1.51/containers/create?name=web', 201]),
    ...anExchange(20_000, 1400, ['POST', '/v1.51/containers/4f663abc91e2d0aa/start', 204]),
    ...anExchange(20_000, 120, ['GET', '/v1.51/containers/json?all=1', 200]),
  ],
};
