import type { Family } from '../types';

/**
 * An image for Windows alone: on Linux there is no manifest for it, which is all that can be seen of it there.
 */
export const servercore: Family = {
  repository: 'mcr.microsoft.com/windows/servercore',
  images: [
    {
      tags: ['ltsc2025', 'ltsc2022', 'ltsc2019', '1809'],
      created: '2025-12-09',
      layers: [],
      config: {},
      architectures: [],
    },
  ],
};
