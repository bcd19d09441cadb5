import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { baseName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { Quit, tool, type Input, type Tool } from '../tool';
import { ask, standardInput } from './ask';

const options = {
  force: 'f,force',
  interactive: 'i',
  once: 'I',
  interactiveWhen: ',interactive[=WHEN]',
  oneFs: ',one-file-system',
  noPreserveRoot: ',no-preserve-root',
  preserveRoot: ',preserve-root[=all]',
  recursive: 'rR,recursive',
  directory: 'd,dir',
  verbose: 'v,verbose',
} as const;

type Option = keyof typeof options;

function kindOf(type: string, size: number): string {
  if (type === 'dir') return 'directory';
  if (type === 'symlink') return 'symbolic link';
  if (type === 'fifo') return 'fifo';
  return size === 0 ? 'regular empty file' : 'regular file';
}

function* removeOne(t: Tool<Option>, path: string, stdin: Input): Steps<boolean> {
  const { p } = t;
  const cannot = t.isBusybox ? `can't remove '${path}'` : `cannot remove ${quoted(path)}`;
  const stat = p.lstat(path);
  if (isFail(stat)) {
    if (t.has('force') && (stat.error === 'ENOENT' || stat.error === 'ENOTDIR')) return true;
    yield* t.refuse(cannot, stat);
    return false;
  }
  const isDirectory = stat.type === 'dir';
  if (isDirectory && !t.has('recursive') && !t.has('directory')) {
    yield* t.complain(t.isBusybox ? `'${path}' is a directory` : `${cannot}: Is a directory`);
    return false;
  }
  const asks = t.last('force', 'interactive', 'interactiveWhen') === 'interactive';
  if (isDirectory && t.has('recursive')) {
    const entries = p.readDir(path);
    if (isFail(entries)) {
      yield* t.refuse(cannot, entries);
      return false;
    }
    if (asks && entries.length > 0 && !(yield* ask(t, `descend into directory ${quoted(path)}?`, stdin)))
      return false;
    let isEmpty = true;
    for (const { name } of entries) isEmpty = (yield* removeOne(t, joinPath(path, name), stdin)) && isEmpty;
    if (!isEmpty) return false;
  }
  const isProtected = !isDirectory && stat.type === 'file' && p.access(path, 2) !== undefined && p.isTty(0);
  if (asks || (isProtected && !t.has('force'))) {
    const kind = `${isProtected && !asks ? 'write-protected ' : ''}${kindOf(stat.type, stat.size)}`;
    const question = t.isBusybox ? `remove '${path}'?` : `remove ${kind} ${quoted(path)}?`;
    if (!(yield* ask(t, question, stdin))) return false;
  }
  const refused = isDirectory ? p.rmdir(path) : p.unlink(path);
  if (refused !== undefined) {
    yield* t.refuse(cannot, refused);
    return false;
  }
  if (t.has('verbose')) t.say(`removed ${isDirectory ? 'directory ' : ''}${quoted(path)}\n`);
  return true;
}

export const rm = tool<Option>({
  name: 'rm',
  usage: '[OPTION]... [FILE]...',
  summary: 'Removes files, and with -r directories',
  options,
  busybox: { usage: '[-irf] FILE...', lacks: 'dIv' },
  *run(t) {
    if (t.operands.length === 0) {
      if (t.has('force')) return 0;
      throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    }
    const stdin = standardInput(t);
    if (t.has('once') && (t.operands.length > 3 || t.has('recursive'))) {
      const what = `remove ${String(t.operands.length)} argument${t.operands.length > 1 ? 's' : ''}${t.has('recursive') ? ' recursively' : ''}?`;
      if (!(yield* ask(t, what, stdin))) return 0;
    }
    for (const path of t.operands) {
      const base = baseName(path);
      if (t.has('recursive') && base === '/' && !t.has('noPreserveRoot') && !t.isBusybox) {
        yield* t.warn("it is dangerous to operate recursively on '/'");
        yield* t.complain('use --no-preserve-root to override this failsafe');
      } else if (t.has('recursive') && (base === '.' || base === '..')) {
        yield* t.complain(
          t.isBusybox
            ? "can't remove '.' or '..'"
            : `refusing to remove '.' or '..' directory: skipping ${quoted(path)}`,
        );
      } else yield* removeOne(t, path, stdin);
    }
    return undefined;
  },
});
