import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import { baseName, dirName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { tool, type Input, type Tool } from '../tool';
import { ask, standardInput } from './ask';
import { copyAttributes, copyContent } from './copy';
import { destinationOf } from './destination';

const options = {
  archive: 'a,archive',
  noFollowPreserve: 'd',
  force: 'f,force',
  followArgs: 'H',
  interactive: 'i,interactive',
  link: 'l,link',
  follow: 'L,dereference',
  noClobber: 'n,no-clobber',
  noFollow: 'P,no-dereference',
  preserve: 'p',
  preserveList: ',preserve[=ATTR_LIST]',
  noPreserve: ',no-preserve=ATTR_LIST',
  parents: ',parents',
  recursive: 'rR,recursive',
  symbolic: 's,symbolic-link',
  target: 't,target-directory=DIRECTORY',
  noTarget: 'T,no-target-directory',
  update: 'u,update[=WHEN]',
  verbose: 'v,verbose',
  oneFs: 'x,one-file-system',
  sparse: ',sparse=WHEN',
  reflink: ',reflink[=WHEN]',
  stripSlashes: ',strip-trailing-slashes',
} as const;

type Option = keyof typeof options;

interface Copying {
  t: Tool<Option>;
  recursive: boolean;
  /** follow symbolic links: never, those named on the command line, always */
  follow: 'never' | 'args' | 'always';
  owner: boolean;
  mode: boolean;
  time: boolean;
  stdin: Input;
}

function isSame(a: Stat, b: Stat): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** May what is at `to` be replaced? Asks, or says why not. */
function* mayReplace(c: Copying, from: string, to: string, source: Stat): Steps<boolean> {
  const { t } = c;
  const there = t.p.stat(to);
  if (isFail(there) && there.error === 'ENOTDIR' && !to.endsWith('/') && !t.isBusybox) {
    yield* t.refuse(`cannot stat ${quoted(to)}`, there);
    return false;
  }
  if (isFail(there)) return true;
  if (isSame(source, there)) {
    yield* t.complain(
      t.isBusybox
        ? `'${from}' and '${to}' are the same file`
        : `${quoted(from)} and ${quoted(to)} are the same file`,
    );
    return false;
  }
  if (source.type === 'dir' && there.type !== 'dir') {
    yield* t.complain(
      t.isBusybox
        ? `target '${to}' is not a directory`
        : `cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`,
    );
    return false;
  }
  if (source.type !== 'dir' && there.type === 'dir') {
    yield* t.complain(
      t.isBusybox
        ? `can't open '${to}': Is a directory`
        : `cannot overwrite directory ${quoted(to)} with non-directory${source.type === 'file' ? '' : ` ${quoted(from)}`}`,
    );
    return false;
  }
  if (source.type === 'dir') return true;
  const last = t.last('noClobber', 'interactive', 'force');
  if (last === 'noClobber') return false;
  if (t.has('update') && t.value('update') !== 'all' && there.mtime >= source.mtime) return false;
  return last === 'interactive' ? yield* ask(t, `overwrite ${quoted(to)}?`, c.stdin) : true;
}

function* copyOne(c: Copying, from: string, to: string, isArgument: boolean): Steps<void> {
  const { t } = c;
  const isFollowing = c.follow === 'always' || (c.follow === 'args' && isArgument);
  const source = isFollowing ? t.p.stat(from) : t.p.lstat(from);
  if (isFail(source)) {
    yield* t.refuse(t.isBusybox ? `can't stat '${from}'` : `cannot stat ${quoted(from)}`, source);
    return;
  }
  if (source.type === 'dir' && !c.recursive) {
    yield* t.complain(
      t.isBusybox ? `omitting directory '${from}'` : `-r not specified; omitting directory ${quoted(from)}`,
    );
    return;
  }
  if (!(yield* mayReplace(c, from, to, source))) return;
  if (t.has('verbose')) t.say(`${quoted(from)} -> ${quoted(to)}\n`);
  if (t.has('link') && source.type !== 'dir') yield* makeLink(c, from, to, 'hard link');
  else if (t.has('symbolic') && source.type !== 'dir') yield* makeLink(c, from, to, 'symbolic link');
  else if (source.type === 'dir') yield* copyDirectory(c, from, to, source);
  else if (source.type === 'symlink') yield* copySymlink(c, from, to, source);
  else if (source.type === 'fifo' && c.recursive) t.p.mkfifo(to, source.mode);
  else yield* copyFile(c, from, to, source);
}

function* makeLink(c: Copying, from: string, to: string, kind: string): Steps<void> {
  if (!isFail(c.t.p.lstat(to)) && c.t.has('force')) c.t.p.unlink(to);
  const refused = kind === 'hard link' ? c.t.p.link(from, to) : c.t.p.symlink(from, to);
  if (refused !== undefined)
    yield* c.t.refuse(`cannot create ${kind} ${quoted(to)} to ${quoted(from)}`, refused);
}

function* copySymlink(c: Copying, from: string, to: string, source: Stat): Steps<void> {
  const target = c.t.p.readLink(from);
  if (isFail(target)) return;
  if (!isFail(c.t.p.lstat(to))) c.t.p.unlink(to);
  const refused = c.t.p.symlink(target, to);
  if (refused !== undefined) yield* c.t.refuse(`cannot create symbolic link ${quoted(to)}`, refused);
  else copyAttributes(c.t.p, source, to, c);
}

function* copyFile(c: Copying, from: string, to: string, source: Stat): Steps<void> {
  const { t } = c;
  if (source.type !== 'file') {
    yield* copyStream(c, from, to);
    return;
  }
  const isNew = isFail(t.p.stat(to));
  const readable = t.p.access(from, 4);
  if (readable !== undefined) {
    yield* t.refuse(
      t.isBusybox ? `can't open '${from}'` : `cannot open ${quoted(from)} for reading`,
      readable,
    );
    return;
  }
  let refused =
    to.endsWith('/') && isNew
      ? ({ error: 'ENOTDIR' } as const)
      : yield* copyContent(t.p, from, to, source.size, source.mode & 0o777);
  if (refused !== undefined && t.has('force') && !isNew) {
    t.p.unlink(to);
    refused = yield* copyContent(t.p, from, to, source.size, source.mode & 0o777);
  }
  if (refused === undefined) {
    copyAttributes(t.p, source, to, c);
    return;
  }
  const words = isNew
    ? `cannot create regular file ${quoted(to)}`
    : `cannot create regular file ${quoted(to)}`;
  yield* t.refuse(
    t.isBusybox ? `can't create '${to}'` : refused.error === 'ENOSPC' ? `error writing ${quoted(to)}` : words,
    refused,
  );
}

/** Devices, pipes and what the kernel makes up are read to their end. */
function* copyStream(c: Copying, from: string, to: string): Steps<void> {
  const { p } = c.t;
  const source = p.open(from);
  if (isFail(source)) {
    yield* c.t.refuse(`cannot open ${quoted(from)} for reading`, source);
    return;
  }
  const target = p.open(to, { write: true, create: true, truncate: true });
  if (isFail(target)) {
    yield* c.t.refuse(`cannot create regular file ${quoted(to)}`, target);
    return;
  }
  for (;;) {
    const part = yield* p.read(source);
    if (isFail(part) || part === '') break;
    const refused = yield* p.write(target, part);
    if (refused !== undefined) {
      yield* c.t.refuse(`error writing ${quoted(to)}`, refused);
      break;
    }
  }
  p.close(source);
  p.close(target);
}

function* copyDirectory(c: Copying, from: string, to: string, source: Stat): Steps<void> {
  const { t } = c;
  const isNew = isFail(t.p.stat(to));
  if (isNew) {
    const refused = t.p.mkdir(to, (source.mode & 0o777) | 0o700);
    if (refused !== undefined) {
      yield* t.refuse(
        t.isBusybox ? `can't create directory '${to}'` : `cannot create directory ${quoted(to)}`,
        refused,
      );
      return;
    }
  }
  const own = t.p.stat(to);
  const entries = t.p.readDir(from);
  if (isFail(entries)) {
    yield* t.refuse(t.isBusybox ? `can't open '${from}'` : `cannot access ${quoted(from)}`, entries);
    return;
  }
  for (const { name } of entries) {
    const child = t.p.lstat(joinPath(from, name));
    if (!isFail(child) && !isFail(own) && isNew && isSame(child, own)) {
      const words = t.isBusybox
        ? `recursion detected, omitting directory '${from}'`
        : `cannot copy a directory, ${quoted(from)}, into itself, ${quoted(to)}`;
      yield* t.complain(words);
      continue;
    }
    yield* copyOne(c, joinPath(from, name), joinPath(to, name), false);
  }
  if (isNew || c.mode) copyAttributes(t.p, source, to, c);
}

function copyingOf(t: Tool<Option>): Copying {
  const archive = t.has('archive');
  const list = t.has('preserveList') ? (t.value('preserveList') ?? 'mode,ownership,timestamps') : '';
  const isAll = archive || list === 'all';
  const kept = (word: string) =>
    (isAll || t.has('preserve') || list.split(',').includes(word)) &&
    !(t.value('noPreserve') ?? '').split(',').some((one) => one === word || one === 'all');
  const last = t.last('follow', 'noFollow', 'followArgs', 'archive', 'noFollowPreserve');
  const recursive = archive || t.has('recursive');
  const never =
    last === 'noFollow' ||
    last === 'archive' ||
    last === 'noFollowPreserve' ||
    (last === undefined && recursive);
  return {
    t,
    recursive,
    follow: never ? 'never' : last === 'followArgs' ? 'args' : 'always',
    owner: kept('ownership'),
    mode: kept('mode'),
    time: kept('timestamps'),
    stdin: standardInput(t),
  };
}

export const cp = tool<Option>({
  name: 'cp',
  usage: '[OPTION]... [-T] SOURCE DEST\n[OPTION]... SOURCE... DIRECTORY\n[OPTION]... -t DIRECTORY SOURCE...',
  summary: 'Copies files and directories',
  options,
  refused: [
    '-b',
    '--backup',
    '-S',
    '--suffix',
    '-Z',
    '--context',
    '--attributes-only',
    '--copy-contents',
    '--remove-destination',
  ],
  busybox: {
    usage: '[-arPLHpfinlsTu] SOURCE DEST\n[-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }',
    lacks: 'vxbSZ',
  },
  *run(t) {
    const copying = copyingOf(t);
    const { sources, to, isDirectory } = yield* destinationOf(t, t.value('target'), t.has('noTarget'));
    for (const source of sources) {
      const from = source.length > 1 ? source.replace(/\/+$/, '') || '/' : source;
      if (t.has('parents')) yield* makeParents(copying, to, from);
      const name = t.has('parents') ? from : baseName(from);
      const place = isDirectory ? (name === '.' || name === '..' ? to : joinPath(to, name)) : to;
      yield* copyOne(copying, from, place, true);
    }
    return undefined;
  },
});

/** `--parents`: the directories on the way to a file are made below the target. */
function* makeParents(c: Copying, to: string, from: string): Steps<void> {
  const missing: string[] = [];
  for (let path = dirName(from); path !== '.' && path !== '/'; path = dirName(path)) missing.unshift(path);
  for (const path of missing) {
    const place = joinPath(to, path);
    if (!isFail(c.t.p.stat(place))) continue;
    const refused = c.t.p.mkdir(place);
    if (refused !== undefined) yield* c.t.refuse(`cannot make directory ${quoted(place)}`, refused);
    else if (c.t.has('verbose')) c.t.say(`${path} -> ${place}\n`);
  }
}
