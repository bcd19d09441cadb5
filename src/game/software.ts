import type { Action } from '#sim/index';

type Tree = Extract<Action, { kind: 'put-tree' }>['tree'];

/** A Node.js release as its archive unpacks: everything below one directory. */
function nodeRelease(major: string, version: string, npm: string): Tree {
  const at = `/opt/node-${major}`;
  return {
    [at]: { type: 'dir' },
    [`${at}/bin`]: { type: 'dir' },
    [`${at}/bin/node`]: { type: 'file', mode: 0o755, size: 36_000_000, exe: { program: 'node', version } },
    [`${at}/README.md`]: { type: 'file', text: `Node.js ${version}, with npm ${npm}\n` },
  };
}

/** VirtualBox as its setup puts it onto a Windows. */
function virtualBox(version: string): Tree {
  const at = '/Program Files/Oracle/VirtualBox';
  const program = (name: string) =>
    ({
      type: 'file',
      mode: 0o755,
      size: 1_000_000,
      exe: { program: name, version, kernel: 'windows' },
    }) as const;
  return {
    '/Program Files/Oracle': { type: 'dir' },
    [at]: { type: 'dir' },
    [`${at}/VBoxManage.exe`]: program('VBoxManage'),
    [`${at}/VBoxHeadless.exe`]: program('VBoxHeadless'),
  };
}

/** A program of the host under another name, as a copy of it would be. */
const copyOf = (program: string) => ({ type: 'file', mode: 0o755, size: 150_000, exe: { program } }) as const;

/** Software that a level's host has the old way, unpacked onto its disk, by the name that `installed` uses. */
export const software: Readonly<Record<string, Tree>> = {
  'node-9': nodeRelease('9', '9.11.2', '5.6.0'),
  'node-14': nodeRelease('14', '14.21.3', '6.14.18'),
  'shop-daemons': {
    '/usr/local/bin/stockd': copyOf('tail'),
    '/usr/local/bin/importd': copyOf('tail'),
    '/usr/local/bin/report': copyOf('yes'),
    '/usr/local/bin/shop': copyOf('yes'),
  },
  'busybox-box': {
    '/srv/box': { type: 'dir' },
    '/srv/box/bin': { type: 'dir' },
    '/srv/box/proc': { type: 'dir' },
    '/srv/box/bin/busybox': {
      type: 'file',
      mode: 0o755,
      size: 2_200_000,
      exe: { program: 'busybox', version: '1.36.1', as: { sh: 'ash', ash: 'ash' } },
    },
  },
  'virtualbox-5.2-windows': virtualBox('5.2.44'),
};
