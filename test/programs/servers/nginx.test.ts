import { expect, test } from 'vitest';
import { curl } from '#sim/programs/net/curl/index';
import { nginx } from '#sim/programs/servers/nginx/index';
import { NetWorld } from '../net-world';

const mainConf = `user nginx;
worker_processes 2;
error_log /var/log/nginx/error.log notice;
pid /run/nginx.pid;
events { worker_connections 1024; }
http {
    types { text/html html htm; text/css css; application/json json; }
    default_type application/octet-stream;
    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" '
                    '"$http_user_agent" "$http_x_forwarded_for"';
    access_log /var/log/nginx/access.log main;
    include /etc/nginx/conf.d/*.conf;
}
`;
const site = `server {
    listen 80;
    server_name localhost;
    location / { root /www; index index.html; }
    location /old { return 301 /new; }
    location = /hi { return 200 "hello $remote_addr\\n"; }
    location /api/ { proxy_pass http://127.0.0.1:81/; }
    location /dead { proxy_pass http://127.0.0.1:82; }
    location /secret/ { root /www; }
    error_page 500 502 503 504 /50x.html;
    location = /50x.html { root /www; }
}
server { listen 81; location / { return 200 "upstream $uri"; } }
`;

function lab(forgetful = false, siteConf = site): NetWorld {
  const world = new NetWorld([nginx, curl], forgetful);
  world.writeFile('/etc/nginx/nginx.conf', mainConf);
  world.writeFile('/etc/nginx/conf.d/default.conf', siteConf);
  world.writeFile('/www/index.html', '<h1>Welcome</h1>\n');
  world.writeFile('/www/50x.html', 'sorry\n');
  world.writeFile('/www/secret/x', '');
  world.writeFile('/var/log/nginx/access.log', '');
  world.writeFile('/var/cache/nginx/x', '');
  return world;
}

const body = (world: NetWorld, ...args: string[]) => world.call(['curl', '-s', ...args]).stdout;

test.each([false, true])('pages, redirects, errors, proxies (generators lost: %s)', (forgetful) => {
  const world = lab(forgetful);
  world.start(['nginx']);
  expect(body(world, 'http://localhost/')).toBe('<h1>Welcome</h1>\n');
  expect(body(world, '-i', 'http://localhost/').replace(/ETag.*/, 'ETag')).toBe(
    'HTTP/1.1 200 OK\r\nServer: nginx/1.23.3\r\nDate: Mon, 05 Jan 2026 09:00:00 GMT\r\nContent-Type: text/html\r\nContent-Length: 17\r\n' +
      'Last-Modified: Mon, 05 Jan 2026 09:00:00 GMT\r\nConnection: keep-alive\r\nETag\r\nAccept-Ranges: bytes\r\n\r\n<h1>Welcome</h1>\n',
  );
  expect(body(world, '-o', '/dev/null', '-w', '%{http_code} %{redirect_url}', 'localhost/old')).toBe(
    '301 http://localhost/new',
  );
  expect(body(world, 'localhost/hi')).toBe('hello 127.0.0.1\n');
  expect(body(world, 'localhost/api/users?a=1')).toBe('upstream /users');
  expect(body(world, '-w', ' %{http_code}', 'localhost/dead')).toBe('sorry\n 502');
  expect(body(world, 'localhost/nosuch')).toBe(
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.23.3</center>\r\n</body>\r\n</html>\r\n',
  );
  expect(body(world, '-o', '/dev/null', '-w', '%{http_code}', 'localhost/secret/')).toBe('403');
});

test('logs, reload, stop', () => {
  const world = lab();
  const server = world.start(['nginx', '-g', 'daemon off;']);
  body(world, 'http://localhost/nosuch');
  expect(world.call(['nginx', '-t'])).toMatchObject({
    exit: 0,
    stderr:
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
  });
  expect(world.call(['nginx', '-s', 'reload']).exit).toBe(0);
  expect(body(world, 'localhost/hi')).toBe('hello 127.0.0.1\n');
  world.call(['nginx', '-s', 'quit']);
  expect(server.exit).toBe(0);
  expect(world.call(['curl', 'localhost']).stderr).toContain(
    "curl: (7) Failed to connect to localhost port 80 after 0 ms: Couldn't connect to server\n",
  );
});

test('what is wrong with a configuration, in nginx’s words', () => {
  const world = lab(false, 'server {\n  listen 80;\n  lisen 81;\n}\n');
  expect(world.call(['nginx', '-t'])).toMatchObject({
    exit: 1,
    stderr:
      'nginx: [emerg] unknown directive "lisen" in /etc/nginx/conf.d/default.conf:3\nnginx: configuration file /etc/nginx/nginx.conf test failed\n',
  });
  world.writeFile(
    '/etc/nginx/conf.d/default.conf',
    'server {\n  location / { proxy_pass http://app:3000; }\n}\n',
  );
  expect(world.call(['nginx']).stderr).toContain(
    'nginx: [emerg] host not found in upstream "app" in /etc/nginx/conf.d/default.conf:2\n',
  );
});
