import type { LayerTree } from '#sim/world/files';
import { keysOf } from '../key-files';
import { accounts } from '../root-tree';

const renamed = (text: string) =>
  text.replaceAll('/home/user', '/home/ubuntu').replace(/\buser\b/g, 'ubuntu');

/** Ubuntu's images for clouds and multipass have one user, `ubuntu`, who may become root and is let in by key. */
export const ubuntuUser: LayerTree = {
  '/etc/passwd': { type: 'file', text: renamed(accounts.passwd) },
  '/etc/group': { type: 'file', text: renamed(accounts.group) },
  '/home/ubuntu': { type: 'dir', mode: 0o750, uid: 1000, gid: 1000 },
  ...keysOf('/home/ubuntu', 1000),
};
