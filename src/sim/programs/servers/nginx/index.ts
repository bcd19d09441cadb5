import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { log, logTime } from './log';
import { startWorkers, supervise, type MasterState } from './master';
import { loadSites, openLogs, openSockets, resolveHosts, textOf } from './start';
import type { Sites } from './site';
import { work, type WorkerState } from './worker';

interface CommandLine {
  config: string;
  global: string;
  isTest: boolean;
  isQuiet: boolean;
  signal?: string;
  show?: 'version' | 'build' | 'help';
  wrong?: string;
}

/** The web server: http://nginx.org/en/docs/. A master that reads the configuration, and workers that answer. */
export const nginx: Program = {
  name: 'nginx',
  start: { cpu: 9, anon: 1_900_000 },
  *main(p, state) {
    // a copy: the state in the world must stay as it was until the next turn
    const known = cloneJson(state) as MasterState | WorkerState | { role: 'daemon' } | null;
    if (known?.role === 'worker' || known?.role === 'connection') return yield* work(p, known as WorkerState);
    if (known?.role === 'master') return yield* supervise(p, known as MasterState);
    return yield* begin(p, known !== null);
  },
  threads: {
    *connection(p, state) {
      return yield* work(p, cloneJson(state) as WorkerState);
    },
  },
};

function readArgs(args: readonly string[]): CommandLine {
  const line: CommandLine = { config: '/etc/nginx/nginx.conf', global: '', isTest: false, isQuiet: false };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-')) return { ...line, wrong: `invalid option: "${arg}"` };
    for (const letter of arg.slice(1)) {
      if ('csgpe'.includes(letter)) {
        const value = args[++i];
        if (value === undefined)
          return {
            ...line,
            wrong: `option "-${letter}" requires ${letter === 'c' ? 'file name' : 'parameter'}`,
          };
        if (letter === 'c') line.config = value.startsWith('/') ? value : `/etc/nginx/${value}`;
        if (letter === 'g') line.global = value;
        if (letter === 's') line.signal = value;
      } else if (letter === 't' || letter === 'T') line.isTest = true;
      else if (letter === 'q') line.isQuiet = true;
      else if (letter === 'v') line.show = 'version';
      else if (letter === 'V') line.show = 'build';
      else if (letter === 'h' || letter === '?') line.show = 'help';
      else return { ...line, wrong: `invalid option: "${letter}"` };
    }
  }
  return line;
}

const versionOf = (p: Proc) => (p.version === '' ? '1.23.3' : p.version);

function compiler(p: Proc, version: string): string {
  if (p.exists('/etc/alpine-release')) return 'gcc 12.2.1 20220924 (Alpine 12.2.1_git20220924-r4) ';
  return Number(version.split('.')[1]) < 25
    ? 'gcc 10.2.1 20210110 (Debian 10.2.1-6) '
    : 'gcc 14.2.0 (Debian 14.2.0-19) ';
}

function* begin(p: Proc, isDaemon: boolean): Steps<Outcome> {
  const line = readArgs(p.args);
  const version = versionOf(p);
  if (line.wrong !== undefined) {
    yield* p.err(`nginx: ${line.wrong}\n`);
    return 1;
  }
  if (line.show !== undefined) return yield* show(p, line.show, version);
  const sites = loadSites(p, line.config, line.global);
  if ('emerg' in sites) return yield* refuse(p, line, sites.emerg);
  const unknown = yield* resolveHosts(p, sites);
  if (unknown !== undefined) return yield* refuse(p, line, unknown);
  if (line.signal !== undefined) return yield* sendSignal(p, sites, line.signal);
  if (line.isTest) {
    if (!line.isQuiet) {
      yield* p.err(
        `nginx: the configuration file ${line.config} syntax is ok\nnginx: configuration file ${line.config} test is successful\n`,
      );
    }
    return 0;
  }
  if (sites.isDaemon && !isDaemon) {
    const child = p.fork({ role: 'daemon' });
    return isFail(child) ? 1 : 0;
  }
  return yield* becomeMaster(p, line, sites, version);
}

function* becomeMaster(p: Proc, line: CommandLine, sites: Sites, version: string): Steps<Outcome> {
  const logs = openLogs(p, sites);
  if (typeof logs === 'string') return yield* refuse(p, line, logs);
  function* complain(text: string): Steps<void> {
    if (logs !== '' && typeof logs !== 'string') yield* log(p, logs, 'emerg', text);
    yield* p.err(`nginx: [emerg] ${text}\n`);
  }
  const listens = yield* openSockets(p, sites, complain);
  if (listens === undefined) return 1;
  for (const folder of ['client', 'proxy', 'fastcgi', 'uwsgi', 'scgi'])
    p.mkdir(`/var/cache/nginx/${folder}_temp`, 0o700);
  p.writeText(sites.pidFile, `${p.pid}\n`);
  p.onSignal(SIG.PIPE, 'ignore');
  for (const signal of [SIG.HUP, SIG.INT, SIG.QUIT, SIG.TERM, SIG.USR1, SIG.USR2, SIG.WINCH, SIG.CHLD])
    p.onSignal(signal, 'handle');
  const facts = p.do((sim) => {
    const machine = sim.machines.peek(sim.processes.need(p.processId).machine);
    return { release: machine?.kernel.release ?? '', cores: machine?.hardware.cores ?? 1 };
  });
  const lines = [
    'using the "epoll" event method',
    `nginx/${version}`,
    `built by ${compiler(p, version)}`,
    `OS: Linux ${facts.release}`,
    'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
    'start worker processes',
  ];
  yield* log(p, logs, 'notice', ...lines);
  const state: MasterState = {
    role: 'master',
    listens,
    logs,
    sites: textOf(sites),
    workers: [],
    leaving: [],
    wanted: sites.workers === 0 ? facts.cores : sites.workers,
    pidFile: sites.pidFile,
    version,
    configFile: line.config,
    global: line.global,
    isLeaving: false,
  };
  yield* startWorkers(p, state);
  return again(state as Json);
}

function* show(p: Proc, what: 'version' | 'build' | 'help', version: string): Steps<number> {
  const first = `nginx version: nginx/${version}\n`;
  if (what === 'version') yield* p.err(first);
  if (what === 'build')
    yield* p.err(
      `${first}built by ${compiler(p, version)}\nTLS SNI support enabled\nconfigure arguments: --prefix=/etc/nginx --sbin-path=/usr/sbin/nginx --conf-path=/etc/nginx/nginx.conf\n`,
    );
  if (what === 'help') {
    yield* p.err(
      `${first}Usage: nginx [-?hvVtTq] [-s signal] [-p prefix]\n             [-e filename] [-c filename] [-g directives]\n\nOptions:\n` +
        '  -v            : show the version\n  -V            : show version and how it was built\n  -t            : check the configuration\n' +
        '  -s signal     : stop, quit, reopen or reload the running master\n  -c filename   : use this configuration\n  -g directives : more directives\n\n',
    );
  }
  return 0;
}

/** A configuration that nginx cannot take: said twice, since it has no log of its own yet. */
function* refuse(p: Proc, line: CommandLine, words: string): Steps<number> {
  const pid = p.pid;
  const time = p.do((sim) => logTime(sim.now));
  if (!line.isTest && line.signal === undefined) yield* p.err(`${time} [emerg] ${pid}#${pid}: ${words}\n`);
  yield* p.err(`nginx: [emerg] ${words}\n`);
  if (line.isTest) yield* p.err(`nginx: configuration file ${line.config} test failed\n`);
  return 1;
}

const signals: Readonly<Record<string, number>> = {
  stop: SIG.TERM,
  quit: SIG.QUIT,
  reopen: SIG.USR1,
  reload: SIG.HUP,
};

function* sendSignal(p: Proc, sites: Sites, name: string): Steps<number> {
  const signal = signals[name];
  if (signal === undefined) {
    yield* p.err(`nginx: invalid option: "-s ${name}"\n`);
    return 1;
  }
  const content = p.readText(sites.pidFile);
  if (isFail(content)) {
    yield* p.err(`nginx: [error] open() "${sites.pidFile}" failed (2: No such file or directory)\n`);
    return 1;
  }
  const logs = openLogs(p, sites);
  const time = p.do((sim) => logTime(sim.now));
  if (typeof logs !== 'string') yield* log(p, logs, 'notice', 'signal process started');
  else yield* p.err(`${time} [notice] ${p.pid}#${p.pid}: signal process started\n`);
  const refused = p.kill(Number(content.trim()), signal);
  if (refused === undefined) return 0;
  yield* p.err(`nginx: [alert] kill(${content.trim()}, ${signal}) failed (3: No such process)\n`);
  return 1;
}
