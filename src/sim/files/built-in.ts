import type { LayerEntry, LayerTree } from '#sim/world/files';

/**
 * The layer between a container's image and its own writable layer, as dockerd makes it: mount points and the files
 * that it binds over, so that `docker diff` does not list them (moby, daemon/initlayer/setup_unix.go).
 */
export const initLayer = 'built-in:init';
/** What is in /dev of a container, and of a host. */
export const containerDevices = 'built-in:dev-container';
export const hostDevices = 'built-in:dev-host';
/** Beside those, where the processor can run virtual machines. */
export const kvmDevice = 'built-in:dev-kvm';

const empty: LayerEntry = { type: 'file', text: '', mode: 0o755 };
const folder: LayerEntry = { type: 'dir', mode: 0o755 };
const device = (name: string, mode = 0o666, gid = 0): LayerEntry => ({
  type: 'device',
  device: name,
  mode,
  gid,
});
const link = (target: string): LayerEntry => ({ type: 'symlink', target });

const init: LayerTree = {
  '': folder,
  '/dev': folder,
  '/etc': folder,
  '/.dockerenv': empty,
  '/dev/console': empty,
  '/dev/pts': folder,
  '/dev/shm': folder,
  '/etc/hostname': empty,
  '/etc/hosts': empty,
  '/etc/mtab': link('/proc/mounts'),
  '/etc/resolv.conf': empty,
  '/proc': folder,
  '/sys': folder,
};

/** config-linux.md of the OCI runtime specification, "Default Devices" */
const devices: LayerTree = {
  '': folder,
  '/fd': link('/proc/self/fd'),
  '/full': device('full'),
  '/mqueue': { type: 'dir', mode: 0o1777 },
  '/null': device('null'),
  '/ptmx': link('pts/ptmx'),
  '/pts': folder,
  '/random': device('random'),
  '/shm': { type: 'dir', mode: 0o1777 },
  '/stderr': link('/proc/self/fd/2'),
  '/stdin': link('/proc/self/fd/0'),
  '/stdout': link('/proc/self/fd/1'),
  '/tty': device('tty'),
  '/urandom': device('urandom'),
  '/zero': device('zero'),
};

const host: LayerTree = {
  ...devices,
  '/console': device('console', 0o600),
  '/core': link('/proc/kcore'),
  '/kmsg': device('kmsg', 0o644),
  '/ptmx': device('ptmx', 0o666, 5),
  '/tty': device('tty', 0o666, 5),
  '/tty0': device('tty0', 0o620, 5),
  '/tty1': device('tty1', 0o620, 5),
  '/sda': device('sda', 0o660, 6),
  '/sda1': device('sda1', 0o660, 6),
};

const trees: Readonly<Record<string, LayerTree>> = {
  [initLayer]: init,
  [containerDevices]: devices,
  [hostDevices]: host,
  [kvmDevice]: { '': folder, '/kvm': device('kvm', 0o660, 993) },
};

const roots = new Map<string, LayerTree>();
const rootPrefix = 'built-in:root-';

/** A layer with nothing but a root directory of that mode: what a fresh tmpfs shows. */
export function emptyRoot(mode: number): string {
  return rootPrefix + mode.toString(8);
}

/** A layer that the kernel or the daemon brings along. */
export function builtInLayer(id: string): LayerTree | undefined {
  if (!id.startsWith(rootPrefix)) return trees[id];
  let tree = roots.get(id);
  if (tree === undefined) {
    tree = { '': { type: 'dir', mode: parseInt(id.slice(rootPrefix.length), 8) } };
    roots.set(id, tree);
  }
  return tree;
}
