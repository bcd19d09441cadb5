import { aContainer, aHost, someFacts } from './builders';
import type { SceneFile } from './kind';

const bare = {
  path: '/usr/bin/node',
  has: 'v9.11.2',
  wants: [
    { app: 'app1', version: 'node 9', isMet: true, isContained: false },
    { app: 'app2', version: 'node 14', isMet: false, isContained: false },
  ],
};

export const clash: SceneFile = {
  title: 'Two programs reach for one /usr/bin/node',
  facts: someFacts([
    aHost(1, 'mikan', {
      claims: [bare],
      processes: [{ id: 7, name: 'app1', command: 'node server.js', memory: 5e7, cpu: 0.1, ports: [3001] }],
    }),
  ]),
};

export const cured: SceneFile = {
  title: 'One of them has moved into a container',
  facts: someFacts([
    aHost(1, 'mikan', {
      claims: [
        {
          ...bare,
          wants: bare.wants.map((want) => ({ ...want, isMet: true, isContained: want.app === 'app2' })),
        },
      ],
      processes: [{ id: 7, name: 'app1', command: 'node server.js', memory: 5e7, cpu: 0.1, ports: [3001] }],
      containers: [
        aContainer('app2', 'node:14', {
          memory: 8e7,
          ports: [{ hostPort: 3002, containerPort: 3000, protocol: 'tcp' }],
        }),
      ],
    }),
  ]),
};
