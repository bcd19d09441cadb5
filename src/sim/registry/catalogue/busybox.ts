import { busyboxTree } from '../trees/busybox';
import type { Family } from '../types';
import { adds, known, setsCmd } from './steps';

/** docker-library/repo-info@72e4be79b9c8, repos/busybox/remote/latest.md */
const glibc = known('205dae5015e7', 2592863, 4.87e6, adds('busybox'), () => busyboxTree('1.36.0'), [
  setsCmd('sh'),
]);

export const busybox: Family = {
  repository: 'library/busybox',
  images: [
    {
      tags: [
        'latest',
        'stable',
        'glibc',
        'stable-glibc',
        '1',
        '1.36',
        '1.36.0',
        '1.36.1',
        '1.35',
        '1.37',
        'musl',
        'uclibc',
        'unstable',
      ],
      created: '2023-01-04',
      layers: [glibc],
      config: { cmd: ['sh'] },
    },
  ],
};
