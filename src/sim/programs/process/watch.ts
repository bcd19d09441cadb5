import { strftime } from '#sim/base/strftime';
import { text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again } from '#sim/kernel/program';
import { zoneOf } from '../dates';
import { spawnCommand } from '../run';
import { Quit, tool } from '../tool';

/** Runs a command over and over and shows the first screen of what it says. */
export const watch = tool({
  name: 'watch',
  usage: '[options] command',
  summary: 'Runs a command again and again and shows what it says',
  options: {
    interval: 'n,interval=SECS',
    differences: 'd,differences[=permanent]',
    noTitle: 't,no-title',
    exec: 'x,exec',
    precise: 'p,precise',
    beep: 'b,beep',
    errexit: 'e,errexit',
    chgexit: 'g,chgexit',
    color: 'c,color',
  },
  inOrder: true,
  origin: 'procps-ng',
  busybox: { usage: '[-n SEC] [-t] PROG ARGS' },
  *run(t, state) {
    const { p } = t;
    if (t.operands.length === 0)
      throw new Quit(t.isBusybox ? '' : '\nUsage:\n watch [options] command', 1, t.isBusybox);
    const seconds = Math.max(0.1, Number(t.value('interval') ?? 2) || 2);
    const size = p.tty(1) ?? { rows: 24, cols: 80 };
    const ends = p.pipe();
    if (isFail(ends)) throw new Quit('cannot make a pipe');
    p.setCloseOnExec(ends[0], true);
    const command = t.operands.join(' ');
    const files = { 0: 0, 1: ends[1], 2: ends[1] };
    const pid = t.has('exec')
      ? spawnCommand(p, t.operands, { files })
      : spawnCommand(p, ['sh', '-c', command], { files });
    p.close(ends[1]);
    const output: Bytes = isFail(pid) ? utf8('') : yield* readUntilEnd();
    if (!isFail(pid)) yield* p.wait(pid);
    const head = t.has('noTitle') ? '' : title();
    const room = size.rows - (head === '' ? 0 : 2);
    const lines = text(output)
      .replace(/\n$/, '')
      .split('\n')
      .slice(0, room)
      .map((line) => line.slice(0, size.cols));
    yield* p.out(`\x1b[H\x1b[2J\x1b[3J${head}${lines.join('\n')}`);
    if (t.has('chgexit') && typeof state === 'string' && state !== output) return 0;
    yield* p.sleep(seconds * 1000);
    return again(output);

    function title(): string {
      const left = `Every ${seconds.toFixed(1)}s: ${command}`;
      const host = p.do((sim) => sim.namespaces.peek(sim.processes.need(p.processId).ns.uts)?.hostname ?? '');
      const time = strftime('%a %b %e %H:%M:%S %Y', p.now(), zoneOf(p.env.TZ));
      const right = t.isBusybox
        ? strftime('%Y-%m-%d %H:%M:%S', p.now(), zoneOf(p.env.TZ))
        : `${host}: ${time}`;
      return `${left.slice(0, Math.max(0, size.cols - right.length - 1)).padEnd(size.cols - right.length)}${right}\n\n`;
    }
    function* readUntilEnd() {
      const all = yield* p.readAll(isFail(ends) ? 0 : ends[0]);
      if (!isFail(ends)) p.close(ends[0]);
      return isFail(all) ? utf8('') : all;
    }
  },
});
