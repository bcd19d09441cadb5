import { amazon2, amazon2023, redHatTree, type RedHatRelease } from '../trees/red-hat';
import type { Family } from '../types';
import { adds, setsCmd, unknown } from './steps';

/** Of these only about how large they are is known (from memory, not verified): MB compressed and unpacked. */
function image(release: RedHatRelease, created: string, compressed: number, size: number, ...tags: string[]) {
  const name = `amazonlinux:${tags[0] ?? ''}`;
  const layer = unknown(name, compressed, size, adds(name), () => redHatTree(release, size * 1e6), [
    setsCmd('/bin/bash'),
  ]);
  return { tags, created, layers: [layer], config: { cmd: ['/bin/bash'] } };
}

export const amazonlinux: Family = {
  repository: 'library/amazonlinux',
  images: [
    image(amazon2023, '2025-12-11', 53, 147, 'latest', '2023'),
    image(amazon2, '2025-11-20', 63, 165, '2'),
  ],
};
