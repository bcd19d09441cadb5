import { expect, test } from 'vitest';
import { nc } from '#sim/programs/net/nc';
import { memcached } from '#sim/programs/servers/memcached';
import { NetWorld } from '../net-world';

test('the text protocol, answers before the end of the connection included', () => {
  const world = new NetWorld([memcached, nc]);
  world.start(['memcached']);
  const say = (...lines: string[]) =>
    world.call(['nc', '-N', 'localhost', '11211'], { input: lines.map((line) => `${line}\r\n`).join('') })
      .stdout;
  expect(say('set a 5 0 2', 'hi', 'add a 0 0 1', 'x', 'get a b', 'quit')).toBe(
    'STORED\r\nNOT_STORED\r\nVALUE a 5 2\r\nhi\r\nEND\r\n',
  );
  expect(say('set n 0 0 1', '7', 'incr n 5', 'delete n', 'get n', 'nosuch', 'quit')).toBe(
    'STORED\r\n12\r\nDELETED\r\nEND\r\nERROR\r\n',
  );
});
