import { aContainer, aHost, aRegistry, anImage, someFacts } from './builders';
import { anExchange, type SceneFile } from './kind';

export const empty: SceneFile = {
  title: 'A host with a daemon, and nothing else',
  facts: someFacts([aHost(1, 'mikan')]),
};

export const first: SceneFile = {
  title: 'The crane sets the first container down',
  facts: someFacts([
    aHost(1, 'mikan', {
      containers: [aContainer('web', 'nginx', { state: 'created', command: '' })],
    }),
  ]),
  events: [
    ...anExchange(20_000, 190, ['POST', '/v1.51/containers/create?name=web', 201]),
    {
      time: 19_820,
      machine: 1,
      type: 'container',
      action: 'create',
      id: 'web',
      attributes: { name: 'web', image: 'nginx' },
    },
  ],
};

const images = [anImage('nginx')];
export const pull: SceneFile = {
  title: 'A pull carries the missing layers across',
  facts: someFacts(
    [
      aHost(1, 'mikan', {
        images,
        pulls: [
          { id: 're1', size: 3.3e5, downloaded: 1, extracted: 0.4 },
          { id: 're2', size: 36e6, downloaded: 0.45, extracted: 0 },
          { id: 're3', size: 9e6, downloaded: 0.2, extracted: 0 },
        ],
      }),
    ],
    { registries: [aRegistry(['nginx', 'redis', 'node:14', 'postgres'], ['re2'])] },
  ),
  events: anExchange(20_000, 900, ['POST', '/v1.51/images/create?fromImage=redis', 200], 4000),
};
