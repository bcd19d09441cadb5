import type { LayerEntry, LayerTree } from '#sim/world/files';
import { keysOf } from '../key-files';
import { powershellPath } from './environment';

const MB = 1e6;
const sized = (size: number): LayerEntry => ({ type: 'file', size });

/** An executable of the Portable Executable kind: only Windows' kernel takes it. */
export const pe = (program: string, size = 150_000): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  size,
  exe: { program, kernel: 'windows' },
});

/** Programs of System32 and how large they are (rounded); the name without .exe is the program's. */
const system32 = [
  'ntoskrnl',
  'smss',
  'csrss',
  'wininit',
  'services',
  'lsass',
  'svchost',
  'winlogon',
  'spoolsv',
  'vmms',
  'vmcompute',
  'vmwp',
];

/** Commands of System32 that are programs of their own here, and those that Windows has from elsewhere under the same names. */
const commands = [
  'bcdedit',
  'cmd',
  'hostname',
  'ipconfig',
  'ping',
  'shutdown',
  'systeminfo',
  'taskkill',
  'tasklist',
  'whoami',
  'wsl',
];
const ported: Readonly<Record<string, string>> = {
  '/Windows/System32/curl.exe': 'curl',
  '/Windows/System32/tar.exe': 'tar',
  '/Windows/System32/OpenSSH/ssh.exe': 'ssh',
  '/Windows/System32/OpenSSH/scp.exe': 'scp',
  '/Windows/System32/OpenSSH/ssh-keygen.exe': 'ssh-keygen',
};

const folders = [
  '/PerfLogs',
  '/Program Files',
  '/Program Files (x86)',
  '/ProgramData',
  '/Users/Public/Documents',
  '/Users/learner/Contacts',
  '/Users/learner/Desktop',
  '/Users/learner/Documents',
  '/Users/learner/Downloads',
  '/Users/learner/AppData/Local/Temp',
  '/Users/learner/AppData/Roaming',
  '/Windows/Temp',
];

let made: LayerTree | undefined;

/** C: as Windows' set-up leaves it, with an account `learner` who may administer it. */
export function bareTree(): LayerTree {
  if (made !== undefined) return made;
  const tree: LayerTree = { '': { type: 'dir', mode: 0o755, mtime: 1754352000000 } };
  for (const folder of folders) tree[folder] = { type: 'dir' };
  for (const name of system32) tree[`/Windows/System32/${name}.exe`] = pe(`windows-${name}`);
  for (const name of commands) tree[`/Windows/System32/${name}.exe`] = pe(`windows-${name}`);
  for (const [path, name] of Object.entries(ported)) tree[path] = pe(name, 0.6 * MB);
  tree['/Users/learner/Downloads/Docker Desktop Installer.exe'] = pe('docker-desktop-installer', 560 * MB);
  tree['/Program Files/WSL/wslservice.exe'] = pe('windows-wslservice', 2.1 * MB);
  tree['/Program Files/WSL/vmmemWSL.exe'] = pe('windows-vmmem', 0.3 * MB);
  tree['/Windows/System32/uvmwp.exe'] = pe('windows-utility-vm', 0.3 * MB);
  tree['/Program Files/WSL/system.vhd'] = sized(120 * MB);
  tree['/etc/resolv.conf'] = { type: 'file', text: 'nameserver 192.168.1.1\n' };
  tree['/etc/hosts'] = { type: 'symlink', target: '/Windows/System32/drivers/etc/hosts' };
  tree['/pipe'] = { type: 'dir' };
  tree['/Windows/System32/config'] = { type: 'dir' };
  Object.assign(tree, keysOf('/Users/learner', 0));
  tree['/Windows/explorer.exe'] = pe('windows-explorer', 2.8 * MB);
  tree[powershellPath] = pe('powershell', 0.45 * MB);
  tree['/Windows/System32/drivers/etc/hosts'] = { type: 'file', text: '' };
  // the bulk of an installation, in one file for each store
  tree['/Windows/WinSxS/all.manifest'] = sized(9_500 * MB);
  tree['/Windows/System32/all.dll'] = sized(5_200 * MB);
  made = tree;
  return tree;
}

/** The same with Docker's engine and client for Windows containers. */
export function dockerTree(): LayerTree {
  return {
    ...bareTree(),
    '/Program Files/Docker/docker.exe': pe('docker', 41 * MB),
    '/Program Files/Docker/dockerd.exe': pe('dockerd', 66 * MB),
    '/Program Files/Docker/containerd.exe': pe('containerd', 40 * MB),
    '/Program Files/Docker/containerd-shim-runhcs-v1.exe': pe('containerd-shim-runc-v2', 30 * MB),
    '/Program Files/Docker/runhcs.exe': pe('runc', 20 * MB),
  };
}
