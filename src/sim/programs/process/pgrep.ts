import { signalNumber } from '#sim/kernel/signals';
import { utf8 } from '#sim/base/bytes';
import type { Program, Steps } from '#sim/kernel/program';
import { compileRegex } from '../regex/index';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { signalEach } from './kill';
import { signalFirst } from './killall';
import { listProcesses, type ProcessFacts } from './process-list';

const options = {
  signal: 's,signal=SIGNAL',
  count: 'c,count',
  delimiter: 'd,delimiter=STRING',
  echo: 'e,echo',
  full: 'f,full',
  listName: 'l,list-name',
  listFull: 'a,list-full',
  newest: 'n,newest',
  oldest: 'o,oldest',
  parent: 'P,parent=PPID',
  user: 'u,euid=ID',
  realUser: 'U,uid=ID',
  invert: 'v,inverse',
  exact: 'x,exact',
  ignoreCase: 'i,ignore-case',
} as const;

type Finder = Tool<keyof typeof options>;

/** The processes that the command line means. */
function selected(t: Finder): ProcessFacts[] {
  const [pattern, extra] = t.operands;
  if (extra !== undefined) throw new Quit('only one pattern can be provided', 2, true);
  const hasOther = t.has('parent') || t.has('user') || t.has('realUser');
  if (pattern === undefined && !hasOther)
    throw new Quit(t.isBusybox ? '' : 'no matching criteria specified', 2, true);
  const regex = compileRegex(utf8(pattern ?? ''), { isExtended: true }, { ignoreCase: t.has('ignoreCase') });
  if ('problem' in regex) throw new Quit(regex.problem, 2);
  const whole = t.has('exact') ? new RegExp(`^(?:${regex.source})$`, regex.flags) : regex;
  const names = new Names(t.p);
  const users = [...t.values('user'), ...t.values('realUser')]
    .flatMap((list) => list.split(','))
    .map((user) => names.uid(user));
  const parents = t.values('parent').flatMap((list) => list.split(',').map(Number));
  let found = listProcesses(t.p).filter((one) => {
    if (one.pid === t.p.pid) return false;
    const subject = t.has('full') && one.argv.length > 0 ? one.argv.join(' ') : one.comm;
    const isMatch =
      whole.test(utf8(subject)) &&
      (users.length === 0 || users.includes(one.uid)) &&
      (parents.length === 0 || parents.includes(one.parent));
    return isMatch !== t.has('invert');
  });
  if (t.has('newest')) found = found.slice(-1);
  if (t.has('oldest')) found = found.slice(0, 1);
  return found;
}

function* signalAll(t: Finder, found: readonly ProcessFacts[]): Steps<number> {
  const signal = signalNumber(t.value('signal') ?? 'TERM');
  if (signal === undefined) throw new Quit(`unknown signal name ${t.value('signal') ?? ''}`, 2);
  const sent = yield* signalEach(
    t.p,
    found.map(({ pid }) => pid),
    signal,
    (pid, reason) => `pkill: killing pid ${String(pid)} failed: ${reason}\n`,
  );
  if (t.has('echo')) for (const one of found) t.say(`${one.comm} killed (pid ${String(one.pid)})\n`);
  return sent > 0 ? 0 : 1;
}

function list(t: Finder, found: readonly ProcessFacts[]): void {
  if (t.has('count')) t.say(`${String(found.length)}\n`);
  else if (found.length > 0) {
    const line = (one: ProcessFacts) =>
      `${String(one.pid)}${t.has('listFull') ? ` ${one.argv.join(' ')}` : t.has('listName') ? ` ${one.comm}` : ''}`;
    t.say(`${found.map(line).join(t.value('delimiter') ?? '\n')}\n`);
  }
}

function finderProgram(name: 'pgrep' | 'pkill'): Program {
  return tool<keyof typeof options>({
    name,
    usage: '[options] <pattern>',
    summary:
      name === 'pgrep'
        ? 'Shows the pids of processes by their name'
        : 'Sends a signal to processes by their name',
    options,
    refused: [
      '-g',
      '--pgroup',
      '-G',
      '--group',
      '-t',
      '--terminal',
      '-F',
      '--pidfile',
      '-L',
      '--logpidfile',
      '-r',
      '--runstates',
      '--ns',
      '--nslist',
      '-w',
    ],
    origin: 'procps-ng',
    usageStatus: 2,
    rewrite: (args) => (name === 'pkill' ? signalFirst(args) : args),
    busybox: {
      usage:
        name === 'pgrep'
          ? '[-flanovx] [-s SID|-P PPID|PATTERN]'
          : '[-l|-SIGNAL] [-xfvnoe] [-s SID|-P PPID|PATTERN]',
    },
    *run(t) {
      const found = selected(t);
      if (name === 'pkill') return yield* signalAll(t, found);
      list(t, found);
      return found.length > 0 ? 0 : 1;
    },
  });
}

export const pgrep = finderProgram('pgrep');
export const pkill = finderProgram('pkill');

export const pidof = tool({
  name: 'pidof',
  usage: '[options] [program [...]]',
  summary: 'Shows the pids of running programs',
  options: { single: 's,single-shot', scripts: 'x', quiet: 'q', omit: 'o,omit-pid=PID' },
  origin: 'procps-ng',
  busybox: { usage: '[NAME]...' },

  *run(t) {
    const omitted = t.values('omit').map(Number);
    const found = listProcesses(t.p)
      .filter(
        ({ comm, argv, pid }) =>
          t.operands.some(
            (name) => comm === name || argv[0] === name || (argv[0] ?? '').endsWith(`/${name}`),
          ) &&
          !omitted.includes(pid) &&
          pid !== t.p.pid,
      )
      .map(({ pid }) => String(pid))
      .toReversed();
    if (found.length > 0 && !t.has('quiet'))
      t.say(`${(t.has('single') ? found.slice(0, 1) : found).join(' ')}\n`);
    return found.length > 0 ? 0 : 1;
  },
});
