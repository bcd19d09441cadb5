import { centos7, centos8, redHatTree, type RedHatRelease } from '../trees/red-hat';
import type { Family } from '../types';
import { adds, setsCmd, unknown } from './steps';

/** Of these only about how large they are is known (from memory, not verified): MB compressed and unpacked. */
function image(release: RedHatRelease, created: string, compressed: number, size: number, ...tags: string[]) {
  const name = `centos:${tags[0] ?? ''}`;
  const layer = unknown(name, compressed, size, adds(name), () => redHatTree(release, size * 1e6), [
    setsCmd('/bin/bash'),
  ]);
  return { tags, created, layers: [layer], config: { cmd: ['/bin/bash'] } };
}

export const centos: Family = {
  repository: 'library/centos',
  images: [
    image(centos8, '2021-09-15', 83.5, 231, 'latest', '8', 'centos8'),
    image(centos7, '2021-09-15', 76.1, 204, '7', 'centos7', '7.9.2009'),
  ],
};
