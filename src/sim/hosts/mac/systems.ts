import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Kernel, Machine } from '#sim/world/machine';
import type { Credentials } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { engineOf } from '../desktop/engine';
import type { Family, System } from '../systems';
import { desktopTree, macTree } from './root-tree';

/** Who sits at the Mac: the first account, an administrator by `sudo`. Groups: staff, everyone, localaccounts, admin. */
const learner: Credentials = { uid: 501, gid: 20, groups: [20, 12, 61, 80], caps: [] };
const home = '/Users/learner';

/** `uname -v` of macOS 15.6 on an M1 Pro, and on Intel. */
const xnu: Readonly<Record<Machine['arch'], string>> = {
  arm64:
    'Darwin Kernel Version 24.6.0: Mon Jul 14 11:30:29 PDT 2025; root:xnu-11417.140.69~1/RELEASE_ARM64_T6000',
  amd64: 'Darwin Kernel Version 24.6.0: Mon Jul 14 11:28:17 PDT 2025; root:xnu-11417.140.69~1/RELEASE_X86_64',
};

const path = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';

/** The root volume and its devices: no /proc, no /sys, no control groups. */
function mountMac(sim: Sim, machine: Machine, root: number): void {
  const { id, ns } = machine;
  files.mount(sim, ns.mnt, { at: '/', fs: root, source: '/dev/disk3s1s1' });
  files.mount(sim, ns.mnt, { at: '/dev', fs: files.newDev(sim, id, 'host'), source: 'devfs' });
  files.mount(sim, ns.mnt, { at: '/dev/pts', fs: files.newDevPts(sim, id, ns.pid), source: 'devfs' });
}

function nameMac(sim: Sim, machine: Machine): void {
  sim.namespaces.need(machine.ns.uts).hostname = `${machine.name}.local`;
  // anybody may listen at low ports since macOS 10.14
  sim.netns.need(machine.ns.net).privilegedBelow = 0;
  const viewer = files.rootViewer(sim, machine.id);
  const hosts = '127.0.0.1\tlocalhost\n255.255.255.255\tbroadcasthost\n::1             localhost\n';
  files.writeFile(sim, viewer, '/private/etc/hosts', utf8(hosts));
}

function macos(arch: Machine['arch']): System {
  const kernel: Kernel = { kind: 'darwin', release: '24.6.0', version: xnu[arch] };
  return {
    kernel: () => kernel,
    arch,
    osName: 'macOS 15.6',
    login: {
      path: '/bin/zsh',
      argv: ['-zsh'],
      env: {
        PATH: path,
        HOME: home,
        USER: 'learner',
        LOGNAME: 'learner',
        SHELL: '/bin/zsh',
        LANG: 'en_US.UTF-8',
        TERM_PROGRAM: 'Apple_Terminal',
      },
      cwd: home,
      cred: learner,
    },
    runs: ['/bin/zsh', '-c'],
    startup: {
      path: '/sbin/launchd',
      argv: ['/sbin/launchd'],
      env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
    },
    layers: ({ hasDocker }) =>
      hasDocker === false ? ['host:macos-15'] : ['host:macos-15-desktop', 'host:macos-15'],
    slices: [],
    card: 'en0',
    engine: (sim, machine) => engineOf.value(sim, machine),
    mount: mountMac,
    nameItself: nameMac,
  };
}

/** macOS on Apple's own processors, and on Intel's. */
export const macFamily: Family = {
  systems: { 'macos-15': macos('arm64'), 'macos-15-intel': macos('amd64') },
  tree: (layer) => (layer === 'host:macos-15-desktop' ? desktopTree() : macTree()),
};
