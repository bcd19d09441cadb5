import { program } from '../trees/pieces';
import type { Family } from '../types';
import { copies, known, setsCmd } from './steps';

const tree = () => ({ '/hello': program('hello', { size: 10072 }) });

/** docker-library/repo-info@11dd8d4cffac, repos/hello-world/remote/latest.md */
export const helloWorld: Family = {
  repository: 'library/hello-world',
  images: [
    {
      tags: ['latest', 'linux'],
      created: '2025-08-08T19:05:17Z',
      layers: [known('4f55086f7dd0', 2415, 10072, copies('/hello'), tree, [setsCmd('/hello')])],
      config: { cmd: ['/hello'] },
    },
  ],
};
