import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { baseName, dirName, joinPath, normalPath } from '../paths';
import { quoted } from '../quoting';
import { Quit, tool, type Tool } from '../tool';

type Option =
  | 'force'
  | 'interactive'
  | 'logical'
  | 'noDereference'
  | 'physical'
  | 'relative'
  | 'symbolic'
  | 'target'
  | 'noTarget'
  | 'verbose';

/** The way from a directory to a path. */
function relativePath(from: string, to: string): string {
  const a = from.split('/').filter((part) => part !== '');
  const b = to.split('/').filter((part) => part !== '');
  while (a.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  return [...a.map(() => '..'), ...b].join('/') || '.';
}

function* linkOne(t: Tool<Option>, target: string, path: string): Steps<void> {
  const { p } = t;
  const isSymbolic = t.has('symbolic');
  let said = target;
  if (isSymbolic && t.has('relative')) {
    const folder = p.realPath(dirName(path));
    said = relativePath(
      isFail(folder) ? normalPath(dirName(path), p.cwd()) : folder,
      normalPath(target, p.cwd()),
    );
  }
  if (!isSymbolic) {
    const source = p.lstat(target);
    if (isFail(source)) {
      yield* t.refuse(t.isBusybox ? target : `failed to access ${quoted(target)}`, source);
      return;
    }
    if (source.type === 'dir') {
      yield* t.complain(
        t.isBusybox ? `${path}: Operation not permitted` : `${target}: hard link not allowed for directory`,
      );
      return;
    }
  }
  if (t.has('force') && !isFail(p.lstat(path))) p.unlink(path);
  const refused = isSymbolic ? p.symlink(said, path) : p.link(target, path);
  if (refused !== undefined) {
    const kind = isSymbolic ? 'symbolic' : 'hard';
    const arrow = refused.error === 'EEXIST' || isSymbolic ? '' : ` => ${quoted(target)}`;
    yield* t.complain(
      t.isBusybox
        ? `${path}: ${strerror(refused)}`
        : `failed to create ${kind} link ${quoted(path)}${arrow}: ${strerror(refused)}`,
    );
  } else if (t.has('verbose')) t.say(`${quoted(path)} ${isSymbolic ? '->' : '=>'} ${quoted(said)}\n`);
}

export const ln = tool<Option>({
  name: 'ln',
  usage:
    '[OPTION]... [-T] TARGET LINK_NAME\n[OPTION]... TARGET\n[OPTION]... TARGET... DIRECTORY\n[OPTION]... -t DIRECTORY TARGET...',
  summary: 'Makes hard links, or with -s symbolic ones',
  options: {
    force: 'f,force',
    interactive: 'i,interactive',
    logical: 'L,logical',
    noDereference: 'n,no-dereference',
    physical: 'P,physical',
    relative: 'r,relative',
    symbolic: 's,symbolic',
    target: 't,target-directory=DIRECTORY',
    noTarget: 'T,no-target-directory',
    verbose: 'v,verbose',
  },
  refused: ['-b', '--backup', '-d', '-F', '--directory', '-S', '--suffix'],
  busybox: { usage: '[-sfnbtv] [-S SUF] TARGET... LINK|DIR', lacks: 'rLPi' },
  *run(t) {
    const [first, second] = t.operands;
    if (first === undefined) throw new Quit(t.isBusybox ? '' : 'missing file operand', 1, true);
    const named = t.value('target');
    const last = named ?? (second === undefined ? '.' : (t.operands.at(-1) ?? '.'));
    const targets = named === undefined && second !== undefined ? t.operands.slice(0, -1) : t.operands;
    const there = t.has('noDereference') ? t.p.lstat(last) : t.p.stat(last);
    const isDirectory = !isFail(there) && there.type === 'dir' && !t.has('noTarget');
    if (targets.length > 1 && !isDirectory)
      throw new Quit(`target ${quoted(last)}: ${isFail(there) ? strerror(there) : 'Not a directory'}`);
    for (const target of targets) {
      const inPlace = second === undefined && named === undefined && t.isBusybox;
      const path = inPlace ? baseName(target) : isDirectory ? joinPath(last, baseName(target)) : last;
      yield* linkOne(t, target, path);
    }
    return undefined;
  },
});
