import { program } from '../trees/pieces';
import type { Family } from '../types';
import { copies, exposes, setsEntrypoint, unknown } from './steps';

export const traefikWhoami: Family = {
  repository: 'traefik/whoami',
  images: [
    {
      tags: ['latest', 'v1.11'],
      created: '2025-04-30',
      layers: [
        unknown(
          'traefik/whoami:v1.11',
          2.9,
          6.6,
          copies('/whoami', 'whoami'),
          () => ({ '/whoami': program('whoami-server', { version: '1.11', size: 6_500_000 }) }),
          [setsEntrypoint('/whoami'), exposes('80')],
        ),
      ],
      config: { entrypoint: ['/whoami'], ports: ['80/tcp'] },
    },
  ],
};
