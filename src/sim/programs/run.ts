import { fail, isFail, strerror, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { SpawnOrder, WaitResult } from '#sim/kernel/processes';
import { joinPath } from './paths';

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Where a command is, as execvp(3) looks for it; EACCES when only files without x bit were found. */
export function findCommand(p: Proc, name: string, path = p.env.PATH ?? usualPath): string | Fail {
  if (name.includes('/')) return name;
  let refused: Fail = fail('ENOENT');
  for (const folder of path.split(':')) {
    const candidate = joinPath(folder === '' ? '.' : folder, name);
    const stat = p.stat(candidate);
    if (isFail(stat) || stat.type !== 'file') continue;
    if (p.access(candidate, 1) === undefined) return candidate;
    refused = fail('EACCES');
  }
  return refused;
}

export type CommandOrder = Omit<SpawnOrder, 'path' | 'argv'>;

/** Becomes a command of PATH; comes back only with the reason why not. */
export function* execCommand(p: Proc, argv: readonly string[], order: CommandOrder = {}): Steps<Fail> {
  const path = findCommand(p, argv[0] ?? '', order.env?.PATH ?? p.env.PATH);
  return isFail(path) ? path : yield* p.exec({ ...order, path, argv });
}

/** Starts a command of PATH beside this process: its pid, or why not. */
export function spawnCommand(p: Proc, argv: readonly string[], order: CommandOrder = {}): number | Fail {
  const path = findCommand(p, argv[0] ?? '', order.env?.PATH ?? p.env.PATH);
  return isFail(path) ? path : p.spawn({ ...order, path, argv });
}

/** What `$?` is of an ended process. */
export function statusOf(result: WaitResult): number {
  return result.exit.signal === undefined ? result.exit.code : 128 + result.exit.signal;
}

/** Runs a command to its end: its status, or why it could not be started. */
export function* runCommand(
  p: Proc,
  argv: readonly string[],
  order: CommandOrder = {},
): Steps<number | Fail> {
  const pid = spawnCommand(p, argv, order);
  if (isFail(pid)) return pid;
  const result = yield* p.wait(pid);
  return isFail(result) ? result : statusOf(result);
}

/** Status and words of GNU's and busybox's programs that run others, when those cannot be run. */
export function execFailure(
  name: string,
  refused: Fail,
  isBusybox: boolean,
  quote: (word: string) => string,
  verb = 'failed to run command ',
): { message: string; code: number } {
  const code = refused.error === 'ENOENT' || refused.error === 'ENOTDIR' ? 127 : 126;
  const message = isBusybox
    ? `can't execute '${name}': ${strerror(refused)}`
    : `${verb}${quote(name)}: ${strerror(refused)}`;
  return { message, code };
}
