import { fedora43, redHatTree, type RedHatRelease } from '../trees/red-hat';
import type { Family } from '../types';
import { adds, setsCmd, unknown } from './steps';

/** Of these only about how large they are is known (from memory, not verified): MB compressed and unpacked. */
function image(release: RedHatRelease, created: string, compressed: number, size: number, ...tags: string[]) {
  const name = `fedora:${tags[0] ?? ''}`;
  const layer = unknown(name, compressed, size, adds(name), () => redHatTree(release, size * 1e6), [
    setsCmd('/bin/bash'),
  ]);
  return { tags, created, layers: [layer], config: { cmd: ['/bin/bash'] } };
}

export const fedora: Family = {
  repository: 'library/fedora',
  images: [image(fedora43, '2025-11-05', 61, 178, 'latest', '43', '42', '41', 'rawhide')],
};
