export { chmod, chown, touch } from './attributes';
export { initLayer } from './built-in';
export { changes, usage, type Change } from './changes';
export { makeDevice, makeFifo, makeSocket, mkdir, mkdirAll, symlink } from './create';
export {
  destroyFilesystem,
  fsViewer,
  newCgroup2,
  newDev,
  newDevPts,
  newMqueue,
  newOverlay,
  newProc,
  newSysfs,
  newTmpfs,
  rootViewer,
} from './filesystems';
export { readElf } from './elf';
export { entrySize, layerSize, layerTree, storedContent } from './layers';
export {
  bindMount,
  copyMountTable,
  dropMountTable,
  findMount,
  isDirectory,
  listMounts,
  mount,
  newMountTable,
  unmount,
  type MountLine,
  type MountOrder,
} from './mounts';
export {
  open,
  readAt,
  readFile,
  release,
  retain,
  sizeOf,
  statHandle,
  truncate,
  truncateHandle,
  writeAt,
  writeFile,
} from './open';
export { putTree } from './put-tree';
export { removeAll, rmdir, unlink } from './remove';
export { getSysctl, setSysctl } from './proc/settings';
export { link, rename } from './rename';
export { access, executable, readDir, readLink, realPath, stat } from './stat';
export { diskUse, statFs } from './statfs';
export { treeAt, upperTree } from './tree';
export type { DirEntry, ExecFile, Opened, OpenFlags, Stat, StatFs, Viewer, WriteOptions } from './types';
