import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import * as io from '#sim/kernel/io';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { quoted } from '../quoting';
import { closeInput, openInput, Quit, tool, type Input, type Tool } from '../tool';
import { parseAmount, title, type Amount } from './head';

const options = {
  bytes: 'c,bytes=[+]NUM',
  follow: 'f',
  followHow: ',follow[=HOW]',
  followName: 'F',
  lines: 'n,lines=[+]NUM',
  pid: ',pid=PID',
  quiet: 'q,quiet|silent',
  retry: ',retry',
  sleep: 's,sleep-interval=N',
  verbose: 'v,verbose',
  zero: 'z,zero-terminated',
  unchanged: ',max-unchanged-stats=N',
} as const;

type Option = keyof typeof options;

/** A file that is followed; `fd` −1: it is not there (yet). */
type Followed = { name: string; fd: number; ino: number };
type Following = { files: Followed[]; last: string; isTitled: boolean };

function lastPart(all: Bytes, { unit, sign, count }: Amount, end: string): Bytes {
  if (unit === 'bytes')
    return asBytes(sign === '+' ? all.slice(Math.max(0, count - 1)) : count === 0 ? '' : all.slice(-count));
  const isTerminated = all.endsWith(end);
  const lines = (isTerminated ? all.slice(0, -1) : all).split(end);
  if (all === '') return all;
  const chosen = sign === '+' ? lines.slice(Math.max(0, count - 1)) : count === 0 ? [] : lines.slice(-count);
  return asBytes(chosen.length === 0 ? '' : chosen.join(end) + (isTerminated ? end : ''));
}

function amountOf(t: Tool<Option>): Amount {
  const option = t.last('bytes', 'lines');
  if (option === undefined) return { unit: 'lines', sign: '', count: 10 };
  return parseAmount(t, option, t.value(option) ?? '');
}

function* showEnds(
  t: Tool<Option>,
  names: readonly string[],
  isTitled: boolean,
  isFollowing: boolean,
): Steps<Following> {
  const following: Following = { files: [], last: '', isTitled };
  const amount = amountOf(t);
  let isFirst = true;
  for (const name of names) {
    const input: Input | undefined = yield* openInput(t, name, (file) =>
      t.isBusybox ? `can't open '${file}'` : `cannot open ${quoted(file)} for reading`,
    );
    if (input === undefined) {
      if (t.has('followName') || t.has('retry')) following.files.push({ name, fd: -1, ino: 0 });
      continue;
    }
    if (isTitled) title(t, name, isFirst);
    isFirst = false;
    t.put(lastPart(yield* input.all(), amount, t.has('zero') ? '\0' : '\n'));
    yield* t.flush();
    const stat = t.p.statFd(input.fd);
    const isPipe = isFail(stat) || stat.type === 'fifo' || stat.type === 'socket';
    const isReadable = input.refusal === undefined;
    if (isFollowing && isReadable && !(isPipe && name === '-')) {
      following.files.push({ name, fd: input.fd, ino: isFail(stat) ? 0 : stat.ino });
      following.last = name;
    } else yield* closeInput(t, input, t.isBusybox ? 'read error' : `error reading ${quoted(name)}`);
  }
  return following;
}

/** Waits until a followed file has more (or, by name, another file is there), and shows it. */
function* follow(t: Tool<Option>, following: Following): Steps<Again> {
  const byName = t.has('followName') || t.value('followHow') === 'name';
  const { p } = t;
  const open = following.files.filter(({ fd }) => fd >= 0);
  const until = byName ? p.clock() + Number(t.value('sleep') ?? 1) * 1000 : undefined;
  const keys = open.map(({ fd }) => p.wakeKey(fd));
  yield* p.until(
    (sim) => {
      if (until !== undefined && sim.time >= until) return true;
      const hasMore = open.some(({ fd }) => {
        const stat = io.statFd(sim, p.processId, fd);
        const at = io.seek(sim, p.processId, fd, 0, 'here');
        return !isFail(stat) && !isFail(at) && stat.type === 'file' && stat.size !== at;
      });
      return hasMore ? true : undefined;
    },
    keys,
    until,
  );
  for (const file of following.files) {
    if (byName) yield* reopen(t, file);
    if (file.fd < 0) continue;
    const stat = p.statFd(file.fd);
    const at = p.seek(file.fd, 0, 'here');
    if (isFail(stat) || isFail(at) || stat.type !== 'file') continue;
    if (stat.size < at) {
      yield* t.warn(t.isBusybox ? `${file.name}: file truncated` : `${file.name}: file truncated`);
      p.seek(file.fd, 0);
    }
    if (stat.size === at) continue;
    if (following.isTitled && following.last !== file.name) title(t, file.name, false);
    following.last = file.name;
    const more = yield* p.readAll(file.fd);
    if (!isFail(more)) t.put(more);
    yield* t.flush();
  }
  return again(following as unknown as Json);
}

function* reopen(t: Tool<Option>, file: Followed): Steps<void> {
  const stat = t.p.stat(file.name);
  if (isFail(stat)) {
    if (file.fd >= 0)
      yield* t.warn(`${quoted(file.name)} has become inaccessible: No such file or directory`);
    file.fd = -1;
    return;
  }
  if (stat.ino === file.ino && file.fd >= 0) return;
  const fd = t.p.open(file.name);
  if (isFail(fd)) return;
  const words = file.fd < 0 ? `has appeared;  following new file` : `has been replaced;  following new file`;
  yield* t.warn(`${quoted(file.name)} ${words}`);
  file.fd = fd;
  file.ino = stat.ino;
}

export const tail = tool<Option>({
  name: 'tail',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows the end of files, ten lines unless told otherwise; with -f also what is added',
  options,
  rewrite: (args) =>
    args.flatMap((arg, i) =>
      i === 0 && /^[-+]\d+f?$/.test(arg)
        ? ['-n', arg.replace(/^-/, '').replace(/f$/, ''), ...(arg.endsWith('f') ? ['-f'] : [])]
        : [arg],
    ),
  busybox: { usage: '[OPTIONS] [FILE]...', lacks: 'z' },
  *run(t, state) {
    if (state !== null) return yield* follow(t, cloneJson(state as unknown as Following));
    const names = t.operandsOr('-');
    const isTitled = t.last('quiet', 'verbose') === 'verbose' || (names.length > 1 && !t.has('quiet'));
    const isFollowing = t.has('follow') || t.has('followName') || t.has('followHow');
    const following = yield* showEnds(t, names, isTitled, isFollowing);
    if (isFollowing && following.files.length > 0) return again(following as unknown as Json);
    if (isFollowing && t.status !== 0) throw new Quit(t.isBusybox ? 'no files' : 'no files remaining');
    if (t.status !== 0 && t.isBusybox && following.files.length === 0 && names.length === 1)
      throw new Quit('no files');
    return undefined;
  },
});
