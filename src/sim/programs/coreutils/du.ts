import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import { globRegex } from '../glob';
import { baseName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { humanSize, humanSizeBusybox, parseSize } from '../sizes';
import { Quit, tool, type Tool } from '../tool';
import { diskBlocks } from './ls-entry';

const options = {
  all: 'a,all',
  apparent: ',apparent-size',
  blockSize: 'B,block-size=SIZE',
  bytes: 'b,bytes',
  total: 'c,total',
  followArgs: 'DH,dereference-args',
  depth: 'd,max-depth=N',
  human: 'h,human-readable',
  kilobytes: 'k',
  follow: 'L,dereference',
  countLinks: 'l,count-links',
  megabytes: 'm',
  noFollow: 'P,no-dereference',
  separate: 'S,separate-dirs',
  si: ',si',
  summarize: 's,summarize',
  exclude: ',exclude=PATTERN',
  oneFs: 'x,one-file-system',
  zero: '0,null',
} as const;

type Option = keyof typeof options;

interface Walk {
  t: Tool<Option>;
  depth: number;
  seen: Set<string>;
  device: number;
  excluded: RegExp[];
}

function sizeOf(t: Tool<Option>, stat: Stat): number {
  return t.has('bytes') || t.has('apparent') ? stat.size : diskBlocks(stat) * 1024;
}

function shown(t: Tool<Option>, bytes: number): string {
  const last = t.last('human', 'kilobytes', 'megabytes', 'bytes', 'blockSize', 'si');
  if (last === 'human') return t.isBusybox ? humanSizeBusybox(bytes) : humanSize(bytes);
  if (last === 'si') return humanSize(bytes, 1000);
  if (last === 'bytes') return String(bytes);
  const unit =
    last === 'megabytes'
      ? 1024 ** 2
      : last === 'blockSize'
        ? (parseSize(t.value('blockSize') ?? '') ?? parseSize(`1${t.value('blockSize') ?? ''}`) ?? 1024)
        : 1024;
  return String(Math.ceil(bytes / unit));
}

function line(t: Tool<Option>, bytes: number, path: string): void {
  t.say(`${shown(t, bytes)}\t${path}${t.has('zero') ? '\0' : '\n'}`);
}

/** Bytes of a file and of all below it. */
function* measure(walk: Walk, path: string, level: number): Steps<{ total: number; isDirectory: boolean }> {
  const { t } = walk;
  const nothing = { total: 0, isDirectory: false };
  const follow = t.has('follow') || (level === 0 && t.has('followArgs'));
  const stat = follow ? t.p.stat(path) : t.p.lstat(path);
  if (isFail(stat)) {
    yield* t.refuse(t.isBusybox ? path : `cannot access ${quoted(path)}`, stat);
    return nothing;
  }
  if (level === 0) walk.device = stat.dev;
  if (t.has('oneFs') && stat.dev !== walk.device) return nothing;
  const identity = `${String(stat.dev)}:${String(stat.ino)}`;
  if (stat.type !== 'dir' && stat.nlink > 1 && !t.has('countLinks') && walk.seen.has(identity))
    return nothing;
  walk.seen.add(identity);
  let total = sizeOf(t, stat);
  if (stat.type === 'dir') {
    const entries = t.p.readDir(path);
    if (isFail(entries))
      yield* t.refuse(
        t.isBusybox ? `can't open '${path}'` : `cannot read directory ${quoted(path)}`,
        entries,
      );
    for (const { name } of isFail(entries) ? [] : entries) {
      if (walk.excluded.some((pattern) => pattern.test(name))) continue;
      const below = yield* measure(walk, joinPath(path, name), level + 1);
      if (!below.isDirectory || !t.has('separate')) total += below.total;
    }
  }
  const isShown = level === 0 || ((stat.type === 'dir' || t.has('all')) && level <= walk.depth);
  if (isShown) line(t, total, path);
  yield* t.drain();
  return { total, isDirectory: stat.type === 'dir' };
}

export const du = tool<Option>({
  name: 'du',
  usage: '[OPTION]... [FILE]...',
  summary: 'Adds up the disk space of files and directories',
  options,
  refused: [
    '-t',
    '--threshold',
    '-X',
    '--exclude-from',
    '--files0-from',
    '--inodes',
    '--time',
    '--time-style',
  ],
  busybox: { usage: '[-aHLdclsxhmk] [FILE]...', lacks: 'bBDPSt0' },
  *run(t) {
    const depth = t.value('depth');
    if (depth !== undefined && !/^\d+$/.test(depth))
      throw new Quit(
        t.isBusybox ? `invalid number '${depth}'` : `invalid maximum depth ${t.quote(depth)}`,
        1,
        !t.isBusybox,
      );
    if (t.has('summarize') && t.has('all') && !t.isBusybox)
      throw new Quit('cannot both summarize and show all entries', 1, true);
    const walk: Walk = {
      t,
      depth: t.has('summarize') ? 0 : depth === undefined ? Infinity : Number(depth),
      seen: new Set(),
      device: 0,
      excluded: t.values('exclude').map((pattern) => globRegex(baseName(pattern))),
    };
    let all = 0;
    for (const path of t.operandsOr('.')) all += (yield* measure(walk, path, 0)).total;
    if (t.has('total')) line(t, all, 'total');
    return undefined;
  },
});
