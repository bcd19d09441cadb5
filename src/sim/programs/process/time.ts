import { isFail } from '#sim/base/fail';
import { execFailure, spawnCommand, statusOf } from '../run';
import { Quit, tool } from '../tool';

/** /usr/bin/time; shells have their own. Processor time is that of children which ended meanwhile, all counted as the user's. */
export const time = tool({
  name: 'time',
  usage: '[OPTION]... COMMAND [ARG]...',
  summary: 'Runs a command and says how long it took',
  options: { portable: 'p,portability', verbose: 'v,verbose' },
  refused: ['-f', '--format', '-o', '--output', '-a', '--append', '-q', '--quiet'],
  inOrder: true,
  origin: 'GNU Time',
  usageStatus: 125,
  busybox: { usage: '[-vpa] [-o FILE] PROG ARGS' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing program to run', 125, true);
    const began = t.p.clock();
    const used = () =>
      t.p.do((sim) => sim.cgroups.peek(sim.processes.need(t.p.processId).cgroup)?.cpuUsage ?? 0);
    const before = used();
    const pid = spawnCommand(t.p, t.operands);
    if (isFail(pid)) {
      const { code } = execFailure(t.operands[0] ?? '', pid, t.isBusybox, (word) => word);
      throw new Quit(`cannot run ${t.operands[0] ?? ''}: No such file or directory`, code);
    }
    const ended = yield* t.p.wait(pid);
    const real = (t.p.clock() - began) / 1000;
    const user = Math.max(0, used() - before) / 1000;
    const minutes = (seconds: number) => `${String(Math.floor(seconds / 60))}m ${(seconds % 60).toFixed(2)}s`;
    if (t.has('portable')) yield* t.p.err(`real ${real.toFixed(2)}\nuser ${user.toFixed(2)}\nsys 0.00\n`);
    else if (t.isBusybox) yield* t.p.err(`real\t${minutes(real)}\nuser\t${minutes(user)}\nsys\t0m 0.00s\n`);
    else {
      const share = real === 0 ? 0 : Math.round((user / real) * 100);
      const clock = `${String(Math.floor(real / 60))}:${(real % 60).toFixed(2).padStart(5, '0')}`;
      yield* t.p.err(
        `${user.toFixed(2)}user 0.00system ${clock}elapsed ${String(share)}%CPU (0avgtext+0avgdata 0maxresident)k\n0inputs+0outputs (0major+0minor)pagefaults 0swaps\n`,
      );
    }
    return isFail(ended) ? 1 : statusOf(ended);
  },
});
