import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { exitKey } from '#sim/kernel/processes';
import { SIG } from '#sim/kernel/signal-numbers';
import { deliver } from '#sim/kernel/signals';
import type { Sim } from '#sim/world/sim';
import { macPlatform } from './mac';
import { release, type Platform } from './platform';
import { backendOf, phaseKey, stateOf, type Phase } from './state';
import { useEngine } from './switch';
import { chosenBackend, windowsPlatform } from './windows';

/** Which Docker Desktop a machine would have. */
export function platformOf(p: Proc): Platform {
  const { arch, backend } = p.do((sim) => {
    const { id, kernel, arch: own } = sim.machines.need(sim.processes.need(p.processId).machine);
    return { arch: own, backend: kernel.kind === 'windows' ? chosenBackend(sim, id) : null };
  });
  return backend === null ? macPlatform(arch) : windowsPlatform(backend);
}

interface Wish {
  isDetached: boolean;
  isForced: boolean;
  /** ms; 0: as long as it takes */
  timeout: number;
  format: string;
}

interface Command {
  summary: string;
  /** flags that it has */
  flags: readonly string[];
  run(p: Proc, wish: Wish): Steps<number>;
}

const hostOf = (sim: Sim, p: Proc) => sim.processes.need(p.processId).machine;

function phase(p: Proc): Phase | 'stopped' {
  return p.do((sim) => {
    const process = backendOf(sim, hostOf(sim, p));
    return (process && stateOf(process)?.phase) ?? (process === undefined ? 'stopped' : 'starting');
  });
}

/** Waits until Docker Desktop has come to rest in one of these; false when the time is over. */
function* untilPhase(p: Proc, wanted: readonly string[], timeout: number): Steps<boolean> {
  const until = timeout === 0 ? undefined : p.clock() + timeout;
  const { key, process } = p.do((sim) => ({
    key: phaseKey(hostOf(sim, p)),
    process: backendOf(sim, hostOf(sim, p))?.id ?? 0,
  }));
  return yield* p.until<boolean>(
    (sim) => {
      const found = backendOf(sim, hostOf(sim, p));
      const now = found === undefined ? 'stopped' : (stateOf(found)?.phase ?? 'starting');
      if (wanted.includes(now)) return true;
      return until !== undefined && sim.time >= until ? false : undefined;
    },
    [key, exitKey(process)],
    until,
  );
}

function* start(p: Proc, wish: Wish): Steps<number> {
  const platform = platformOf(p);
  const now = phase(p);
  if (now === 'running' || now === 'asleep') {
    yield* p.out('Docker Desktop is already running\n');
    return 0;
  }
  if (now === 'failed') {
    p.do((sim) => {
      deliver(sim, backendOf(sim, hostOf(sim, p))?.id ?? 0, SIG.TERM);
    });
    yield* untilPhase(p, ['stopped'], 0);
  }
  if (now === 'stopped' || now === 'failed') {
    const pid = p.spawn({
      path: platform.program,
      argv: [platform.program],
      session: true,
      cwd: '/',
      files: {},
    });
    if (isFail(pid)) {
      yield* p.err('Docker Desktop is not installed\n');
      return 1;
    }
  }
  return yield* settled(p, 'Starting Docker Desktop', ['running', 'failed'], wish);
}

/** A line while it lasts, and how it ended. */
function* settled(p: Proc, what: string, phases: readonly string[], wish: Wish): Steps<number> {
  if (wish.isDetached) return 0;
  const isTty = p.isTty(1);
  if (isTty) yield* p.out(`\u280b ${what}`);
  const isInTime = yield* untilPhase(p, phases, wish.timeout);
  const isGood = isInTime && phase(p) !== 'failed';
  yield* p.out(`${isTty ? '\r\x1b[K' : ''}${isGood ? '\u2713' : '\u2717'} ${what}\n`);
  if (!isInTime) yield* p.err('context deadline exceeded\n');
  else if (!isGood) {
    const why = p.do((sim) => {
      const process = backendOf(sim, hostOf(sim, p));
      return process === undefined ? '' : (stateOf(process)?.failure ?? '');
    });
    yield* p.err(`${why}\n`);
  }
  return isGood ? 0 : 1;
}

function* stop(p: Proc, wish: Wish): Steps<number> {
  const isThere = p.do((sim) => {
    const process = backendOf(sim, hostOf(sim, p));
    if (process !== undefined) deliver(sim, process.id, wish.isForced ? SIG.KILL : SIG.TERM);
    return process !== undefined;
  });
  if (!isThere) {
    yield* p.out('Docker Desktop is already stopped\n');
    return 0;
  }
  return yield* settled(p, 'Stopping Docker Desktop', ['stopped'], wish);
}

function* restart(p: Proc, wish: Wish): Steps<number> {
  const waiting = { ...wish, isDetached: false };
  const stopped = phase(p) === 'stopped' ? 0 : yield* stop(p, waiting);
  return stopped === 0 ? yield* start(p, wish) : stopped;
}

/** What it calls its phases. */
const words: Readonly<Record<Phase | 'stopped', string>> = {
  starting: 'starting',
  running: 'running',
  asleep: 'paused',
  stopping: 'stopping',
  stopped: 'stopped',
  failed: 'failed',
};

function* status(p: Proc, { format }: Wish): Steps<number> {
  const { now, session } = p.do((sim) => {
    const process = backendOf(sim, hostOf(sim, p));
    const state = process && stateOf(process);
    return {
      now: state?.phase ?? (process === undefined ? 'stopped' : 'starting'),
      session: state?.session ?? '',
    };
  });
  const shown = words[now as Phase];
  if (format === 'json') yield* p.out(`${JSON.stringify({ status: shown, sessionID: session })}\n`);
  else {
    const rows = [['Name', 'Value'], ['Status', shown], ...(session === '' ? [] : [['Session ID', session]])];
    yield* p.out(rows.map(([name = '', value = '']) => `${name.padEnd(20)}${value}\n`).join(''));
  }
  return now === 'stopped' ? 1 : 0;
}

const waits = ['detach', 'timeout'];

/** `docker desktop engine ls|use`: on Windows alone. */
function* engine(p: Proc, words: readonly string[]): Steps<number> {
  const isWindows = platformOf(p).windowsEngine !== undefined;
  const [verb = '', name = ''] = words;
  if (!isWindows) {
    yield* p.err('docker desktop engine is only available on Windows\n');
    return 1;
  }
  if (verb === 'use' && (name === 'linux' || name === 'windows')) return yield* useEngine(p, name);
  if (verb === 'ls') {
    const now = p.do((sim) => {
      const process = backendOf(sim, hostOf(sim, p));
      return process === undefined ? '' : (stateOf(process)?.engine ?? '');
    });
    yield* p.out(['linux', 'windows'].map((one) => `${one}${one === now ? ' *' : ''}\n`).join(''));
    return 0;
  }
  yield* p.err('Usage:  docker desktop engine ls\n        docker desktop engine use linux|windows\n');
  return 1;
}

const commands: Readonly<Record<string, Command>> = {
  restart: { summary: 'Stop Docker Desktop and start it again', flags: waits, run: restart },
  start: { summary: 'Start Docker Desktop', flags: waits, run: start },
  status: { summary: 'Show whether Docker Desktop runs', flags: ['format'], run: status },
  stop: { summary: 'Stop Docker Desktop', flags: [...waits, 'force'], run: stop },
  version: {
    summary: 'Show the version of this plugin',
    flags: [],
    *run(p) {
      yield* p.out(`Docker Desktop CLI plugin for Docker Desktop ${release.version} (${release.build})\n`);
      return 0;
    },
  },
};

function usage(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}\n`);
  return `Usage:  docker desktop COMMAND\n\nDocker Desktop from the command line\n\nCommands:\n${rows.join('')}\nRun 'docker desktop COMMAND --help' for more information on a command.\n`;
}

const letters: Readonly<Record<string, string>> = { d: 'detach' };

/** Reads the flags of a command; text is a complaint. */
function readWish(command: Command, args: readonly string[]): Wish | string {
  const wish: Wish = { isDetached: false, isForced: false, timeout: 0, format: 'pretty' };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-')) return `accepts 0 arg(s), received ${args.length - i}`;
    const [spelled = '', inline] = arg.replace(/^--?/, '').split('=');
    const name = arg.startsWith('--') ? spelled : (letters[spelled] ?? spelled);
    if (!command.flags.includes(name))
      return arg.startsWith('--')
        ? `unknown flag: ${arg.split('=')[0] ?? ''}`
        : `unknown shorthand flag: '${spelled.charAt(0)}' in ${arg}`;
    if (name === 'detach') wish.isDetached = inline !== 'false';
    else if (name === 'force') wish.isForced = inline !== 'false';
    else {
      const value = inline ?? args[++i];
      if (value === undefined) return `flag needs an argument: ${arg}`;
      if (name === 'format') wish.format = value;
      else wish.timeout = Math.max(0, Number(value)) * 1000;
    }
  }
  if (!['pretty', 'json'].includes(wish.format)) return `invalid format: ${wish.format}`;
  return Number.isNaN(wish.timeout) ? 'invalid argument for "--timeout" flag' : wish;
}

/** `docker desktop …`: there where Docker Desktop is installed. */
export const desktopPlugin: Program = {
  name: 'docker-desktop',
  start: { cpu: 15, anon: 20_000_000 },
  *main(p) {
    // its own name comes first
    const [, verb = '', ...rest] = p.args[0] === 'desktop' ? p.args : ['desktop', ...p.args];
    if (verb === 'engine') return yield* engine(p, rest);
    const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
    if (verb === '' || verb === '--help' || verb === 'help') {
      yield* p.out(usage());
      return 0;
    }
    if (command === undefined) {
      yield* p.err(
        `docker: unknown command: docker desktop ${verb}\n\nRun 'docker desktop --help' for more information\n`,
      );
      return 1;
    }
    if (rest.includes('--help')) {
      yield* p.out(`Usage:  docker desktop ${verb}\n\n${command.summary}\n`);
      return 0;
    }
    const wish = readWish(command, rest);
    if (typeof wish !== 'string') return yield* command.run(p, wish);
    yield* p.err(
      `${wish}\n\nUsage:  docker desktop ${verb}\n\nRun 'docker desktop ${verb} --help' for more information\n`,
    );
    return 1;
  },
};
