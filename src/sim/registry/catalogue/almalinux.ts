import { redHatTree, type RedHatRelease } from '../trees/red-hat';
import type { Family } from '../types';
import { adds, setsCmd, unknown } from './steps';

const release = (version: string, nick: string): RedHatRelease => ({
  name: 'AlmaLinux',
  id: 'almalinux',
  idLike: 'rhel centos fedora',
  version: `${version} (${nick})`,
  pretty: `AlmaLinux ${version} (${nick})`,
  release: `AlmaLinux release ${version} (${nick})`,
  managers: 'dnf yum microdnf',
});

/** Of these only about how large they are is known (from memory, not verified): MB compressed and unpacked. */
function image(version: string, nick: string, created: string, ...tags: string[]) {
  const name = `almalinux:${version}`;
  const layer = unknown(name, 65, 176, adds(name), () => redHatTree(release(version, nick), 176e6), [
    setsCmd('/bin/bash'),
  ]);
  return { tags, created, layers: [layer], config: { cmd: ['/bin/bash'] } };
}

export const almalinux: Family = {
  repository: 'library/almalinux',
  images: [
    image('9.7', 'Moss Jungle Cat', '2025-11-19', 'latest', '9', '9.7', '9-minimal', 'minimal'),
    image('8.10', 'Cerulean Leopard', '2024-05-30', '8', '8.10'),
  ],
};
