import { expect, test } from 'vitest';
import { curl } from '#sim/programs/net/curl/index';
import { httpd } from '#sim/programs/net/httpd';
import { apache } from '#sim/programs/servers/apache';
import { python3 } from '#sim/programs/servers/python/index';
import { NetWorld } from '../net-world';

test('busybox httpd: a folder, its pages and refusals', () => {
  const world = new NetWorld([httpd, curl]);
  world.writeFile('/www/index.html', 'hello\n');
  const server = world.start(['httpd', '-f', '-v', '-p', '8080', '-h', '/www']);
  expect(world.call(['curl', '-si', 'localhost:8080']).stdout.replace(/ETag.*/, 'ETag')).toBe(
    'HTTP/1.1 200 OK\r\nDate: Mon, 05 Jan 2026 09:00:00 GMT\r\nConnection: close\r\nContent-type: text/html\r\nAccept-Ranges: bytes\r\nLast-Modified: Mon, 05 Jan 2026 09:00:00 GMT\r\nETag\r\nContent-Length: 6\r\n\r\nhello\n',
  );
  expect(world.call(['curl', '-s', 'localhost:8080/x']).stdout).toBe(
    '<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n',
  );
  expect(server.stderr.replace(/:\d{5}:/g, ':P:')).toBe(
    '[::ffff:127.0.0.1]:P: response:200\n[::ffff:127.0.0.1]:P: response:404\n',
  );
  expect(world.call(['httpd', '-p', '8080'])).toMatchObject({
    exit: 1,
    stderr: 'httpd: bind: Address already in use\n',
  });
  expect(world.call(['httpd', '-p', '8081', '-h', '/www'])).toMatchObject({ exit: 0 });
  expect(world.call(['curl', '-s', 'localhost:8081']).stdout).toBe('hello\n');
});

test('Apache: it works, and says so', () => {
  const world = new NetWorld([apache, curl]);
  world.writeFile(
    '/usr/local/apache2/conf/httpd.conf',
    'Listen 80\nDocumentRoot "/usr/local/apache2/htdocs"\nDirectoryIndex index.html\n',
  );
  world.writeFile('/usr/local/apache2/conf/mime.types', 'text/html html\n');
  world.writeFile('/usr/local/apache2/htdocs/index.html', '<html><body><h1>It works!</h1></body></html>\n');
  world.writeFile('/usr/local/apache2/logs/x', '');
  const server = world.start(['httpd', '-DFOREGROUND']);
  expect(world.call(['curl', '-s', 'localhost']).stdout).toBe(
    '<html><body><h1>It works!</h1></body></html>\n',
  );
  world.act({ kind: 'signal', process: server.process, signal: 28 });
  world.pass(100);
  expect(server.exit).toBe(0);
  expect(server.stdout).toBe('127.0.0.1 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 45\n');
  expect(server.stderr).toContain('AH00489: Apache/2.4.55 (Unix) configured -- resuming normal operations\n');
});

test('python: a file server, small scripts, and what it says when they are wrong', () => {
  const world = new NetWorld([python3, curl]);
  world.writeFile('/w/a.txt', 'text\n');
  const server = world.start(['python3', '-m', 'http.server', '-d', '/w']);
  expect(world.call(['curl', '-s', 'localhost:8000/a.txt']).stdout).toBe('text\n');
  expect(world.call(['curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', 'localhost:8000/b']).stdout).toBe(
    '404',
  );
  expect(server.stderr).toBe(
    '127.0.0.1 - - [05/Jan/2026 09:00:00] "GET /a.txt HTTP/1.1" 200 -\n127.0.0.1 - - [05/Jan/2026 09:00:00] code 404, message File not found\n127.0.0.1 - - [05/Jan/2026 09:00:00] "GET /b HTTP/1.1" 404 -\n',
  );
  const py = (code: string) => world.call(['python3', '-c', code]);
  expect(
    py(
      'import os, platform\nx = [i for_ in []]'.replace(
        'x = [i for_ in []]',
        "x = 3\nfor i in range(x):\n  if i % 2: print(f'{i} odd', end=';')\n  else:\n    print(i, 'even', sep='=')\nprint({'a': [1, 'b', None]}, os.getenv('NAME', 'none'), 'a,b'.split(','), 2 ** 10)",
      ),
    ).stdout,
  ).toBe("0=even\n1 odd;2=even\n{'a': [1, 'b', None]} none ['a', 'b'] 1024\n");
  expect(py('print(nosuch)')).toEqual({
    exit: 1,
    stdout: '',
    stderr:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nNameError: name \'nosuch\' is not defined\n',
  });
  expect(world.call(['python3', '--version']).stdout).toBe('Python 3.11.1\n');
});
