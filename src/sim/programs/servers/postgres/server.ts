import { civilTime, twoDigits } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { readCluster, serveSql, type Cluster, type Dialect, type ServerState } from '../sql/server';

export const socketPath = '/var/run/postgresql/.s.PGSQL.5432';

/** The data folder's file that stands for all of PostgreSQL's own. */
export const clusterFile = (dir: string) => `${dir}/base/cluster.json`;

export const versionText = (p: Proc) => {
  const version = (p.version === '' ? '15.1' : p.version).replace(/-.*/, '');
  return {
    short: version,
    full: `PostgreSQL ${version} (Debian ${version}-1.pgdg110+1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 10.2.1-6) 10.2.1 20210110, 64-bit`,
  };
};

/** `2026-01-05 09:00:00.000 UTC` */
export function logTime(ms: number): string {
  const t = civilTime(ms);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
  return `${t.year}-${twoDigits(t.month)}-${twoDigits(t.day)} ${clock} UTC`;
}

export function* log(p: Proc, words: string, level = 'LOG'): Steps<void> {
  yield* p.err(`${logTime(p.now())} [${p.pid}] ${level}:  ${words}\n`);
}

const helpers = [
  'checkpointer',
  'background writer',
  'walwriter',
  'autovacuum launcher',
  'logical replication launcher',
];

/** The database server: https://www.postgresql.org/docs/15/. What of SQL it knows stands in ../sql. */
export const postgres: Program = {
  name: 'postgres',
  start: { cpu: 45, anon: 14_000_000 },
  *main(p, state) {
    if (typeof state === 'string') return yield* help(p, state);
    if (state === null) return yield* begin(p);
    const next = yield* serveSql(p, cloneJson(state) as ServerState, dialect);
    return typeof next === 'number' ? yield* stop(p, next) : again(next as Json);
  },
};

/** One of the server's own processes: it shows under its name, and waits. */
function* help(p: Proc, name: string): Steps<Outcome> {
  p.do((sim) => {
    sim.processes.need(p.processId).argv = [`postgres: ${name} `];
  });
  p.setMemory(700_000);
  p.onSignal(SIG.INT, 'ignore');
  yield* p.waitSignal();
  return 0;
}

const dialect: Dialect = {
  context: (p, session) => ({
    now: () => logTime(p.now()).replace(' UTC', '+00'),
    user: session['user'] ?? '',
    database: session['database'] ?? '',
    version: versionText(p).full,
  }),
  refuses(cluster, question, session) {
    const password = cluster.users[question.user];
    if (password === undefined) return question.isLocal ? 'role' : 'password';
    const isTrusted =
      question.isLocal || session['ip'] === '127.0.0.1' || cluster.users['%trust'] !== undefined;
    if (!isTrusted && question.password !== password) return 'password';
    return cluster.databases[question.database] === undefined ? 'database' : undefined;
  },
};

function* begin(p: Proc): Steps<Outcome> {
  if (/^(-V|--version)$/.test(p.args[0] ?? '')) {
    yield* p.out(
      `postgres (PostgreSQL) ${versionText(p).short} (Debian ${versionText(p).short}-1.pgdg110+1)\n`,
    );
    return 0;
  }
  if (p.uid() === 0) {
    yield* p.err(
      '"root" execution of the PostgreSQL server is not permitted.\nThe server must be started under an unprivileged user ID to prevent\npossible system security compromise.  See the documentation for\nmore information on how to properly start the server.\n',
    );
    return 1;
  }
  const at = p.args.indexOf('-D');
  const dir = at >= 0 ? (p.args[at + 1] ?? '') : (p.env['PGDATA'] ?? '/var/lib/postgresql/data');
  const data = readCluster(p, clusterFile(dir));
  if (data === undefined) {
    yield* p.err(
      `postgres: could not access the server configuration file "${dir}/postgresql.conf": No such file or directory\n`,
    );
    return 2;
  }
  return yield* start(p, dir, data);
}

function* start(p: Proc, dir: string, data: string): Steps<Outcome> {
  yield* log(p, `starting ${versionText(p).full}`);
  const listens: number[] = [];
  for (const [ip, family] of [
    ['0.0.0.0', 'IPv4'],
    ['::', 'IPv6'],
  ] as const) {
    const fd = p.listen({ ip, port: 5432 });
    if (isFail(fd)) {
      yield* log(p, `could not bind ${family} address "${ip}": Address already in use`);
      yield* p.err(
        `${logTime(p.now())} [${p.pid}] HINT:  Is another postmaster already running on port 5432? If not, wait a few seconds and retry.\n`,
      );
    } else {
      listens.push(fd);
      yield* log(p, `listening on ${family} address "${ip}", port 5432`);
    }
  }
  if (listens.length === 0) {
    yield* log(p, 'could not create any TCP/IP sockets', 'FATAL');
    return 1;
  }
  p.unlink(socketPath);
  const unix = p.listen({ unix: socketPath });
  if (!isFail(unix)) {
    listens.push(unix);
    yield* log(p, `listening on Unix socket "${socketPath}"`);
  }
  yield* log(p, `database system was shut down at ${logTime(p.now()).replace(/\.\d+/, '')}`);
  for (const signal of [SIG.INT, SIG.TERM, SIG.QUIT, SIG.HUP]) p.onSignal(signal, 'handle');
  p.onSignal(SIG.PIPE, 'ignore');
  for (const name of helpers) p.fork(name);
  yield* p.cpu(20);
  yield* log(p, 'database system is ready to accept connections');
  const state: ServerState = { listens, sessions: {}, data, file: clusterFile(dir) };
  return again(state);
}

function* stop(p: Proc, signal: number): Steps<number> {
  const kind = signal === SIG.INT ? 'fast' : signal === SIG.QUIT ? 'immediate' : 'smart';
  yield* log(p, `received ${kind} shutdown request`);
  if (kind === 'fast') yield* log(p, 'aborting any active transactions');
  const children = p.do((sim) =>
    sim.processes.need(p.processId).children.map((id) => sim.processes.peek(id)?.pids.at(-1) ?? 0),
  );
  for (const pid of children) if (pid > 0) p.kill(pid, SIG.KILL);
  yield* log(p, 'shutting down');
  yield* p.sleep(30);
  yield* log(p, 'database system is shut down');
  p.unlink(socketPath);
  return 0;
}

/** A cluster as initdb makes it. */
export function newCluster(user: string, password: string, database: string, isTrusting: boolean): Cluster {
  const users: Record<string, string> = { [user]: password };
  if (isTrusting) users['%trust'] = '';
  return { databases: { postgres: {}, template0: {}, template1: {}, [database]: {} }, users };
}
