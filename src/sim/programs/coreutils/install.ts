import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { parseMode } from '../modes';
import { baseName, dirName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { copyContent } from './copy';
import { destinationOf } from './destination';

type Option =
  | 'ignored'
  | 'makeLeading'
  | 'directory'
  | 'group'
  | 'mode'
  | 'owner'
  | 'preserve'
  | 'target'
  | 'noTarget'
  | 'verbose'
  | 'compare';

interface Wish {
  mode: number;
  uid: number;
  gid: number;
}

function wishOf(t: Tool<Option>): Wish {
  const names = new Names(t.p);
  const [owner, group, text] = [t.value('owner'), t.value('group'), t.value('mode') ?? '755'];
  const uid = owner === undefined ? -1 : names.uid(owner);
  const gid = group === undefined ? -1 : names.gid(group);
  const change = parseMode(text);
  if (uid === undefined) throw new Quit(`invalid user ${t.quote(owner ?? '')}`);
  if (gid === undefined) throw new Quit(`invalid group ${t.quote(group ?? '')}`);
  if (change === undefined) throw new Quit(`invalid mode ${t.quote(text)}`);
  return { mode: change(0, false, 0), uid, gid };
}

function* makeFolders(t: Tool<Option>, path: string): Steps<boolean> {
  const there = t.p.stat(path);
  if (!isFail(there)) return true;
  const parent = dirName(path);
  if (parent !== path && !(yield* makeFolders(t, parent))) return false;
  const refused = t.p.mkdir(path, 0o755);
  if (refused !== undefined) {
    yield* t.refuse(`cannot create directory ${quoted(path)}`, refused);
    return false;
  }
  t.p.chmod(path, 0o755);
  if (t.has('verbose')) t.say(`install: creating directory ${quoted(path)}\n`);
  return true;
}

function dress(t: Tool<Option>, path: string, wish: Wish): void {
  if (wish.uid !== -1 || wish.gid !== -1) t.p.chown(path, wish.uid, wish.gid);
  t.p.chmod(path, wish.mode);
}

export const install = tool<Option>({
  name: 'install',
  usage:
    '[OPTION]... [-T] SOURCE DEST\n[OPTION]... SOURCE... DIRECTORY\n[OPTION]... -t DIRECTORY SOURCE...\n[OPTION]... -d DIRECTORY...',
  summary: 'Copies files and sets their attributes',
  options: {
    ignored: 'c',
    compare: 'C,compare',
    makeLeading: 'D',
    directory: 'd,directory',
    group: 'g,group=GROUP',
    mode: 'm,mode=MODE',
    owner: 'o,owner=OWNER',
    preserve: 'p,preserve-timestamps',
    target: 't,target-directory=DIRECTORY',
    noTarget: 'T,no-target-directory',
    verbose: 'v,verbose',
  },
  refused: ['-b', '--backup', '-s', '--strip', '-S', '--suffix', '-Z', '--context'],
  busybox: { usage: '[-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE]... DEST' },
  *run(t) {
    const wish = wishOf(t);
    if (t.has('directory')) {
      if (t.operands.length === 0) throw new Quit('missing file operand', 1, true);
      for (const path of t.operands) if (yield* makeFolders(t, path)) dress(t, path, wish);
      return undefined;
    }
    const goal = t.value('target') ?? t.operands.at(-1);
    if (t.has('makeLeading') && goal !== undefined && t.operands.length > 1)
      yield* makeFolders(t, t.has('target') ? goal : dirName(goal));
    const { sources, to, isDirectory } = yield* destinationOf(t, t.value('target'), t.has('noTarget'));
    for (const source of sources) {
      const path = isDirectory ? joinPath(to, baseName(source)) : to;
      const stat = t.p.stat(source);
      if (isFail(stat)) {
        yield* t.refuse(`cannot stat ${quoted(source)}`, stat);
        continue;
      }
      if (stat.type === 'dir') {
        yield* t.complain(`omitting directory ${quoted(source)}`);
        continue;
      }
      t.p.unlink(path);
      const refused = yield* copyContent(t.p, source, path, stat.size, 0o600);
      if (refused !== undefined) {
        yield* t.complain(`cannot create regular file ${quoted(path)}: ${strerror(refused)}`);
        continue;
      }
      dress(t, path, wish);
      if (t.has('preserve')) t.p.touch(path, stat.mtime);
      if (t.has('verbose')) t.say(`${quoted(source)} -> ${quoted(path)}\n`);
    }
    return undefined;
  },
});
