import { isFail } from '#sim/base/fail';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { Quit, tool, type Tool } from '../tool';
import { busyboxScreen, gnuScreen, type Screen, type TopSample } from './top-screen';

type Option =
  'batch' | 'count' | 'delay' | 'pid' | 'user' | 'command' | 'idle' | 'sort' | 'threads' | 'summary';

type Progress = { shown: number; sample: TopSample | null };

/** Reads keys until the time comes: an exit status when one of them, or a signal, ends it. */
function* isLeaving(t: Tool<Option>, until: number): Steps<number | undefined> {
  let hasKeys = true;
  for (;;) {
    const what = yield* t.p.poll({ ...(hasKeys ? { read: [0] } : {}), signal: true, until });
    if (what === 'time') return undefined;
    if (what === 'signal') return t.isBusybox && t.p.takeSignal() === SIG.TERM ? 128 + SIG.TERM : 0;
    const keys = yield* t.p.read(0, 64);
    if (isFail(keys) || keys === '') {
      if (!t.isBusybox) return 0;
      // busybox goes on without its keyboard
      hasKeys = false;
    } else if (/[q\x03]/.test(keys)) return 0;
    else if (/[ \r\n]/.test(keys)) return undefined;
  }
}

/** A screen as busybox draws it, on a terminal or into a pipe: the last row without an end of line. */
function busyboxLines(screen: Screen, rows: readonly string[], size: { rows: number; cols: number }): string {
  const lines = [
    ...screen.head.map((line) => line.slice(0, size.cols)),
    `\x1b[7m${screen.title.slice(0, size.cols)}\x1b[m`,
    ...rows.slice(0, Math.max(0, size.rows - screen.head.length - 2)).map((row) => row.slice(0, size.cols)),
  ];
  return `\x1b[H\x1b[J${lines.join('\n')}\r`;
}

function* show(t: Tool<Option>, progress: Progress): Steps<number | Again> {
  const { p } = t;
  const screen = t.isBusybox ? busyboxScreen(p, progress.sample) : gnuScreen(p, progress.sample);
  const pids = t.values('pid').flatMap((list) => list.split(',').map(Number));
  const rows =
    pids.length === 0 ? screen.rows : screen.rows.filter((row) => pids.includes(Number.parseInt(row, 10)));
  const isBatch = t.has('batch');
  const size = p.tty(1) ?? { rows: 24, cols: 80 };
  const seconds = Number(t.value('delay') ?? (t.isBusybox ? 5 : 3)) || 3;
  const most = Number(t.value('count') ?? Infinity);
  if (isBatch) {
    const gap = t.isBusybox ? [] : [''];
    const lines = [...screen.head, ...gap, screen.title, ...rows];
    yield* p.out(
      `${progress.shown > 0 && !t.isBusybox ? '\n' : ''}${lines.join('\n')}\n${t.isBusybox ? '\n' : ''}`,
    );
  } else if (t.isBusybox) {
    yield* p.out(busyboxLines(screen, rows, size));
  } else {
    const gap = [''];
    const title = `\x1b[7m${screen.title.padEnd(size.cols).slice(0, size.cols)}\x1b[m`;
    const room = Math.max(0, size.rows - screen.head.length - gap.length - 1);
    const lines = [
      ...screen.head.map((line) => line.slice(0, size.cols)),
      ...gap,
      title,
      ...rows.slice(0, room).map((row) => row.slice(0, size.cols)),
    ];
    yield* p.out(`\x1b[H${lines.map((line) => `${line}\x1b[K`).join('\n')}\x1b[J`);
  }
  const shown = progress.shown + 1;
  if (shown >= most) return 0;
  const next = p.clock() + seconds * 1000;
  if (isBatch) yield* p.sleep(seconds * 1000);
  else {
    const status = yield* isLeaving(t, next);
    if (status !== undefined) return status;
  }
  return again({ shown, sample: screen.next } satisfies Progress);
}

export const top = tool<Option>({
  name: 'top',
  usage: '[options]',
  summary: 'Shows what uses the processor, again and again',
  options: {
    batch: 'b,batch-mode',
    count: 'n,iterations=NUMBER',
    delay: 'd,delay=SECS',
    pid: 'p,pid=PIDLIST',
    user: 'uU,filter-any-user=USER',
    command: 'c,cmdline-toggle',
    idle: 'i,idle-toggle',
    sort: 'o,sort-override=FIELD',
    threads: 'H,threads-show',
    summary: 'S,accum-time-toggle',
  },
  origin: 'procps-ng',
  start: { cpu: 4, anon: 2_500_000 },
  rewrite: (args) => args.map((arg, i) => (i === 0 && /^[bn]/.test(arg) ? `-${arg}` : arg)),
  busybox: { usage: '[-b] [-n COUNT] [-d SECONDS]', lacks: 'puUciSo' },
  *run(t, state) {
    const { p } = t;
    const progress: Progress = state === null ? { shown: 0, sample: null } : (state as Progress);
    const isScreen = !t.has('batch');
    if (isScreen && !t.isBusybox && !p.isTty(1)) throw new Quit('failed tty get');
    if (state === null && isScreen) {
      for (const signal of [SIG.INT, SIG.TERM, SIG.HUP]) p.onSignal(signal, 'handle');
      p.setTtyModes(0, { canonical: false, echo: false });
      if (!t.isBusybox) yield* p.out('\x1b[?25l\x1b[H\x1b[2J');
    }
    const outcome = yield* show(t, progress);
    if (typeof outcome !== 'number') return outcome;
    if (isScreen) {
      p.setTtyModes(0, { canonical: true, echo: true });
      if (!t.isBusybox) yield* p.out(`\x1b[?25h\x1b[${String(p.tty(1)?.rows ?? 24)};1H\n`);
      else yield* p.out('\n');
    }
    return outcome;
  },
});
