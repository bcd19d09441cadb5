import { isFail, strerror } from '#sim/base/fail';
import { SIG, signalName, signalNumber } from '#sim/kernel/signals';
import type { Program, Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { appletArgv } from '../tool';

/** Names in four columns, as `kill -L` of procps; with -l in one line. */
function listSignals(isBusybox: boolean): string {
  const names = Object.entries(SIG);
  if (isBusybox) return names.map(([name, number]) => `${String(number).padStart(2)}) ${name}\n`).join('');
  return `${names.map(([name]) => name).join(' ')}\n`;
}

interface Order {
  signal: number;
  pids: readonly string[];
}

/** `-9`, `-KILL`, `-s KILL`, `--signal KILL`, then pids. A string: what is wrong. */
function parse(words: string[], isBusybox: boolean): Order | string {
  let signal: number | undefined = SIG.TERM;
  const first = words[0] ?? '';
  const separate = /^(-s|-n|--signal)$/.test(first) ? words[1] : undefined;
  const attached =
    /^--signal=(.*)$/.exec(first)?.[1] ??
    (/^-[A-Za-z0-9]/.test(first) && separate === undefined ? first.slice(1) : undefined);
  const name = separate ?? attached;
  if (name !== undefined) {
    words.splice(0, separate === undefined ? 1 : 2);
    signal = signalNumber(name);
    if (signal === undefined) return isBusybox ? `bad signal name '${name}'` : `unknown signal name ${name}`;
  }
  if (words[0] === '--') words.shift();
  return { signal, pids: words };
}

function* sendAll(p: Proc, { signal, pids }: Order, isBusybox: boolean): Steps<number> {
  let status = 0;
  for (const text of pids) {
    const pid = Number(text);
    if (text === '' || !Number.isInteger(pid)) {
      yield* p.err(
        isBusybox ? `kill: invalid number '${text}'\n` : `kill: failed to parse argument: '${text}'\n`,
      );
      return 1;
    }
    const refused = p.kill(pid, signal);
    if (refused === undefined) continue;
    status = 1;
    yield* p.err(
      isBusybox
        ? `kill: can't kill pid ${text}: ${strerror(refused)}\n`
        : `kill: (${text}): ${strerror(refused)}\n`,
    );
  }
  return status;
}

export const kill: Program = {
  name: 'kill',
  *main(p) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    const words = [...appletArgv(p.argv).slice(1)];
    const [first, second] = words;
    if (first === '-l' || first === '-L' || first === '--list') {
      if (second === undefined) yield* p.out(listSignals(isBusybox));
      else {
        const number = signalNumber(second);
        const shown = /^\d+$/.test(second)
          ? signalName(Number(second) > 128 ? Number(second) - 128 : Number(second))
          : number;
        yield* p.out(`${shown === undefined ? second : String(shown)}\n`);
      }
      return 0;
    }
    const order = parse(words, isBusybox);
    if (typeof order === 'string') {
      yield* p.err(`kill: ${order}\n`);
      return 1;
    }
    if (order.pids.length > 0) return yield* sendAll(p, order, isBusybox);
    yield* p.err(
      isBusybox
        ? 'kill: you need to specify whom to kill\n'
        : '\nUsage:\n kill [options] <pid> [...]\n\nOptions:\n <pid> [...]            send signal to every <pid> listed\n -<signal>, -s, --signal <signal>\n                        specify the <signal> to be sent\n -l, --list=[<signal>]  list all signal names, or convert one to a name\n\nFor more details see kill(1).\n',
    );
    return 1;
  },
};

/** Sends a signal to every process of a list; answers how many took it. */
export function* signalEach(
  p: Proc,
  pids: readonly number[],
  signal: number,
  refusedWords: (pid: number, reason: string) => string,
): Steps<number> {
  let sent = 0;
  for (const pid of pids) {
    const refused = p.kill(pid, signal);
    if (isFail(refused)) yield* p.err(refusedWords(pid, strerror(refused)));
    else sent += 1;
  }
  return sent;
}
