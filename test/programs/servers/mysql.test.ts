import { expect, test } from 'vitest';
import { mysql } from '#sim/programs/servers/mysql/client';
import { mysqlEntrypoint } from '#sim/programs/servers/mysql/entrypoint';
import { mysqld } from '#sim/programs/servers/mysql/server';
import { NetWorld } from '../net-world';

const lab = () => {
  const world = new NetWorld([mysql, mysqld, mysqlEntrypoint]);
  world.writeFile('/var/lib/mysql/x', '');
  world.writeFile('/var/run/mysqld/x', '');
  return world;
};

test('no password, no server', () => {
  expect(lab().call(['mysql-entrypoint', 'mysqld'])).toEqual({
    exit: 1,
    stdout:
      '2026-01-05 09:00:00+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.0.32 started.\n',
    stderr:
      '2026-01-05 09:00:00+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD\n',
  });
});

test('databases, tables, and refusals', () => {
  const world = lab();
  const env = { MYSQL_ROOT_PASSWORD: 'secret', MYSQL_DATABASE: 'shop', PATH: '/usr/bin' };
  const server = world.start(['mysql-entrypoint', 'mysqld'], { env });
  world.pass(6000);
  expect(server.stderr).toContain(
    "/usr/sbin/mysqld: ready for connections. Version: '8.0.32'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL.\n",
  );
  const sql = (input: string, ...args: string[]) =>
    world.call(['mysql', '-uroot', ...args], { input, most: 500, env: { MYSQL_PWD: 'secret' } });
  expect(sql('', '-e', 'show databases').stdout).toBe(
    'Database\ninformation_schema\nmysql\nperformance_schema\nshop\nsys\n',
  );
  expect(
    sql(
      "create table f (id int auto_increment primary key, name varchar(9));\ninsert into f (name) values ('fig'), ('kiwi');\nselect * from f order by name desc;\nshow tables;\nselect nosuch from f;\n",
      'shop',
    ),
  ).toEqual({
    exit: 1,
    stdout: 'id\tname\n2\tkiwi\n1\tfig\nTables_in_shop\nf\n',
    stderr: "ERROR 1054 (42S22) at line 5: Unknown column 'nosuch' in 'field list'\n",
  });
  expect(world.call(['mysql', '-uroot', '-e', 'select 1'], { most: 500 }).stderr).toBe(
    "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)\n",
  );
  world.act({ kind: 'signal', process: server.process, signal: 15 });
  world.pass(1500);
  expect(server.exit).toBe(0);
  expect(sql('', '-e', 'select 1').stderr).toBe(
    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\n",
  );
});
