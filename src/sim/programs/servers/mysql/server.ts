import { isoSeconds } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { readCluster, serveSql, type Cluster, type Dialect, type ServerState } from '../sql/server';

export const socketPath = '/var/run/mysqld/mysqld.sock';
export const clusterFile = '/var/lib/mysql/cluster.json';

export const versionOf = (p: Proc) => (p.version === '' ? '8.0.32' : p.version);

/** `2026-01-05T09:00:00.000000Z` */
export function logTime(ms: number): string {
  return `${isoSeconds(ms)}.${String(Math.floor((ms % 1000) * 1000)).padStart(6, '0')}Z`;
}

function* log(p: Proc, code: string, words: string, level = 'System'): Steps<void> {
  yield* p.err(`${logTime(p.now())} 0 [${level}] [${code}] [Server] ${words}\n`);
}

/** MySQL's server (and MariaDB's): what of SQL it knows stands in ../sql. */
export const mysqld: Program = {
  name: 'mysqld',
  start: { cpu: 420, anon: 340_000_000 },
  *main(p, state) {
    if (state === null) return yield* begin(p);
    const next = yield* serveSql(p, cloneJson(state) as ServerState, dialect);
    return typeof next === 'number' ? yield* stop(p, next) : again(next as Json);
  },
};

const dialect: Dialect = {
  context: (p, session) => ({
    now: () => isoSeconds(p.now()).replace('T', ' '),
    user: `${session['user'] ?? ''}@localhost`,
    database: session['database'] ?? '',
    version: versionOf(p),
  }),
  refuses(cluster, question) {
    const password = cluster.users[question.user];
    if (password === undefined || password !== question.password) return 'password';
    return question.database !== '' && cluster.databases[question.database] === undefined
      ? 'database'
      : undefined;
  },
};

function* begin(p: Proc): Steps<Outcome> {
  const version = versionOf(p);
  if (/^(-V|--version)$/.test(p.args[0] ?? '')) {
    yield* p.out(`/usr/sbin/mysqld  Ver ${version} for Linux on x86_64 (MySQL Community Server - GPL)\n`);
    return 0;
  }
  const data = readCluster(p, clusterFile);
  yield* log(p, 'MY-010116', `/usr/sbin/mysqld (mysqld ${version}) starting as process ${p.pid}`);
  if (data === undefined) {
    yield* log(p, 'MY-010124', 'Data Dictionary initialization failed.', 'ERROR');
    yield* log(p, 'MY-010119', 'Aborting', 'ERROR');
    return 1;
  }
  yield* p.err(`${logTime(p.now())} 1 [System] [MY-013576] [InnoDB] InnoDB initialization has started.\n`);
  yield* p.cpu(150);
  yield* p.err(`${logTime(p.now())} 1 [System] [MY-013577] [InnoDB] InnoDB initialization has ended.\n`);
  const tcp = p.listen({ ip: '', port: 3306 });
  if (isFail(tcp)) {
    yield* log(p, 'MY-010262', "Can't start server: Bind on TCP/IP port: Address already in use", 'ERROR');
    yield* log(p, 'MY-010257', 'Do you already have another mysqld server running on port: 3306 ?', 'ERROR');
    yield* log(p, 'MY-010119', 'Aborting', 'ERROR');
    return 1;
  }
  p.mkdir('/var/run/mysqld', 0o755);
  p.unlink(socketPath);
  const unix = p.listen({ unix: socketPath });
  const extra = p.listen({ ip: '', port: 33060 });
  for (const signal of [SIG.TERM, SIG.INT, SIG.QUIT]) p.onSignal(signal, 'handle');
  p.onSignal(SIG.HUP, 'ignore');
  p.onSignal(SIG.PIPE, 'ignore');
  if (!isFail(extra))
    yield* p.err(
      `${logTime(p.now())} 0 [System] [MY-011323] [Server] X Plugin ready for connections. Bind-address: '::' port: 33060, socket: /var/run/mysqld/mysqlx.sock\n`,
    );
  yield* log(
    p,
    'MY-010931',
    `/usr/sbin/mysqld: ready for connections. Version: '${version}'  socket: '${socketPath}'  port: 3306  MySQL Community Server - GPL.`,
  );
  const listens = [tcp, ...(isFail(unix) ? [] : [unix])];
  const state: ServerState = { listens, sessions: {}, data, file: clusterFile };
  return again(state);
}

function* stop(p: Proc, signal: number): Steps<number> {
  yield* log(
    p,
    'MY-013172',
    `Received ${signal === SIG.INT ? 'SHUTDOWN' : 'SHUTDOWN'} from user <via user signal>. Shutting down mysqld (Version: ${versionOf(p)}).`,
  );
  yield* p.sleep(700);
  yield* log(
    p,
    'MY-010910',
    `/usr/sbin/mysqld: Shutdown complete (mysqld ${versionOf(p)})  MySQL Community Server - GPL.`,
  );
  p.unlink(socketPath);
  return 0;
}

/** The databases and users that a new server has. */
export function newCluster(root: string, database: string, user: string, password: string): Cluster {
  const databases: Cluster['databases'] = {
    information_schema: {},
    mysql: {},
    performance_schema: {},
    sys: {},
  };
  if (database !== '') databases[database] = {};
  return { databases, users: { root, ...(user !== '' && { [user]: password }) } };
}
