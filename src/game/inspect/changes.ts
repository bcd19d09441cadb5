import type { Sim } from '#sim/index';
import { bytesText } from './sheet';

/** So many changed paths are listed. */
const most = 60;

/** What was written into a filesystem's upper layer: `A path size` for what is there, `D path` for what was taken away. */
export function changedPaths(sim: Sim, fs: number): string[][] {
  const root = sim.filesystems.peek(fs)?.root ?? 0;
  const rows: string[][] = [];
  const walk = (id: number, path: string): void => {
    const inode = sim.inodes.peek(id);
    if (inode === undefined || rows.length >= most) return;
    if (inode.type !== 'dir') {
      rows.push(['A', path, inode.type === 'file' ? bytesText(inode.size) : inode.type]);
      return;
    }
    for (const [name, child] of Object.entries(inode.entries ?? {})) {
      if (child === 0) rows.push(['D', `${path}/${name}`, '']);
      else walk(child, `${path}/${name}`);
    }
  };
  walk(root, '');
  return rows;
}
