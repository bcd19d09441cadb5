import { expect, test } from 'vitest';
import { net } from '#sim/programs/net/index';
import { nginx } from '#sim/programs/servers/nginx/index';
import { NetWorld } from '../net-world';

const conf = `events {}
http { access_log off; server { listen 8080; location / { return 200 "hello\\n"; } location /gone { return 404; } location /far { return 302 /near; } } }
`;

function lab(): NetWorld {
  const world = new NetWorld([nginx, ...Object.values(net)]);
  world.writeFile('/etc/nginx/nginx.conf', conf);
  world.writeFile('/var/log/nginx/x', '');
  world.start(['nginx']);
  return world;
}

test('curl: what it writes where, and its exit statuses', () => {
  const world = lab();
  const head =
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n';
  const zero = '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';
  expect(world.call(['curl', 'http://localhost:9999/'])).toEqual({
    exit: 7,
    stdout: '',
    stderr: `${head}${zero}${zero}\ncurl: (7) Failed to connect to localhost port 9999 after 0 ms: Couldn't connect to server\n`,
  });
  expect(world.call(['curl', '-s', 'localhost:8080'])).toEqual({ exit: 0, stdout: 'hello\n', stderr: '' });
  expect(world.call(['curl', '-fsS', 'localhost:8080/gone'])).toEqual({
    exit: 22,
    stdout: '',
    stderr: 'curl: (22) The requested URL returned error: 404\n',
  });
  expect(world.call(['curl', '-sS', 'http://nosuch.example/'])).toEqual({
    exit: 6,
    stdout: '',
    stderr: 'curl: (6) Could not resolve host: nosuch.example\n',
  });
  expect(world.call(['curl', '-sS', '-m', '2', 'http://10.255.255.1/'])).toEqual({
    exit: 28,
    stdout: '',
    stderr: 'curl: (28) Connection timed out after 2000 milliseconds\n',
  });
  expect(
    world.call([
      'curl',
      '-sL',
      '-o',
      '/dev/null',
      '-w',
      '%{http_code} %{num_redirects} %{url_effective}\\n',
      'localhost:8080/far',
    ]),
  ).toMatchObject({
    stdout: '200 1 http://localhost:8080/near\n',
  });
  expect(world.call(['curl', '-sv', 'localhost:8080'])).toEqual({
    exit: 0,
    stdout: 'hello\n',
    stderr:
      '*   Trying 127.0.0.1:8080...\n* Connected to localhost (127.0.0.1) port 8080\n> GET / HTTP/1.1\n> Host: localhost:8080\n> User-Agent: curl/8.5.0\n> Accept: */*\n> \n' +
      '< HTTP/1.1 200 OK\n< Server: nginx/1.23.3\n< Date: Mon, 05 Jan 2026 09:00:02 GMT\n< Content-Type: text/plain\n< Content-Length: 6\n< Connection: keep-alive\n< \n' +
      '{ [6 bytes data]\n* Connection #0 to host localhost left intact\n',
  });
  expect(world.call(['curl', '--nosuch'])).toMatchObject({
    exit: 2,
    stderr:
      "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
  });
  expect(world.call(['curl', '-s', 'http://example.com/']).stdout).toContain('<h1>Example Domain</h1>');
});

test('wget says what it does, and goes', () => {
  const world = lab();
  const got = world.call(['wget', '-O-', 'http://localhost:8080/']);
  expect(got.stdout).toBe('hello\n');
  expect(got.stderr).toContain(
    'Resolving localhost (localhost)... 127.0.0.1\nConnecting to localhost (localhost)|127.0.0.1|:8080... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/plain]\nSaving to: \u2018STDOUT\u2019\n',
  );
  expect(world.call(['wget', '-q', 'http://nosuch/'])).toMatchObject({
    exit: 4,
    stderr: 'wget: unable to resolve host address \u2018nosuch\u2019\n',
  });
  expect(world.call(['wget', '-nv', 'localhost:8080/gone'])).toMatchObject({
    exit: 8,
    stderr: '2026-01-05 09:00:00 ERROR 404: Not Found.\n\n',
  });
});

test('ping counts what comes back', () => {
  const world = lab();
  const { stdout, exit } = world.call(['ping', '-c', '2', 'localhost']);
  expect(exit).toBe(0);
  expect(stdout.replace(/\d+\.\d+/g, 'N').replace(/time \d+ms/, 'time Tms')).toBe(
    'PING localhost (N.N) 56(84) bytes of data.\n64 bytes from localhost (N.N): icmp_seq=1 ttl=64 time=N ms\n64 bytes from localhost (N.N): icmp_seq=2 ttl=64 time=N ms\n\n' +
      '--- localhost ping statistics ---\n2 packets transmitted, 2 received, 0% packet loss, time Tms\nrtt min/avg/max/mdev = N/N/N/N ms\n',
  );
  expect(world.call(['ping', '-c1', '-W1', '192.168.1.99'])).toMatchObject({ exit: 1 });
  expect(world.call(['ping', 'nosuch'])).toEqual({
    exit: 2,
    stdout: '',
    stderr: 'ping: nosuch: Name or service not known\n',
  });
});

test('names by the servers', () => {
  const world = lab();
  expect(world.call(['nslookup', 'example.com'])).toMatchObject({
    exit: 0,
    stdout:
      'Server:\t\t192.168.1.1\nAddress:\t192.168.1.1#53\n\nNon-authoritative answer:\nName:\texample.com\nAddress: 93.184.215.14\n\n',
  });
  expect(world.call(['host', 'nosuch'])).toMatchObject({
    exit: 1,
    stdout: 'Host nosuch not found: 3(NXDOMAIN)\n',
  });
  expect(world.call(['dig', '+short', 'github.com']).stdout).toBe('140.82.121.4\n');
});
