import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf, type Account } from './accounts';
import { dir, file, grown, libraries, link, program, programs, script } from './pieces';

const glibc = ['libc.so.6'];

/** An account that an image makes for its server, with the files that name it. */
export function accounts(kind: 'debian' | 'alpine' | 'redhat', ...added: Account[]): LayerTree {
  return { '/etc/group': file(groupOf(kind, added)), '/etc/passwd': file(passwdOf(kind, added)) };
}

/** gosu: runs a command as another user. */
export function gosuTree(size: number, version = '1.14'): LayerTree {
  return { '/usr/local/bin/gosu': program('gosu', { version, size }) };
}

const page = '<html><body><h1>It works!</h1></body></html>\n';

const httpdConf = `ServerRoot "/usr/local/apache2"
Listen 80

LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule mime_module modules/mod_mime.so
LoadModule log_config_module modules/mod_log_config.so
LoadModule dir_module modules/mod_dir.so
LoadModule unixd_module modules/mod_unixd.so

User www-data
Group www-data
ServerAdmin you@example.com

<Directory />
    AllowOverride none
    Require all denied
</Directory>

DocumentRoot "/usr/local/apache2/htdocs"
<Directory "/usr/local/apache2/htdocs">
    Options Indexes FollowSymLinks
    AllowOverride None
    Require all granted
</Directory>

DirectoryIndex index.html
ErrorLog /proc/self/fd/2
LogLevel warn
LogFormat "%h %l %u %t \\"%r\\" %>s %b" common
CustomLog /proc/self/fd/1 common
TypesConfig conf/mime.types
`;

const foreground = `#!/bin/sh
set -e

# a pid file from before would keep it from starting
rm -f /usr/local/apache2/logs/httpd.pid

exec httpd -DFOREGROUND "$@"
`;

/** Apache's server, built into /usr/local/apache2. */
export function httpdTree(version: string, size: number): LayerTree {
  const top = '/usr/local/apache2';
  const needs = ['libcrypt.so.1', 'libpthread.so.0', 'libc.so.6'];
  return grown(size, `${top}/modules/all.so ${top}/manual/index.html.en ${top}/icons/all.png`, {
    [`${top}/bin/httpd`]: program('httpd', { version, needs, size: 900_000 }),
    [`${top}/bin/apachectl`]: program('apachectl', { size: 3_400 }),
    ...programs(`${top}/bin`, 'ab htpasswd htdigest rotatelogs logresolve', { needs, size: 70_000 }),
    [`${top}/cgi-bin`]: dir(),
    [`${top}/conf/httpd.conf`]: file(httpdConf),
    [`${top}/conf/mime.types`]: file(
      'text/html html htm\ntext/css css\ntext/plain txt\nimage/png png\napplication/json json\ntext/javascript js\n',
    ),
    [`${top}/htdocs/index.html`]: file(page),
    [`${top}/logs`]: dir(),
  });
}

export const httpdForeground = (): LayerTree => ({
  '/usr/local/bin/httpd-foreground': file(foreground, 0o755),
});

const redisEntrypoint = `#!/bin/sh
set -e

# an option or a configuration file: it is for redis-server
if [ "\${1#-}" != "$1" ] || [ "\${1%.conf}" != "$1" ]; then
  set -- redis-server "$@"
fi

# root hands over to redis
if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  chown -R redis .
  exec gosu redis "$0" "$@"
fi

umask 0077
exec "$@"
`;

export function redisTree(version: string, size: number, kind: 'debian' | 'alpine' = 'debian'): LayerTree {
  const needs = kind === 'alpine' ? ['ld-musl-x86_64.so.1'] : ['libm.so.6', 'libc.so.6'];
  return grown(size, '/usr/local/share/doc/redis/README', {
    '/usr/local/bin/redis-server': program('redis-server', { version, needs, size: 13_000_000 }),
    '/usr/local/bin/redis-cli': program('redis-cli', { version, needs, size: 6_000_000 }),
    '/usr/local/bin/redis-benchmark': program('redis-benchmark', { version, needs, size: 6_000_000 }),
    '/usr/local/bin/redis-sentinel': link('redis-server'),
    '/usr/local/bin/redis-check-aof': link('redis-server'),
    '/usr/local/bin/redis-check-rdb': link('redis-server'),
  });
}

export const redisAccount = { name: 'redis', uid: 999, home: '/home/redis', shell: '/bin/sh' };
export const redisData = (): LayerTree => ({ '/data': dir(0o755, { uid: 999, gid: 999 }) });
export const redisScript = (): LayerTree => ({
  '/usr/local/bin/docker-entrypoint.sh': script(redisEntrypoint, 'redis-entrypoint'),
});

/** PostgreSQL of its own Debian repository. */
export function postgresTree(
  version: string,
  major: string,
  size: number,
  kind: 'debian' | 'alpine' = 'debian',
): LayerTree {
  const bin = `/usr/lib/postgresql/${major}/bin`;
  return grown(
    size,
    `/usr/share/postgresql/${major}/postgres.bki /usr/lib/postgresql/${major}/lib/llvmjit.so /usr/lib/x86_64-linux-gnu/libLLVM.so.1`,
    programs(
      bin,
      'postgres initdb pg_ctl pg_dump pg_dumpall pg_restore pg_isready psql createdb dropdb createuser dropuser vacuumdb pgbench pg_basebackup',
      {
        version,
        needs: kind === 'alpine' ? ['ld-musl-x86_64.so.1'] : glibc,
        size: 500_000,
      },
    ),
    {
      '/usr/bin/psql': link(`${bin}/psql`),
      '/usr/bin/pg_dump': link(`${bin}/pg_dump`),
      '/usr/bin/pg_isready': link(`${bin}/pg_isready`),
    },
    { '/docker-entrypoint-initdb.d': dir(), '/var/lib/postgresql/data': dir(0o777, { uid: 999, gid: 999 }) },
    libraries('/usr/lib/x86_64-linux-gnu', 'libpq.so.5 libxml2.so.2 libicuuc.so.67', 330_000),
  );
}

export const postgresAccount = {
  name: 'postgres',
  uid: 999,
  comment: 'PostgreSQL administrator',
  home: '/var/lib/postgresql',
  shell: '/bin/bash',
};

/** MySQL's own server and client. */
export function mysqlTree(version: string, size: number): LayerTree {
  return grown(
    size,
    '/usr/share/mysql-8.0/dictionary.txt /usr/lib64/mysql/private/icudt69l/all.dat /usr/lib64/mysql/plugin/all.so',
    programs(
      '/usr/bin',
      'mysql mysqladmin mysqldump mysqlcheck mysqlimport mysqlshow mysql_upgrade mysql_config_editor',
      {
        version,
        needs: glibc,
        size: 7_000_000,
      },
    ),
    { '/usr/sbin/mysqld': program('mysqld', { version, needs: glibc, size: 62_000_000 }) },
    { '/var/lib/mysql': dir(0o1777, { uid: 999, gid: 999 }), '/docker-entrypoint-initdb.d': dir() },
    {
      '/etc/my.cnf': file(
        '[mysqld]\nskip-host-cache\nskip-name-resolve\ndatadir=/var/lib/mysql\nsocket=/var/run/mysqld/mysqld.sock\nuser=mysql\n\n[client]\nsocket=/var/run/mysqld/mysqld.sock\n',
      ),
    },
  );
}

export const mysqlAccount = { name: 'mysql', uid: 999, home: '/var/lib/mysql', shell: '/bin/false' };

/** An entrypoint whose work is a program of its own: who reads it learns what it is for. */
export function entrypoint(path: string, name: string, purpose: string): LayerTree {
  return { [path]: script(`#!/usr/bin/env bash\nset -eo pipefail\n\n# ${purpose}\n\nexec "$@"\n`, name) };
}
