import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { baseName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { tool, type Input, type Tool } from '../tool';
import { ask, standardInput } from './ask';
import { copyAttributes, copyContent } from './copy';
import { destinationOf } from './destination';
import { removeTree } from './rm-tree';

type Option =
  'force' | 'interactive' | 'noClobber' | 'stripSlashes' | 'target' | 'noTarget' | 'update' | 'verbose';
const everything = { owner: true, mode: true, time: true };

function* moveOne(t: Tool<Option>, from: string, to: string, stdin: Input): Steps<void> {
  const { p } = t;
  const source = p.lstat(from);
  if (isFail(source)) {
    yield* t.refuse(t.isBusybox ? `can't rename '${from}'` : `cannot stat ${quoted(from)}`, source);
    return;
  }
  const there = p.lstat(to);
  if (!isFail(there)) {
    if (there.ino === source.ino && there.dev === source.dev) {
      yield* t.complain(`${quoted(from)} and ${quoted(to)} are the same file`);
      return;
    }
    if (there.type === 'dir' && source.type !== 'dir') {
      yield* t.complain(
        t.isBusybox
          ? `can't rename '${from}': Is a directory`
          : `cannot overwrite directory ${quoted(to)} with non-directory`,
      );
      return;
    }
    const last = t.last('force', 'interactive', 'noClobber');
    if (last === 'noClobber') return;
    if (t.has('update') && there.mtime >= source.mtime) return;
    if (last === 'interactive' && !(yield* ask(t, `overwrite ${quoted(to)}?`, stdin))) return;
    if (there.type !== 'dir' && source.type === 'dir') {
      yield* t.complain(`cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`);
      return;
    }
  }
  const refused = p.rename(from, to);
  if (refused?.error === 'EXDEV') {
    if (yield* copyAcross(t, from, to)) yield* removeTree(p, from);
  } else if (refused?.error === 'EINVAL' && !t.isBusybox) {
    yield* t.complain(`cannot move ${quoted(from)} to a subdirectory of itself, ${quoted(to)}`);
    return;
  } else if (refused !== undefined) {
    yield* t.refuse(
      t.isBusybox ? `can't rename '${from}'` : `cannot move ${quoted(from)} to ${quoted(to)}`,
      refused,
    );
    return;
  }
  if (t.has('verbose'))
    t.say(t.isBusybox ? `'${from}' -> '${to}'\n` : `renamed ${quoted(from)} -> ${quoted(to)}\n`);
}

/** To another filesystem: a copy of everything, and the original goes when it succeeded. */
function* copyAcross(t: Tool<Option>, from: string, to: string): Steps<boolean> {
  const { p } = t;
  const source = p.lstat(from);
  if (isFail(source)) return false;
  let refused;
  if (source.type === 'dir') {
    refused = isFail(p.stat(to)) ? p.mkdir(to, source.mode & 0o777) : undefined;
    const entries = p.readDir(from);
    for (const { name } of isFail(entries) || refused !== undefined ? [] : entries) {
      if (!(yield* copyAcross(t, joinPath(from, name), joinPath(to, name)))) return false;
    }
  } else if (source.type === 'symlink') {
    const target = p.readLink(from);
    p.unlink(to);
    refused = isFail(target) ? target : p.symlink(target, to);
  } else if (source.type === 'fifo') refused = p.mkfifo(to, source.mode);
  else refused = yield* copyContent(p, from, to, source.size, source.mode & 0o777);
  if (refused !== undefined) {
    yield* t.complain(`cannot create regular file ${quoted(to)}: ${strerror(refused)}`);
    return false;
  }
  copyAttributes(p, source, to, everything);
  return true;
}

export const mv = tool<Option>({
  name: 'mv',
  usage: '[OPTION]... [-T] SOURCE DEST\n[OPTION]... SOURCE... DIRECTORY\n[OPTION]... -t DIRECTORY SOURCE...',
  summary: 'Renames files, or moves them into a directory',
  options: {
    force: 'f,force',
    interactive: 'i,interactive',
    noClobber: 'n,no-clobber',
    stripSlashes: ',strip-trailing-slashes',
    target: 't,target-directory=DIRECTORY',
    noTarget: 'T,no-target-directory',
    update: 'u,update[=WHEN]',
    verbose: 'v,verbose',
  },
  refused: ['-b', '--backup', '-S', '--suffix', '-Z', '--context', '--no-copy', '--exchange'],
  busybox: { usage: '[-finT] SOURCE DEST\n[-fin] SOURCE... { -t DIRECTORY | DIRECTORY }', lacks: 'uvbSZ' },
  *run(t) {
    const stdin = standardInput(t);
    const { sources, to, isDirectory } = yield* destinationOf(t, t.value('target'), t.has('noTarget'));
    for (const source of sources) {
      yield* moveOne(t, source, isDirectory ? joinPath(to, baseName(source)) : to, stdin);
    }
    return undefined;
  },
});
