import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf } from './accounts';
import { dir, dirs, file, grown, libraries, link, program, script } from './pieces';

const mainConf = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /var/run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    #tcp_nopush     on;

    keepalive_timeout  65;

    #gzip  on;

    include /etc/nginx/conf.d/*.conf;
}
`;

const siteConf = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

const mimeTypes = `
types {
    text/html                                        html htm shtml;
    text/css                                         css;
    text/xml                                         xml;
    image/gif                                        gif;
    image/jpeg                                       jpeg jpg;
    application/javascript                           js;
    application/atom+xml                             atom;
    application/rss+xml                              rss;

    text/plain                                       txt;
    image/avif                                       avif;
    image/png                                        png;
    image/svg+xml                                    svg svgz;
    image/webp                                       webp;
    image/x-icon                                     ico;

    font/woff                                        woff;
    font/woff2                                       woff2;

    application/json                                 json;
    application/pdf                                  pdf;
    application/zip                                  zip;
    application/octet-stream                         bin exe dll;

    audio/mpeg                                       mp3;
    video/mp4                                        mp4;
    video/webm                                       webm;
}
`;

const welcome = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>This is the page that a fresh nginx web server shows: it runs, and what it
should serve is now for you to set up.</p>

<p>Documentation and a place for a question are at
<a href="http://nginx.org/">nginx.org</a>.<br/>
Those who sell support for it are found at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

const error50x = `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>An error occurred.</h1>
<p>The page cannot be served at the moment. Please try again later.</p>
</body>
</html>
`;

/** What it logs while it starts is what the image's own script logs. */
const entrypoint = `#!/bin/sh
# vim:sw=4:ts=4:et

set -e

log() {
    [ -n "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$@"
}

if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
    found=
    for f in /docker-entrypoint.d/*; do
        [ -f "$f" ] || continue
        if [ -z "$found" ]; then
            found=yes
            log "$0: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
            log "$0: Looking for shell scripts in /docker-entrypoint.d/"
        fi
        case "$f" in
            *.envsh)
                if [ -x "$f" ]; then
                    log "$0: Sourcing $f"
                    . "$f"
                else
                    log "$0: Ignoring $f, not executable"
                fi
                ;;
            *.sh)
                if [ -x "$f" ]; then
                    log "$0: Launching $f"
                    "$f"
                else
                    log "$0: Ignoring $f, not executable"
                fi
                ;;
            *) log "$0: Ignoring $f" ;;
        esac
    done
    if [ -n "$found" ]; then
        log "$0: Configuration complete; ready for start up"
    else
        log "$0: No files found in /docker-entrypoint.d/, skipping configuration"
    fi
fi

exec "$@"
`;

const listenOnIpv6 = `#!/bin/sh
# makes the default site listen on IPv6 too, unless somebody changed it

set -e

me=10-listen-on-ipv6-by-default.sh
conf=etc/nginx/conf.d/default.conf

log() {
    [ -n "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$me: info: $*"
}

if [ ! -f "/$conf" ]; then
    log "/$conf is not a file or does not exist"
    exit 0
fi
if ! [ -w "/$conf" ]; then
    log "can not modify /$conf (read-only file system?)"
    exit 0
fi
if grep -q "listen  *\\[::]:80;" "/$conf"; then
    log "IPv6 listen already enabled"
    exit 0
fi
log "Getting the checksum of /$conf"
if ! grep -q "^    listen       80;\\$" "/$conf"; then
    log "/$conf differs from the packaged version"
    exit 0
fi
sed -i -E 's,listen       80;,listen       80;\\n    listen  [::]:80;,' "/$conf"
log "Enabled listen on IPv6 in /$conf"
`;

const envsubst = `#!/bin/sh
# fills environment variables into templates

set -e

templates="\${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}"
suffix="\${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}"
output="\${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}"

[ -d "$templates" ] || exit 0
for template in "$templates"/*"$suffix"; do
    [ -f "$template" ] || continue
    name="\${template##*/}"
    echo "20-envsubst-on-templates.sh: Running envsubst on $template to $output/\${name%"$suffix"}"
    envsubst < "$template" > "$output/\${name%"$suffix"}"
done
`;

const tune = `#!/bin/sh
# sets worker_processes by the limits of the container, where that is asked for

[ -n "\${NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE:-}" ] || exit 0
sed -i -E "s/^worker_processes .*/worker_processes  $(nproc);/" /etc/nginx/nginx.conf
`;

/** The server itself, as nginx.org's packages install it. */
export function nginxTree(version: string, kind: 'debian' | 'alpine', size: number): LayerTree {
  const uid = 101;
  const account = { name: 'nginx', uid, comment: 'nginx user', home: '/nonexistent', shell: '/bin/false' };
  const needs =
    kind === 'debian'
      ? ['libcrypt.so.1', 'libpcre2-8.so.0', 'libssl.so.1.1', 'libz.so.1', 'libc.so.6']
      : ['libpcre2-8.so.0', 'libssl.so.3', 'ld-musl-x86_64.so.1'];
  const folder = kind === 'debian' ? '/usr/lib/x86_64-linux-gnu' : '/usr/lib';
  return grown(
    size,
    '/usr/share/nginx/modules.so /usr/share/doc/nginx/CHANGES /etc/ssl/certs/ca-certificates.crt',
    {
      ...dirs('/docker-entrypoint.d /usr/lib/nginx/modules'),
      '/etc/group': file(groupOf(kind, [account])),
      '/etc/passwd': file(passwdOf(kind, [account])),
      '/etc/nginx/conf.d/default.conf': file(siteConf),
      '/etc/nginx/mime.types': file(mimeTypes),
      '/etc/nginx/modules': link('/usr/lib/nginx/modules'),
      '/etc/nginx/nginx.conf': file(mainConf),
      ...libraries(
        folder,
        'libpcre2-8.so.0 libssl.so.1.1 libcrypto.so.1.1',
        kind === 'debian' ? 500_000 : 200_000,
      ),
      '/usr/bin/curl': program('curl', { size: 240_000 }),
      '/usr/bin/envsubst': program('envsubst', { size: 35_000 }),
      '/usr/sbin/nginx': program('nginx', { version, needs, size: 1_400_000 }),
      '/usr/sbin/nginx-debug': link('nginx'),
      '/usr/share/nginx/html/50x.html': file(error50x),
      '/usr/share/nginx/html/index.html': file(welcome),
      '/var/cache/nginx': dir(0o755),
      '/var/log/nginx': dir(0o755),
      '/var/log/nginx/access.log': link('/dev/stdout'),
      '/var/log/nginx/error.log': link('/dev/stderr'),
    },
  );
}

export const nginxEntrypoint = (): LayerTree => ({
  '/docker-entrypoint.sh': script(entrypoint, 'nginx-entrypoint'),
});
export const nginxIpv6 = (): LayerTree => ({
  '/docker-entrypoint.d/10-listen-on-ipv6-by-default.sh': file(listenOnIpv6, 0o755),
});
export const nginxEnvsubst = (): LayerTree => ({
  '/docker-entrypoint.d/20-envsubst-on-templates.sh': file(envsubst, 0o755),
});
export const nginxTune = (): LayerTree => ({
  '/docker-entrypoint.d/30-tune-worker-processes.sh': file(tune, 0o755),
});
