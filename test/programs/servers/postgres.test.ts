import { expect, test } from 'vitest';
import { postgresEntrypoint } from '#sim/programs/servers/postgres/entrypoint';
import { psql } from '#sim/programs/servers/postgres/psql';
import { postgres } from '#sim/programs/servers/postgres/server';
import { NetWorld } from '../net-world';

const env = { PGDATA: '/data', LANG: 'en_US.utf8' };

function lab(forgetful = false): NetWorld {
  const world = new NetWorld([postgres, postgresEntrypoint, psql], forgetful);
  world.writeFile(
    '/etc/passwd',
    'root:x:0:0:root:/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/bash\n',
  );
  world.writeFile(
    '/docker-entrypoint-initdb.d/a.sql',
    "create table seeds (id serial primary key, name text);\ninsert into seeds (name) values ('oak');\n",
  );
  world.writeFile('/var/run/postgresql/x', '');
  return world;
}

test('the entrypoint wants a password, and says how to give one', () => {
  const world = lab();
  const { exit, stderr } = world.call(['postgres-entrypoint', 'postgres'], { env });
  expect(exit).toBe(1);
  expect(stderr).toMatch(
    /^Error: Database is uninitialized and superuser password is not specified\.\n {7}You must specify POSTGRES_PASSWORD/,
  );
});

test.each([false, true])(
  'statements by psql, on a socket and over TCP (generators lost: %s)',
  (forgetful) => {
    const world = lab(forgetful);
    const server = world.start(['postgres-entrypoint', 'postgres'], {
      env: { ...env, POSTGRES_PASSWORD: 'secret', PATH: '/usr/bin' },
    });
    world.pass(3000);
    expect(server.stderr).toMatch(/LOG: {2}database system is ready to accept connections\n$/);
    const sql = (...args: string[]) => world.call(['psql', '-U', 'postgres', ...args], { most: 300 });
    expect(sql('-c', 'select * from seeds').stdout).toBe(' id | name \n----+------\n  1 | oak\n(1 row)\n\n');
    expect(
      world.call(['psql', '-U', 'postgres'], {
        input:
          "create table t (id int primary key, name varchar(20) not null, price numeric);\ninsert into t values (1, 'apple', 3.5), (2, 'pear', 2);\ninsert into t values (1, 'x', 1);\nupdate t set price = price + 1 where name like 'a%';\nselect name, price from t where price >= 2 order by price desc limit 5;\nselect count(*), sum(price) total from t;\ndelete from t where id = 2;\n\\dt\n\\c nosuch\n",
        most: 1000,
      }),
    ).toEqual({
      exit: 0,
      stdout:
        'CREATE TABLE\nINSERT 0 2\nUPDATE 1\n name  | price \n-------+-------\n apple |   4.5\n pear  |     2\n(2 rows)\n\n count | total \n-------+-------\n     2 |   6.5\n(1 row)\n\nDELETE 1\n' +
        '         List of relations\n Schema | Name  | Type  |  Owner   \n--------+-------+-------+----------\n public | seeds | table | postgres\n public | t     | table | postgres\n(2 rows)\n\n',
      stderr:
        'ERROR:  duplicate key value violates unique constraint "id_key"\nDETAIL:  Key (id)=(1) already exists.\npsql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database "nosuch" does not exist\n',
    });
    expect(sql('-c', 'select * from nosuch')).toMatchObject({
      exit: 1,
      stderr:
        'ERROR:  relation "nosuch" does not exist\nLINE 1: select * from nosuch\n                      ^\n',
    });
    expect(sql('-c', 'selec 1').stderr).toBe(
      'ERROR:  syntax error at or near "selec"\nLINE 1: selec 1\n        ^\n',
    );
    expect(sql('-h', 'localhost', '-tAc', 'select 1 + 1').stdout).toBe('2\n');
    world.act({ kind: 'signal', process: server.process, signal: 2 });
    world.pass(500);
    expect(server.exit).toBe(0);
    expect(sql('-c', 'select 1')).toMatchObject({
      exit: 2,
      stderr:
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n',
    });
  },
);
