import type { LayerEntry, LayerTree } from '#sim/world/files';

const pe = (program: string, size = 150_000): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  size,
  exe: { program, kernel: 'windows' },
});

const tools = ['cmd', 'hostname', 'ipconfig', 'ping', 'whoami'];

/** What a base image of Windows has, as far as anybody looks: System32's commands, and what it says of itself. */
export function windowsBase(version: string, more: LayerTree = {}): LayerTree {
  const tree: LayerTree = {
    '/License.txt': {
      type: 'file',
      text: 'MICROSOFT SOFTWARE SUPPLEMENTAL LICENSE FOR WINDOWS CONTAINER BASE IMAGE\n',
    },
    '/Users/ContainerAdministrator': { type: 'dir' },
    '/Users/Public': { type: 'dir' },
    '/Windows/Temp': { type: 'dir' },
    // the revision that `ver` shows is that of the image, not of its host
    '/Windows/System32/config/VERSION': { type: 'file', text: version },
    '/Windows/System32/drivers/etc/hosts': { type: 'file', text: '' },
    '/etc/hosts': { type: 'symlink', target: '/Windows/System32/drivers/etc/hosts' },
    ...more,
  };
  for (const name of tools) tree[`/Windows/System32/${name}.exe`] = pe(`windows-${name}`);
  tree['/Windows/System32/curl.exe'] = pe('curl', 600_000);
  return tree;
}

/** Server Core has PowerShell besides. */
export const serverCore = (version: string): LayerTree =>
  windowsBase(version, {
    '/Program Files/Common Files': { type: 'dir' },
    '/Windows/System32/WindowsPowerShell/v1.0/powershell.exe': pe('powershell', 450_000),
    '/Windows/System32/tasklist.exe': pe('windows-tasklist'),
    '/Windows/System32/systeminfo.exe': pe('windows-systeminfo'),
  });
