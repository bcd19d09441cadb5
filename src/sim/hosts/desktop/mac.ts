import { linuxkitStages } from './linuxkit';
import type { Platform } from './platform';

const home = '/Users/learner';
const contents = '/Applications/Docker.app/Contents/MacOS';

/** Where a Mac's own links lead: /tmp is private/tmp. */
const real = (path: string) => path.replace(/^\/(tmp|var|etc)(?=\/|$)/, '/private/$1');

/** On a Mac: Apple's Virtualization framework, VirtioFS. */
export function macPlatform(arch: 'amd64' | 'arm64'): Platform {
  return {
    backend: 'virtualization-framework',
    system: `linuxkit-${arch}`,
    emulator: `${contents}/com.docker.virtualization`,
    stages: linuxkitStages,
    socket: `${home}/.docker/run/docker.sock`,
    program: `${contents}/com.docker.backend`,
    settings: `${home}/Library/Group Containers/group.com.docker/settings-store.json`,
    disk: `${home}/Library/Containers/com.docker.docker/Data/vms/0/data/Docker.raw`,
    user: { uid: 501, gid: 20 },
    config: `${home}/.docker`,
    // the list of a fresh installation: docs.docker.com, "Change Docker Desktop settings", File sharing
    shared: ['/Users', '/Volumes', '/private', '/tmp', '/var/folders'],
    inVm: (path) => (path.startsWith('/') ? `/host_mnt${real(path)}` : undefined),
    plain: real,
    noMemory: 'not enough memory to start Docker Desktop',
  };
}
