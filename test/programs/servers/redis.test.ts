import { expect, test } from 'vitest';
import { redisCli } from '#sim/programs/servers/redis/cli';
import { redisServer } from '#sim/programs/servers/redis/server';
import { NetWorld } from '../net-world';

test.each([false, true])(
  'commands over a socket, and data that outlives the server (generators lost: %s)',
  (forgetful) => {
    const world = new NetWorld([redisServer, redisCli], forgetful);
    const server = world.start(['redis-server']);
    const cli = (...words: string[]) => world.call(['redis-cli', ...words], { most: 500 }).stdout;
    expect(server.stdout.replace(/^\d+:/gm, 'N:')).toBe(
      [
        'N:C 05 Jan 2026 09:00:00.004 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
        `N:C 05 Jan 2026 09:00:00.004 # Redis version=7.0.8, bits=64, commit=00000000, modified=0, pid=${server.pid}, just started`,
        'N:C 05 Jan 2026 09:00:00.004 # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
        'N:M 05 Jan 2026 09:00:00.004 * monotonic clock: POSIX clock_gettime',
        'N:M 05 Jan 2026 09:00:00.004 * Running mode=standalone, port=6379.',
        'N:M 05 Jan 2026 09:00:00.004 # Server initialized',
        "N:M 05 Jan 2026 09:00:00.004 # WARNING overcommit_memory is set to 0! Background save may fail under low memory condition. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.",
        'N:M 05 Jan 2026 09:00:00.004 * Ready to accept connections',
        '',
      ].join('\n'),
    );
    expect([
      cli('ping'),
      cli('set', 'k', 'v'),
      cli('get', 'k'),
      cli('get', 'none'),
      cli('incr', 'n'),
      cli('incrby', 'n', '5'),
      cli('lpush', 'l', 'a', 'b'),
      cli('lrange', 'l', '0', '-1'),
    ]).toEqual(['PONG\n', 'OK\n', 'v\n', '\n', '1\n', '6\n', '2\n', 'b\na\n']);
    expect(cli('incr', 'k')).toBe('ERR value is not an integer or out of range\n\n');
    expect(cli('nosuch', 'x')).toBe("ERR unknown command 'nosuch', with args beginning with: 'x' \n\n");
    expect(
      world.call(['redis-cli', '--no-raw'], {
        input: 'hset h a 1 b "two words"\nhgetall h\nkeys h*\nttl h\n',
      }).stdout,
    ).toBe('(integer) 2\n1) "a"\n2) "1"\n3) "b"\n4) "two words"\n1) "h"\n(integer) -1\n');
    world.act({ kind: 'signal', process: server.process, signal: 15 });
    world.pass(100);
    expect(server.exit).toBe(0);
    expect(world.call(['redis-cli', 'ping'])).toMatchObject({
      exit: 1,
      stderr: 'Could not connect to Redis at 127.0.0.1:6379: Connection refused\n',
    });
    world.start(['redis-server']);
    expect(cli('get', 'n')).toBe('6\n');
  },
);
