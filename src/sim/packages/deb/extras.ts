import type { LayerEntry, LayerTree } from '#sim/world/files';

const file = (text: string, mode = 0o644): LayerEntry => ({ type: 'file', text, mode });

const nginxConf = `user www-data;
worker_processes auto;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;
include /etc/nginx/modules-enabled/*.conf;

events {
	worker_connections 768;
}

http {
	sendfile on;
	tcp_nopush on;
	types_hash_max_size 2048;

	include /etc/nginx/mime.types;
	default_type application/octet-stream;

	access_log /var/log/nginx/access.log;

	gzip on;

	include /etc/nginx/conf.d/*.conf;
	include /etc/nginx/sites-enabled/*;
}
`;

const nginxSite = `server {
	listen 80 default_server;
	listen [::]:80 default_server;

	root /var/www/html;

	index index.html index.htm index.nginx-debian.html;

	server_name _;

	location / {
		try_files $uri $uri/ =404;
	}
}
`;

const nginxTypes = `types {
    text/html                             html htm shtml;
    text/css                              css;
    text/xml                              xml;
    image/gif                             gif;
    image/jpeg                            jpeg jpg;
    application/javascript                js;
    text/plain                            txt;
    image/png                             png;
    image/svg+xml                         svg svgz;
    application/json                      json;
}
`;

const nginxPage = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>The web server is installed and works. It still needs its configuration.</p>
</body>
</html>
`;

const nginx: LayerTree = {
  '/etc/nginx/nginx.conf': file(nginxConf),
  '/etc/nginx/mime.types': file(nginxTypes),
  '/etc/nginx/sites-available/default': file(nginxSite),
  '/etc/nginx/sites-enabled/default': { type: 'symlink', target: '/etc/nginx/sites-available/default' },
  '/etc/nginx/conf.d': { type: 'dir' },
  '/etc/nginx/modules-enabled': { type: 'dir' },
  '/var/log/nginx': { type: 'dir', mode: 0o755 },
  '/var/lib/nginx': { type: 'dir' },
  '/var/www/html/index.nginx-debian.html': file(nginxPage),
};

const redisConf = `bind 127.0.0.1 -::1
protected-mode yes
port 6379
daemonize yes
pidfile /run/redis/redis-server.pid
logfile /var/log/redis/redis-server.log
dir /var/lib/redis
`;

/** Files whose content matters, by package: what a program reads at its start. */
const extras: Readonly<Record<string, LayerTree>> = {
  'nginx-common': nginx,
  'redis-server': {
    '/etc/redis/redis.conf': file(redisConf, 0o640),
    '/var/lib/redis': { type: 'dir', mode: 0o750 },
    '/var/log/redis': { type: 'dir', mode: 0o2750 },
  },
  'apache2-data': { '/var/www/html/index.html': file('<html><body><h1>It works!</h1></body></html>\n') },
  'python3-pip': { '/usr/lib/python3/dist-packages/pip/__init__.py': file('') },
  sudo: {
    '/etc/sudoers': file('root\tALL=(ALL:ALL) ALL\n%sudo\tALL=(ALL:ALL) ALL\n', 0o440),
    '/etc/sudoers.d': { type: 'dir' },
  },
  'ca-certificates': { '/etc/ssl/certs/ca-certificates.crt': { type: 'file', mode: 0o644, size: 214_856 } },
};

/** Where Debian forbids pip to touch its own packages: PEP 668, from bookworm and Ubuntu's noble on. */
const managed = new Set(['bookworm', 'trixie', 'noble']);

/** Python's number of a release that has it. */
function markOf(name: string): LayerTree {
  const version = /^libpython(3\.\d+)-stdlib$/.exec(name)?.[1];
  if (version === undefined) return {};
  const text =
    '[externally-managed]\nError=To install Python packages system-wide, try apt install\n python3-xyz, where xyz is the package you are trying to\n install.\n';
  return { [`/usr/lib/python${version}/EXTERNALLY-MANAGED`]: file(text) };
}

export function extraTree(name: string, codename: string): LayerTree {
  return { ...extras[name], ...(managed.has(codename) ? markOf(name) : {}) };
}
