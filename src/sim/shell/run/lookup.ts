import { isFail, type Fail } from '#sim/base/fail';
import { findInPath } from '#sim/kernel/exec';
import type { Shell } from '../shell';

/** Where a command's file is: as exec would find it with this PATH. */
export function findCommand(sh: Shell, name: string, path = sh.get('PATH') ?? ''): string | Fail {
  return sh.p.do((sim) => findInPath(sim, sim.processes.need(sh.p.processId), name, path));
}

/** As `findCommand`, with the memory of where commands were found: what is there no more is looked for again. */
export function findRemembered(sh: Shell, name: string): string | Fail {
  const known = Object.hasOwn(sh.s.hashed, name) ? sh.s.hashed[name] : undefined;
  if (known !== undefined) {
    known.hits += 1;
    return known.path;
  }
  const found = findCommand(sh, name);
  if (!isFail(found) && !name.includes('/')) sh.s.hashed[name] = { path: found, hits: 1 };
  return found;
}

/** As `findCommand`, but undefined where nothing executable is found: `command -v`, `type`, `hash`. */
export function pathOf(sh: Shell, name: string, path?: string): string | undefined {
  const found = findCommand(sh, name, path);
  if (isFail(found)) return undefined;
  if (!name.includes('/')) return found;
  const at = sh.p.stat(found);
  return isFail(at) || at.type === 'dir' || sh.p.access(found, 1) !== undefined ? undefined : found;
}

/** What a shell says of a command that cannot be run, and the status: 127 not found, 126 found but unfit. */
export function refusalOf(sh: Shell, name: string, why: Fail): { text: string; status: number } {
  const isPath = name.includes('/');
  const at = isPath ? sh.p.stat(name) : why;
  const isThere = !isFail(at);
  if (sh.dialect.isBash) return refusalInBash(name, why, isPath, isThere, !isFail(at) && at.type === 'dir');
  if (why.error === 'ENOENT' || why.error === 'ENOTDIR') return { text: `${name}: not found`, status: 127 };
  if (why.error === 'ENOEXEC') return { text: `${name}: Exec format error`, status: 126 };
  return { text: `${name}: Permission denied`, status: 126 };
}

function refusalInBash(name: string, why: Fail, isPath: boolean, isThere: boolean, isFolder: boolean) {
  if (!isPath && why.error === 'ENOENT') return { text: `${name}: command not found`, status: 127 };
  if (isFolder) return { text: `${name}: Is a directory`, status: 126 };
  if (why.error === 'ENOENT' && isThere)
    return { text: `${name}: cannot execute: required file not found`, status: 127 };
  if (why.error === 'ENOENT') return { text: `${name}: No such file or directory`, status: 127 };
  if (why.error === 'ENOTDIR') return { text: `${name}: Not a directory`, status: 126 };
  if (why.error === 'ENOEXEC')
    return { text: `${name}: cannot execute binary file: Exec format error`, status: 126 };
  return { text: `${name}: Permission denied`, status: 126 };
}
