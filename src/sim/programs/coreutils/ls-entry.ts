import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';

/** A file as ls lists it. */
export interface Entry {
  name: string;
  stat: Stat;
  /** symbolic link: what it says, and what is there (undefined: nothing) */
  target?: string;
  targetStat?: Stat;
}

/** Blocks of 1 KiB that a file takes on disk, in pages of 4 KiB. */
export function diskBlocks(stat: Pick<Stat, 'type' | 'size'>): number {
  if (stat.type === 'dir') return Math.max(4, Math.ceil(stat.size / 4096) * 4);
  return stat.type === 'file' ? Math.ceil(stat.size / 4096) * 4 : 0;
}

/** Looks at a file; `path` is where it is, `name` how it is shown. */
export function entryOf(p: Proc, path: string, name: string, follow: boolean): Entry | undefined {
  const own = p.lstat(path);
  if (isFail(own)) return undefined;
  if (own.type !== 'symlink') return { name, stat: own };
  const there = p.stat(path);
  if (follow && !isFail(there)) return { name, stat: there };
  const target = p.readLink(path);
  return {
    name,
    stat: own,
    ...(isFail(target) ? {} : { target }),
    ...(isFail(there) ? {} : { targetStat: there }),
  };
}

const isExecutable = (stat: Stat) => stat.type === 'file' && (stat.mode & 0o111) !== 0;

/** `/`, `*`, `@`, `|`, `=` behind a name (`-F`); `-p` has only the slash, `--file-type` no star. */
export function indicator(stat: Stat, style: 'classify' | 'file-type' | 'slash'): string {
  if (stat.type === 'dir') return '/';
  if (style === 'slash') return '';
  if (stat.type === 'symlink') return '@';
  if (stat.type === 'fifo') return '|';
  if (stat.type === 'socket') return '=';
  return style === 'classify' && isExecutable(stat) ? '*' : '';
}

/** Colour of a file, by dircolors' defaults; by its name too, where one is given. '' for plain. */
export function colourOf(stat: Stat, name: string): string {
  if (stat.type === 'dir') {
    const isSticky = (stat.mode & 0o1000) !== 0;
    const isOpen = (stat.mode & 0o002) !== 0;
    if (isSticky && isOpen) return '30;42';
    return isOpen ? '34;42' : isSticky ? '37;44' : '01;34';
  }
  if (stat.type === 'symlink') return '01;36';
  if (stat.type === 'fifo') return '33';
  if (stat.type === 'socket') return '01;35';
  if (stat.type === 'device') return '01;33';
  if ((stat.mode & 0o4000) !== 0) return '37;41';
  if ((stat.mode & 0o2000) !== 0) return '30;43';
  if (isExecutable(stat)) return '01;32';
  if (/\.(tar|tgz|gz|zip|bz2|xz|zst|deb|rpm|jar|7z)$/.test(name)) return '01;31';
  return /\.(jpe?g|gif|bmp|png|svg|webp|mov|mp4|mkv|avi)$/.test(name) ? '01;35' : '';
}

/** busybox colours every name, also the plain ones. */
export function colourOfBusybox(stat: Stat): string {
  if (stat.type === 'dir') return '1;34';
  if (stat.type === 'symlink') return '1;36';
  if (stat.type === 'fifo') return '0;33';
  if (stat.type === 'socket' || stat.type === 'device') return '1;33';
  return isExecutable(stat) ? '1;32' : '0;0';
}
