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

/** Software that a level's host has the old way, unpacked onto its disk, by the name that `installed` uses. */
export const software: Readonly<Record<string, Tree>> = {
  'node-9': nodeRelease('9', '9.11.2', '5.6.0'),
  'node-14': nodeRelease('14', '14.21.3', '6.14.18'),
  'virtualbox-5.2-windows': virtualBox('5.2.44'),
};
