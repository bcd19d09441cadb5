import { isoSeconds } from '#sim/base/calendar';
import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { execute, splitStatements } from '../sql/engine';
import { SqlError } from '../sql/expressions';
import { execCommand, userCredentials } from '../entrypoint';
import { clusterFile, newCluster, versionOf } from './server';

const image = (p: Proc) => p.env['MYSQL_VERSION'] ?? p.env['MARIADB_VERSION'] ?? versionOf(p);

/**
 * docker-entrypoint.sh of the mysql image (docker-library/mysql) and of mariadb: wants a way to log in as root, makes the database on the
 * first start, and hands over to the server.
 */
export const mysqlEntrypoint: Program = {
  name: 'mysql-entrypoint',
  start: { cpu: 4, anon: 1_000_000 },
  *main(p) {
    const [first = ''] = p.args;
    const argv = first.startsWith('-') ? ['mysqld', ...p.args] : p.args;
    if (
      !/^(mysqld|mariadbd)$/.test(argv[0] ?? '') ||
      argv.some((arg) => /^(--help|-\?|--version|-V)$/.test(arg))
    )
      return yield* execCommand(p, argv);
    const cred = p.uid() === 0 ? userCredentials(p, 'mysql') : undefined;
    yield* note(p, `Entrypoint script for MySQL Server ${image(p)} started.`);
    if (cred !== undefined) {
      yield* note(p, "Switching to dedicated user 'mysql'");
      yield* note(p, `Entrypoint script for MySQL Server ${image(p)} started.`);
    }
    if (!p.exists(clusterFile)) {
      const code = yield* initialise(p);
      if (code !== 0) return code;
    }
    for (const path of ['/var/lib/mysql', clusterFile, '/var/run/mysqld']) {
      if (path === '/var/run/mysqld') p.mkdir(path, 0o755);
      if (cred !== undefined) p.chown(path, cred.uid, cred.gid);
    }
    return yield* execCommand(p, argv, cred === undefined ? {} : { cred });
  },
};

/** The same for the mariadb image. */
export const mariadbEntrypoint: Program = { ...mysqlEntrypoint, name: 'mariadb-entrypoint' };

function* note(p: Proc, words: string, level = 'Note'): Steps<void> {
  const line = `${isoSeconds(p.now()).replace('T', ' ')}+00:00 [${level}] [Entrypoint]: ${words}\n`;
  if (level === 'Note') yield* p.out(line);
  else yield* p.err(line);
}

function setting(p: Proc, name: string): string {
  for (const prefix of ['MYSQL_', 'MARIADB_']) {
    const file = p.env[`${prefix}${name}_FILE`];
    const content = file === undefined ? undefined : p.readText(file);
    const value = p.env[prefix + name] ?? (content === undefined || isFail(content) ? '' : content.trim());
    if (value !== '') return value;
  }
  return '';
}

function* initialise(p: Proc): Steps<number> {
  const root = setting(p, 'ROOT_PASSWORD');
  const isRandom = setting(p, 'RANDOM_ROOT_PASSWORD') !== '';
  if (
    root === '' &&
    setting(p, 'ALLOW_EMPTY_PASSWORD') === '' &&
    setting(p, 'ALLOW_EMPTY_ROOT_PASSWORD') === '' &&
    !isRandom
  ) {
    const names = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].map(
      (name) => `    - MYSQL_${name}`,
    );
    yield* note(
      p,
      `Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n${names.join('\n')}`,
      'ERROR',
    );
    return 1;
  }
  yield* note(p, 'Initializing database files');
  yield* p.cpu(2800);
  yield* note(p, 'Database files initialized');
  yield* note(p, 'Starting temporary server');
  yield* p.cpu(900);
  yield* note(p, 'Temporary server started.');
  const password = isRandom && root === '' ? p.do((sim) => sim.random.hex(24)) : root;
  if (isRandom) yield* note(p, `GENERATED ROOT PASSWORD: ${password}`);
  const [database, user] = [setting(p, 'DATABASE'), setting(p, 'USER')];
  if (database !== '') yield* note(p, `Creating database ${database}`);
  if (user !== '') yield* note(p, `Creating user ${user}`);
  if (user !== '' && database !== '') yield* note(p, `Giving user ${user} access to schema ${database}`);
  const cluster = newCluster(password, database, user, setting(p, 'PASSWORD'));
  yield* scripts(p, cluster.databases[database] ?? {});
  yield* note(p, 'Stopping temporary server');
  yield* p.sleep(1000);
  yield* note(p, 'Temporary server stopped');
  p.mkdir('/var/lib/mysql', 0o751);
  p.writeFile(clusterFile, utf8(JSON.stringify(cluster)));
  yield* p.out('\n');
  yield* note(p, 'MySQL init process done. Ready for start up.');
  yield* p.out('\n');
  return 0;
}

function* scripts(p: Proc, db: Parameters<typeof execute>[0]): Steps<void> {
  const folder = '/docker-entrypoint-initdb.d';
  const entries = p.readDir(folder);
  for (const { name } of isFail(entries) ? [] : entries) {
    const content = p.readText(`${folder}/${name}`);
    if (!name.endsWith('.sql') || isFail(content)) {
      yield* note(p, `/usr/local/bin/docker-entrypoint.sh: ignoring ${folder}/${name}`, 'Warn');
      continue;
    }
    yield* note(p, `/usr/local/bin/docker-entrypoint.sh: running ${folder}/${name}`);
    for (const sql of splitStatements(content).complete) {
      try {
        execute(db, sql, { now: () => '', user: 'root', database: '', version: '' });
      } catch (error) {
        yield* p.err(`ERROR 1064 (42000): ${error instanceof SqlError ? error.about : ''}\n`);
      }
    }
  }
}
