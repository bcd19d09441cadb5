import { SIG, signalNumber } from '#sim/kernel/signals';
import { Quit, tool } from '../tool';
import { Names } from '../users';
import { signalEach } from './kill';
import { listProcesses } from './process-list';

/** `-9`, `-KILL` in front become `-s 9`. */
export function signalFirst(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, i) => {
    const name = /^-(SIG[A-Z0-9]+|[A-Z]{2,}[0-9]*|\d+)$/.exec(arg)?.[1];
    return i === args.findIndex((one) => /^-/.test(one)) &&
      name !== undefined &&
      signalNumber(name) !== undefined
      ? ['-s', name]
      : [arg];
  });
}

export const killall = tool({
  name: 'killall',
  usage: '[OPTION]... [--] NAME...',
  summary: 'Sends a signal to processes by their name',
  options: {
    exact: 'e,exact',
    quiet: 'q,quiet',
    signal: 's,signal=SIGNAL',
    user: 'u,user=USER',
    verbose: 'v,verbose',
    list: 'l,list',
    wait: 'w,wait',
  },
  refused: ['-r', '--regexp', '-i', '--interactive', '-g', '--process-group', '-o', '-y', '-I'],
  rewrite: signalFirst,
  origin: 'PSmisc',
  busybox: { usage: '[-lq] [-SIG] PROCESS_NAME...' },
  *run(t) {
    if (t.has('list')) {
      t.say(`${Object.keys(SIG).join(' ')}\n`);
      return 0;
    }
    const name = t.value('signal') ?? 'TERM';
    const signal = signalNumber(name);
    if (signal === undefined)
      throw new Quit(
        t.isBusybox ? `bad signal name '${name}'` : `${name}: unknown signal; killall -l lists signals.`,
      );
    if (t.operands.length === 0)
      throw new Quit(t.isBusybox ? 'you need to specify whom to kill' : '', 1, !t.isBusybox);
    const user = t.value('user');
    const uid = user === undefined ? undefined : new Names(t.p).uid(user);
    const all = listProcesses(t.p).filter(
      (one) => one.pid !== t.p.pid && (user === undefined || one.uid === uid),
    );
    for (const wanted of t.operands) {
      const pids = all
        .filter(({ comm, argv }) => comm === wanted.slice(0, 15) || argv[0] === wanted)
        .map(({ pid }) => pid);
      const sent = yield* signalEach(
        t.p,
        pids,
        signal,
        (pid, reason) => `${wanted}(${String(pid)}): ${reason}\n`,
      );
      if (t.has('verbose'))
        for (const pid of pids)
          yield* t.p.err(`Killed ${wanted}(${String(pid)}) with signal ${String(signal)}\n`);
      if (sent > 0) continue;
      t.status = 1;
      if (!t.has('quiet'))
        yield* t.p.err(
          t.isBusybox ? `killall: ${wanted}: no process killed\n` : `${wanted}: no process found\n`,
        );
    }
    return undefined;
  },
});
