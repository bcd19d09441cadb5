import { isFail, type Fail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Call } from '../cmdlet';
import { dateValue } from '../dates';
import { driveOf, leafOf, parentOf, windowsPath, worldPath } from '../paths';
import { hasWildcard, wildcard } from '../run/patterns';
import type { Session } from '../session';
import { newThing, toText, type Thing, type Value } from '../values';
import type { Steps } from '#sim/kernel/program';

/** A file or folder as Get-ChildItem gives it. `path` is the world's. */
export function fileThing(path: string, stat: Stat): Thing {
  const isFolder = stat.type === 'dir';
  const full = windowsPath(path);
  const Name = path === '/' ? 'C:\\' : leafOf(path);
  const props: Record<string, Value> = {
    Mode: isFolder ? 'd-----' : stat.type === 'symlink' ? 'l-----' : '-a----',
    LastWriteTime: dateValue(stat.mtime),
    Length: isFolder ? null : stat.size,
    Name,
    FullName: full,
    DirectoryName: parentOf(full),
    BaseName: isFolder ? Name : Name.replace(/\.[^.]*$/, ''),
    Extension: isFolder ? '' : (/\.[^.]*$/.exec(Name)?.[0] ?? ''),
    Exists: true,
    PSIsContainer: isFolder,
    PSPath: `Microsoft.PowerShell.Core\\FileSystem::${full}`,
  };
  return newThing(isFolder ? 'System.IO.DirectoryInfo' : 'System.IO.FileInfo', props, Name);
}

/** A path that somebody wrote, as the world has it. A thing that is a file knows its own. */
export function pathOf(session: Session, value: Value): string {
  const home = session.environment('USERPROFILE');
  return worldPath(session.p, toText(value), home === undefined ? undefined : worldPath(session.p, home));
}

/** What a path with wildcards stands for: the world's paths, sorted. Without any it is itself. */
export function expand(session: Session, written: string): string[] {
  if (!hasWildcard(written)) return [pathOf(session, written)];
  const parts = written.replaceAll('\\', '/').split('/');
  const at = parts.findIndex(hasWildcard);
  const head = parts.slice(0, at).join('/');
  const folder = pathOf(
    session,
    head === '' ? (written.startsWith('/') || written.startsWith('\\') ? '\\' : '.') : head,
  );
  const entries = session.p.readDir(folder);
  if (isFail(entries)) return [];
  const pattern = wildcard(parts[at] ?? '*');
  const rest = parts.slice(at + 1).join('/');
  return entries
    .filter(({ name }) => pattern.test(name))
    .map(({ name }) => `${folder === '/' ? '' : folder}/${name}`)
    .flatMap((path) => (rest === '' ? [path] : expand(session, `${windowsPath(path)}/${rest}`)))
    .filter((path) => session.p.exists(path));
}

/** The drive of a path that there is none of, in the words of the provider. True: it was said. */
export function* refusedDrive(call: Call, written: string): Steps<boolean> {
  const drive = driveOf(written);
  if (drive === undefined || drive === 'C' || /^filesystem/i.test(written)) return false;
  yield* call.fail({
    message: `Cannot find drive. A drive with the name '${drive}' does not exist.`,
    category: 'ObjectNotFound',
    target: drive,
    exception: 'DriveNotFoundException',
    id: 'DriveNotFound',
  });
  return true;
}

/** Says that a path is not there. */
export function* notFound(call: Call, path: string): Steps<void> {
  const full = windowsPath(path);
  yield* call.fail({
    message: `Cannot find path '${full}' because it does not exist.`,
    category: 'ObjectNotFound',
    target: full,
    exception: 'ItemNotFoundException',
    id: 'PathNotFound',
  });
}

/** Says why a file could not be touched. */
export function* denied(call: Call, path: string, refused: Fail, id: string): Steps<void> {
  const full = windowsPath(path);
  if (refused.error === 'ENOENT' || refused.error === 'ENOTDIR') {
    yield* call.fail({
      message: `Could not find a part of the path '${full}'.`,
      category: 'ObjectNotFound',
      target: full,
      exception: 'DirectoryNotFoundException',
      id,
    });
    return;
  }
  yield* call.fail({
    message:
      refused.error === 'ENOSPC'
        ? 'There is not enough space on the disk.'
        : `Access to the path '${full}' is denied.`,
    category: refused.error === 'ENOSPC' ? 'WriteError' : 'PermissionDenied',
    target: full,
    exception: refused.error === 'ENOSPC' ? 'IOException' : 'UnauthorizedAccessException',
    id,
  });
}
