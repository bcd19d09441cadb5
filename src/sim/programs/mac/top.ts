import { civilTime, twoDigits } from '#sim/base/calendar';
import type { Proc } from '#sim/kernel/proc';
import { isFail } from '#sim/base/fail';
import { again } from '#sim/kernel/program';
import * as io from '#sim/kernel/io';
import * as memory from '#sim/kernel/memory';
import { listProcesses, type ProcessFacts } from '../process/process-list';
import { hardwareOf } from './hardware';
import { macTool } from './options';

const size = (bytes: number) =>
  bytes >= 10 * 2 ** 30
    ? `${Math.round(bytes / 2 ** 30)}G`
    : bytes >= 10 * 2 ** 20
      ? `${Math.round(bytes / 2 ** 20)}M`
      : `${Math.round(bytes / 2 ** 10)}K`;

/** What top's sample of two moments shows. */
function screen(p: Proc, before: Readonly<Record<string, number>>, elapsed: number, most: number): string {
  const all = listProcesses(p);
  const { cores, memory: total } = hardwareOf(p);
  const free = p.do((sim) => memory.available(sim, sim.processes.need(p.processId).machine));
  const share = (one: ProcessFacts) =>
    elapsed <= 0 ? 0 : Math.max(0, ((one.cpu - (before[String(one.pid)] ?? 0)) / elapsed) * 100);
  const ranked = all
    .map((one) => ({ one, cpu: share(one) }))
    .toSorted((a, b) => b.cpu - a.cpu || b.one.pid - a.one.pid);
  const busy = Math.min(100, ranked.reduce((sum, { cpu }) => sum + cpu, 0) / cores);
  const running = all.filter(({ state }) => state === 'R').length;
  const threads = all.reduce((sum, one) => sum + one.threads, 0);
  const at = civilTime(p.now());
  const head = [
    `Processes: ${all.length} total, ${running} running, ${all.length - running} sleeping, ${threads} threads `,
    `${at.year}/${twoDigits(at.month)}/${twoDigits(at.day)} ${twoDigits(at.hour)}:${twoDigits(at.minute)}:${twoDigits(at.second)}`,
    `CPU usage: ${busy.toFixed(2)}% user, 0.0% sys, ${(100 - busy).toFixed(2)}% idle `,
    `PhysMem: ${size(total - free)} used, ${size(free)} unused.`,
    '',
    'PID    COMMAND          %CPU TIME     #TH  MEM    STATE',
  ];
  const rows = ranked.slice(0, most).map(({ one, cpu }) => {
    const minutes = Math.floor(one.cpu / 60_000);
    const time = `${twoDigits(minutes)}:${((one.cpu % 60_000) / 1000).toFixed(2).padStart(5, '0')}`;
    const state = one.state === 'R' ? 'running' : one.state === 'T' ? 'stopped' : 'sleeping';
    return `${String(one.pid).padEnd(6)} ${one.comm.slice(0, 16).padEnd(16)} ${cpu.toFixed(1).padEnd(4)} ${time} ${String(one.threads).padEnd(4)} ${size(one.resident).padEnd(6)} ${state}`;
  });
  return `${[...head, ...rows].join('\n')}\n`;
}

const cpuOf = (p: Proc) => Object.fromEntries(listProcesses(p).map(({ pid, cpu }) => [String(pid), cpu]));

/** top(1) of macOS: `-l N` prints so many samples, one a second; without it the screen is drawn until q is pressed. */
export const top = macTool({
  name: 'top',
  letters: 'l:n:s:o:',
  usage: 'top [-l samples] [-n processes] [-s delay] [-o key]',
  *run(p, { flags }) {
    const samples = typeof flags['l'] === 'string' ? Number(flags['l']) : 0;
    const most = typeof flags['n'] === 'string' ? Number(flags['n']) : samples > 0 ? 1000 : 20;
    const delay = typeof flags['s'] === 'string' ? Number(flags['s']) * 1000 : 1000;
    // the first sample has nothing to compare with
    for (let i = 0; i < samples; i++) {
      const before = i === 0 ? {} : cpuOf(p);
      if (i > 0) yield* p.sleep(delay);
      yield* p.out(screen(p, before, i === 0 ? 0 : delay, most));
    }
    if (samples > 0) return 0;
    if (!p.isTty(0)) {
      yield* p.err('top: stdin is not a terminal\n');
      return 1;
    }
    p.setTtyModes(0, { canonical: false, echo: false });
    const before = cpuOf(p);
    const end = p.clock() + delay;
    const isTyped = yield* p.until(
      (sim) => (io.canRead(sim, p.processId, 0) ? true : sim.time >= end ? false : undefined),
      [p.wakeKey(0)],
      end,
    );
    const typed = isTyped ? yield* p.read(0, 16) : '';
    yield* p.out(`\x1b[H\x1b[J${screen(p, before, delay, most).replaceAll('\n', '\x1b[K\r\n')}`);
    if (!isFail(typed) && !/q|\x03/.test(typed)) return again(null);
    p.setTtyModes(0, { canonical: true, echo: true });
    return 0;
  },
});
