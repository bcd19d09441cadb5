import { redHatTree, type RedHatRelease } from '../trees/red-hat';
import type { Family } from '../types';
import { adds, setsCmd, unknown } from './steps';

const release = (version: string, nick: string): RedHatRelease => ({
  name: 'Rocky Linux',
  id: 'rocky',
  idLike: 'rhel centos fedora',
  version: `${version} (${nick})`,
  pretty: `Rocky Linux ${version} (${nick})`,
  release: `Rocky Linux release ${version} (${nick})`,
  managers: 'dnf yum microdnf',
});

/** Of these only about how large they are is known (from memory, not verified): MB compressed and unpacked. */
function image(version: string, nick: string, created: string, ...tags: string[]) {
  const name = `rockylinux:${version}`;
  const layer = unknown(name, 65, 176, adds(name), () => redHatTree(release(version, nick), 176e6), [
    setsCmd('/bin/bash'),
  ]);
  return { tags, created, layers: [layer], config: { cmd: ['/bin/bash'] } };
}

export const rockylinux: Family = {
  repository: 'library/rockylinux',
  images: [
    image('9.3', 'Blue Onyx', '2025-11-19', '9', '9.3', '9-minimal'),
    image('8.10', 'Green Obsidian', '2024-05-30', '8', '8.10'),
  ],
};
