import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { SpawnOrder } from '#sim/kernel/processes';

/**
 * What `exec "$@"` at the end of an entrypoint script does: becomes the command, looked up on PATH. Answers 127 or 126 when
 * that fails, in the words of the script's shell.
 */
export function* execCommand(
  p: Proc,
  argv: readonly string[],
  order: Partial<SpawnOrder> = {},
): Steps<number> {
  const name = argv[0] ?? '';
  const found = name.includes('/') ? name : onPath(p, name);
  const script = p.argv[0] ?? 'docker-entrypoint.sh';
  if (found === undefined) {
    yield* p.err(`${script}: ${lineOf(script)}: exec: ${name}: not found\n`);
    return 127;
  }
  const refused: Fail = yield* p.exec({ argv: [...argv], path: found, ...order });
  yield* p.err(
    `${script}: ${lineOf(script)}: exec: ${name}: ${refused.error === 'EACCES' ? 'Permission denied' : 'not found'}\n`,
  );
  return refused.error === 'EACCES' ? 126 : 127;
}

/** Line of the `exec "$@"` in the script, as its complaint has it. */
const lineOf = (script: string) => (script.startsWith('/docker-entrypoint.sh') ? '47' : '11');

/** The file that PATH leads to, if there is one. */
export function onPath(p: Proc, name: string): string | undefined {
  for (const folder of (p.env['PATH'] ?? '').split(':')) {
    const path = `${folder}/${name}`;
    if (p.access(path, 1) === undefined && !isDirectory(p, path)) return path;
  }
  return undefined;
}

function isDirectory(p: Proc, path: string): boolean {
  const stat = p.stat(path);
  return !isFail(stat) && stat.type === 'dir';
}

/** The credentials that gosu and su-exec give: a user of /etc/passwd, with his own group. */
export function userCredentials(p: Proc, name: string): SpawnOrder['cred'] {
  const content = p.readText('/etc/passwd');
  const line = isFail(content) ? undefined : content.split('\n').find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = (line ?? '').split(':');
  if (uid === undefined || gid === undefined) return undefined;
  return { uid: Number(uid), gid: Number(gid), groups: [Number(gid)], caps: [] };
}
