import { isFail, strerror } from '#sim/base/fail';
import { SIG, signalName, signalNumber } from '#sim/kernel/signals';
import { childKey } from '#sim/kernel/processes';
import type { WaitResult } from '#sim/kernel/processes';
import type { Fail } from '#sim/base/fail';
import * as processes from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import { parseInterval } from '../coreutils/sleep';
import { execFailure, spawnCommand, statusOf } from '../run';
import { Quit, tool, type Tool } from '../tool';

type Option = 'foreground' | 'killAfter' | 'preserve' | 'signal' | 'verbose';

function interval(t: Tool<Option>, text: string): number {
  const seconds = parseInterval(text);
  if (seconds === undefined)
    throw new Quit(
      t.isBusybox ? `invalid number '${text}'` : `invalid time interval ${t.quote(text)}`,
      t.isBusybox ? 1 : 125,
      !t.isBusybox,
    );
  return seconds * 1000;
}

/** The end of a child, or undefined when the time comes first. */
function* waitUntil(t: Tool<Option>, pid: number, deadline: number): Steps<WaitResult | Fail | null> {
  return yield* t.p.until(
    (sim) => {
      const ended = processes.reap(sim, t.p.processId, pid, false);
      if (ended !== undefined) return ended as WaitResult & Fail;
      return sim.time >= deadline ? null : undefined;
    },
    [childKey(t.p.processId)],
    deadline,
  );
}

export const timeout = tool<Option>({
  name: 'timeout',
  usage: '[OPTION] DURATION COMMAND [ARG]...',
  summary: 'Runs a command and ends it when it takes too long',
  options: {
    foreground: ',foreground',
    killAfter: 'k,kill-after=DURATION',
    preserve: ',preserve-status',
    signal: 's,signal=SIGNAL',
    verbose: 'v,verbose',
  },
  inOrder: true,
  usageStatus: 125,
  busybox: { usage: '[-s SIG] [-k KILL_SECS] SECS PROG ARGS', lacks: 'v' },
  *run(t) {
    const [duration, ...command] = t.operands;
    if (duration === undefined || command.length === 0) throw new Quit('', t.isBusybox ? 1 : 125, true);
    const signal = signalNumber(t.value('signal') ?? 'TERM');
    if (signal === undefined)
      throw new Quit(`${t.quote(t.value('signal') ?? '')}: invalid signal`, 125, true);
    const ms = interval(t, duration);
    const killText = t.value('killAfter');
    const killAfter = killText === undefined ? undefined : interval(t, killText);
    const pid = spawnCommand(t.p, command);
    if (isFail(pid)) {
      const { message, code } = execFailure(command[0] ?? '', pid, t.isBusybox, (word) => t.quote(word));
      throw new Quit(message, code);
    }
    const forever = 1e15;
    let ended = yield* waitUntil(t, pid, t.p.clock() + (ms === 0 ? forever : Math.min(ms, forever)));
    const isTimedOut = ended === null;
    if (ended === null) {
      if (t.has('verbose'))
        yield* t.p.err(
          `timeout: sending signal ${signalName(signal) ?? String(signal)} to command ${t.quote(command[0] ?? '')}\n`,
        );
      t.p.kill(pid, signal);
      t.p.kill(pid, SIG.CONT);
      ended = yield* waitUntil(t, pid, t.p.clock() + (killAfter ?? forever));
    }
    if (ended === null) {
      t.p.kill(pid, SIG.KILL);
      yield* waitUntil(t, pid, t.p.clock() + forever);
      return 137;
    }
    if (ended === null || isFail(ended))
      throw new Quit(`error waiting for command: ${ended === null ? '' : strerror(ended)}`, 125);
    const status = statusOf(ended);
    if (!isTimedOut || t.has('preserve') || signal === SIG.KILL) return status;
    return t.isBusybox ? 143 : 124;
  },
});
