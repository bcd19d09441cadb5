import type { Family, LayerFacts } from '../types';
import { ubuntu1804, ubuntu2004, ubuntu2204, ubuntu2404 } from './bases';

function image(layer: LayerFacts, created: string, version: string, ...tags: string[]) {
  const labels = {
    'org.opencontainers.image.ref.name': 'ubuntu',
    'org.opencontainers.image.version': version,
  };
  return { tags: [...tags, version], created, layers: [layer], config: { cmd: ['/bin/bash'], labels } };
}

export const ubuntu: Family = {
  repository: 'library/ubuntu',
  images: [
    image(ubuntu2404, '2025-10-13', '24.04', 'latest', 'noble'),
    { tags: ['22.04', 'jammy'], created: '2022-12-09', layers: [ubuntu2204], config: { cmd: ['bash'] } },
    image(ubuntu2004, '2025-04-08', '20.04', 'focal'),
    image(ubuntu1804, '2023-05-30', '18.04', 'bionic'),
  ],
};
