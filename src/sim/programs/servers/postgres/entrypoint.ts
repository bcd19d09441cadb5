import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { execute, splitStatements, type Database } from '../sql/engine';
import { SqlError, type Context } from '../sql/expressions';
import { execCommand, userCredentials } from '../entrypoint';
import { clusterFile, logTime, newCluster, versionText } from './server';

/**
 * docker-entrypoint.sh of the postgres image (docker-library/postgres): makes the database on the first start, runs what lies in
 * /docker-entrypoint-initdb.d, and hands over to the server as the user postgres.
 */
export const postgresEntrypoint: Program = {
  name: 'postgres-entrypoint',
  start: { cpu: 4, anon: 1_000_000 },
  *main(p) {
    const [first = ''] = p.args;
    const argv = first.startsWith('-') ? ['postgres', ...p.args] : p.args;
    if (argv[0] !== 'postgres' || /^(--help|-V|--version|-\?)$/.test(argv[1] ?? ''))
      return yield* execCommand(p, argv);
    const dir = p.env['PGDATA'] ?? '/var/lib/postgresql/data';
    if (p.exists(clusterFile(dir))) {
      yield* p.out(
        '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n',
      );
    } else {
      const code = yield* initialise(p, dir);
      if (code !== 0) return code;
    }
    const cred = p.uid() === 0 ? userCredentials(p, 'postgres') : undefined;
    return yield* execCommand(p, argv, cred === undefined ? {} : { cred });
  },
};

function secret(p: Proc, name: string): string {
  const file = p.env[`${name}_FILE`];
  const content = file === undefined ? undefined : p.readText(file);
  return p.env[name] ?? (content === undefined || isFail(content) ? '' : content.replace(/\n$/, ''));
}

const unspecified = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html
`;

function* initialise(p: Proc, dir: string): Steps<number> {
  const password = secret(p, 'POSTGRES_PASSWORD');
  const isTrusting = p.env['POSTGRES_HOST_AUTH_METHOD'] === 'trust';
  if (password === '' && !isTrusting) {
    yield* p.err(unspecified);
    return 1;
  }
  const user = p.env['POSTGRES_USER'] ?? 'postgres';
  const database = p.env['POSTGRES_DB'] ?? user;
  for (const path of [dir, `${dir}/base`, '/var/run/postgresql']) p.mkdir(path, 0o700);
  const cred = userCredentials(p, 'postgres');
  if (p.uid() === 0 && cred !== undefined)
    for (const path of [dir, `${dir}/base`, '/var/run/postgresql']) p.chown(path, cred.uid, cred.gid);
  yield* initdb(p, dir);
  const cluster = newCluster(user, password, database, isTrusting);
  yield* serverLines(p, true);
  if (database !== 'postgres') yield* p.out('CREATE DATABASE\n\n\n');
  else yield* p.out('\n');
  yield* scripts(p, cluster.databases[database] ?? {}, user, database);
  yield* serverLines(p, false);
  p.writeFile(clusterFile(dir), utf8(JSON.stringify(cluster)));
  for (const [name, content] of [
    ['PG_VERSION', '15\n'],
    ['postgresql.conf', "listen_addresses = '*'\n"],
    [
      'pg_hba.conf',
      `local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all all ${isTrusting ? 'trust' : 'scram-sha-256'}\n`,
    ],
  ] as const)
    p.writeText(`${dir}/${name}`, content);
  if (p.uid() === 0 && cred !== undefined)
    for (const name of ['base/cluster.json', 'PG_VERSION', 'postgresql.conf', 'pg_hba.conf'])
      p.chown(`${dir}/${name}`, cred.uid, cred.gid);
  yield* p.out('\nPostgreSQL init process complete; ready for start up.\n\n');
  return 0;
}

function* initdb(p: Proc, dir: string): Steps<void> {
  yield* p.out(
    'The files belonging to this database system will be owned by user "postgres".\nThis user must also own the server process.\n\n' +
      `The database cluster will be initialized with locale "${p.env['LANG'] ?? 'C'}".\nThe default database encoding has accordingly been set to "UTF8".\nThe default text search configuration will be set to "english".\n\nData page checksums are disabled.\n\n` +
      `fixing permissions on existing directory ${dir} ... ok\ncreating subdirectories ... ok\nselecting dynamic shared memory implementation ... posix\nselecting default max_connections ... 100\nselecting default shared_buffers ... 128MB\nselecting default time zone ... Etc/UTC\ncreating configuration files ... ok\n`,
  );
  // initdb's work: about a second on one core
  yield* p.cpu(350);
  yield* p.out('running bootstrap script ... ok\n');
  yield* p.cpu(450);
  yield* p.out('performing post-bootstrap initialization ... ok\n');
  yield* p.cpu(200);
  yield* p.out(
    `syncing data to disk ... ok\n\n\nSuccess. You can now start the database server using:\n\n    pg_ctl -D ${dir} -l logfile start\n\n`,
  );
  yield* p.err(
    'initdb: warning: enabling "trust" authentication for local connections\ninitdb: hint: You can change this by editing pg_hba.conf or using the option -A, or --auth-local and --auth-host, the next time you run initdb.\n',
  );
}

/** What the temporary server says when it comes and goes. */
function* serverLines(p: Proc, isStart: boolean): Steps<void> {
  const pid = p.pid + 46;
  const line = (words: string, who = pid) => `${logTime(p.now())} [${who}] LOG:  ${words}\n`;
  if (isStart) {
    yield* p.cpu(60);
    yield* p.out(
      `waiting for server to start....${line(`starting ${versionText(p).full}`)}${line('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"')}${line(`database system was shut down at ${logTime(p.now()).replace(/\.\d+/, '')}`, pid + 3)}${line('database system is ready to accept connections')} done\nserver started\n`,
    );
    return;
  }
  yield* p.out(
    `waiting for server to shut down...${line('received fast shutdown request')}.${line('aborting any active transactions')}${line('background worker "logical replication launcher" (PID 54) exited with exit code 1')}${line('shutting down', pid + 1)}`,
  );
  yield* p.sleep(60);
  yield* p.out(`${line('database system is shut down')} done\nserver stopped\n`);
}

function* scripts(p: Proc, db: Database, user: string, database: string): Steps<void> {
  const folder = '/docker-entrypoint-initdb.d';
  const entries = p.readDir(folder);
  const self = p.argv[0] ?? '/usr/local/bin/docker-entrypoint.sh';
  if (isFail(entries) || entries.length === 0) {
    yield* p.out(`${self}: ignoring ${folder}/*\n\n`);
    return;
  }
  for (const { name } of entries) {
    const path = `${folder}/${name}`;
    const content = p.readText(path);
    if (!name.endsWith('.sql') || isFail(content)) {
      yield* p.out(`${self}: ignoring ${path}\n\n`);
      continue;
    }
    yield* p.out(`${self}: running ${path}\n`);
    const now = logTime(p.now());
    for (const sql of splitStatements(content).complete) {
      yield* p.out(tagOf(db, sql, { now: () => now, user, database, version: '' }));
    }
    yield* p.out('\n\n');
  }
}

/** Carries a statement out (on plain data: nothing of the world), and says what psql would. */
function tagOf(db: Database, sql: string, context: Context): string {
  try {
    return `${execute(db, sql, context).tag}\n`;
  } catch (error) {
    return `ERROR:  ${error instanceof SqlError ? error.about : 'internal'}\n`;
  }
}
