import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { TarEntry } from '#sim/base/tar';
import { refuse, type Refusal } from '../refusal';
import { isRefusal } from '../refusal';
import { clean } from '../text';
import type { Cli } from '../cli';

const why = (what: string, path: string, fail: Fail): Refusal =>
  refuse(`${what} ${path}: ${strerror(fail).toLowerCase()}`);

/** The kinds of things that an archive can hold; sockets it cannot. */
const kinds: Readonly<Record<string, TarEntry['type']>> = {
  ...{ file: 'file', dir: 'dir', symlink: 'symlink', fifo: 'fifo' },
};

/** What lies at a path of the client's own files, as entries named from `name` on. */
export function readTree(cli: Cli, path: string, name: string): TarEntry[] | Refusal {
  const stat = cli.p.lstat(path);
  if (isFail(stat)) return why('lstat', path, stat);
  const type = kinds[stat.type];
  if (!type) return [];
  const entry = {
    ...{ name, type, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid },
    mtime: Math.floor(stat.mtime / 1000),
  };
  if (type === 'file') {
    const data = cli.p.readFile(path);
    return isFail(data) ? why('open', path, data) : [{ ...entry, data }];
  }
  if (type === 'symlink') {
    const linkName = cli.p.readLink(path);
    return isFail(linkName) ? why('readlink', path, linkName) : [{ ...entry, linkName }];
  }
  if (type !== 'dir') return [entry];
  const inside = cli.p.readDir(path);
  if (isFail(inside)) return why('open', path, inside);
  const entries: TarEntry[] = [entry];
  for (const child of inside) {
    const below = readTree(cli, `${path}/${child.name}`, name === '.' ? child.name : `${name}/${child.name}`);
    if (isRefusal(below)) return below;
    entries.push(...below);
  }
  return entries;
}

/** Unpacks entries below a folder of the client's own files. */
export function writeTree(cli: Cli, folder: string, entries: readonly TarEntry[]): Refusal | undefined {
  for (const entry of entries) {
    const path = clean(`${folder}/${entry.name}`);
    const failed = writeEntry(cli, folder, path, entry);
    if (failed) return failed;
  }
  return undefined;
}

function writeEntry(cli: Cli, folder: string, path: string, entry: TarEntry): Refusal | undefined {
  const there = cli.p.lstat(path);
  const isDir = !isFail(there) && there.type === 'dir';
  if (entry.type === 'dir') {
    if (isDir) return undefined;
    if (!isFail(there))
      return refuse(`cannot overwrite non-directory ${JSON.stringify(path)} with directory`);
    const failed = cli.p.mkdir(path, entry.mode);
    return failed && why('mkdir', path, failed);
  }
  if (isDir) {
    return refuse(
      `cannot overwrite directory ${JSON.stringify(path)} with non-directory ${JSON.stringify(folder)}`,
    );
  }
  if (!isFail(there)) cli.p.unlink(path);
  const failed = put(cli, folder, path, entry);
  if (failed) return why(entry.type === 'file' ? 'open' : 'symlink', path, failed);
  if (entry.type === 'file') {
    cli.p.chmod(path, entry.mode);
    cli.p.touch(path, entry.mtime * 1000);
  }
  return undefined;
}

function put(cli: Cli, folder: string, path: string, entry: TarEntry): Fail | undefined {
  if (entry.type === 'symlink') return cli.p.symlink(entry.linkName ?? '', path);
  if (entry.type === 'link') return cli.p.link(clean(`${folder}/${entry.linkName ?? ''}`), path);
  if (entry.type === 'fifo') return cli.p.mkfifo(path, entry.mode);
  return entry.type === 'file' ? cli.p.writeFile(path, entry.data ?? ('' as never)) : undefined;
}
