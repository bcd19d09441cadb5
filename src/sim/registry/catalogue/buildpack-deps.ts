import type { Family } from '../types';
import { bookwormBuild, bullseyeBuild, busterBuild } from './buildpack';

/** What most languages' images stand on. */
export const buildpackDeps: Family = {
  repository: 'library/buildpack-deps',
  images: [
    {
      tags: ['latest', 'bookworm', 'stable', 'bookworm-scm', 'scm', 'curl'],
      created: '2025-12-08',
      layers: bookwormBuild,
      config: { cmd: ['bash'] },
    },
    { tags: ['bullseye'], created: '2023-01-11', layers: bullseyeBuild, config: { cmd: ['bash'] } },
    { tags: ['buster'], created: '2023-01-11', layers: busterBuild, config: { cmd: ['bash'] } },
  ],
};
