import { text } from '#sim/base/bytes';
import { civilTime, months, twoDigits, weekdays } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Program } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { accessTime } from '../servers/nginx/log';
import { execCommand } from '../servers/entrypoint';
import type { PlainRequest } from '../net/simple-http';
import type { Page } from './page';
import { runPhp } from './php-page';
import { service } from './service';

const root = '/var/www/html';

/** `[Mon Jan 05 09:00:12.159917 2026] [mpm_prefork:notice] [pid 1:tid 1] …` */
function notice(p: Proc, tag: string, words: string): string {
  const now = Math.floor(p.now());
  const t = civilTime(now);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}.${String((now % 1000) * 1000).padStart(6, '0')}`;
  return `[${weekdays[t.weekday] ?? ''} ${months[t.month - 1] ?? ''} ${twoDigits(t.day)} ${clock} ${String(t.year)}] [${tag}] [pid ${p.pid}:tid ${p.pid}] ${words}`;
}

/** Apache with PHP as a module, as `apache2-foreground` of the php images starts it. */
export const apacheForeground = service({
  name: 'apache2-foreground',
  start: { cpu: 25, anon: 18_000_000 },
  plan(p) {
    const own =
      "AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 127.0.1.1. Set the 'ServerName' directive globally to suppress this message";
    const version = p.env['PHP_VERSION'] ?? '8.4.15';
    return {
      ports: [80],
      fd: 2,
      cpu: 30,
      lines: [
        own,
        notice(
          p,
          'mpm_prefork:notice',
          `AH00163: Apache/2.4.65 (Debian) PHP/${version} configured -- resuming normal operations`,
        ),
        notice(p, 'core:notice', "AH00094: Command line: 'apache2 -D FOREGROUND'"),
      ],
      last: [notice(p, 'mpm_prefork:notice', 'AH00170: caught SIGWINCH, shutting down gracefully')],
    };
  },
  respond(sim, viewer, asked) {
    const page = pageOf(sim, viewer, asked);
    const line = `${asked.client.ip} - - [${accessTime(sim.now)}] "${asked.method} ${asked.target} ${asked.protocol}" ${page.status} ${page.body.length} "-" "${asked.headers['user-agent'] ?? '-'}"\n`;
    return {
      ...page,
      headers: [['Server', 'Apache/2.4.65 (Debian)'], ...(page.headers ?? [])],
      log: { fd: 1, line },
    };
  },
});

function refusal(status: number, reason: string, words: string): Page {
  const body = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reason}</title>\n</head><body>\n<h1>${reason}</h1>\n<p>${words}</p>\n<hr>\n<address>Apache/2.4.65 (Debian) Server at localhost Port 80</address>\n</body></html>\n`;
  return { status, reason, type: 'text/html; charset=iso-8859-1', body };
}

function pageOf(sim: Sim, viewer: files.Viewer, asked: PlainRequest): Page {
  const found = findFile(sim, viewer, asked.path);
  if (found === 'forbidden')
    return refusal(403, 'Forbidden', "You don't have permission to access this resource.");
  if (found === undefined)
    return refusal(404, 'Not Found', 'The requested URL was not found on this server.');
  if (!found.path.endsWith('.php'))
    return { status: 200, reason: 'OK', type: typeOf(found.path), body: found.content };
  if (found.path === `${root}/index.php` && found.content.includes('wp-blog-header.php'))
    return setUpWordPress(asked);
  const out = runPhp(found.content);
  if (out === undefined)
    return refusal(500, 'Internal Server Error', 'This page needs more of PHP than is simulated here.');
  return { status: 200, reason: 'OK', type: 'text/html; charset=UTF-8', body: out };
}

/** A fresh WordPress sends everybody to its installation. */
function setUpWordPress(asked: PlainRequest): Page {
  const to = `http://${asked.headers['host'] ?? 'localhost'}/wp-admin/install.php`;
  return {
    status: 302,
    reason: 'Found',
    type: 'text/html; charset=UTF-8',
    body: '',
    headers: [
      ['X-Redirect-By', 'WordPress'],
      ['Location', to],
    ],
  };
}

function findFile(
  sim: Sim,
  viewer: files.Viewer,
  path: string,
): { path: string; content: string } | 'forbidden' | undefined {
  const stat = files.stat(sim, viewer, root + path, true);
  const candidates =
    !isFail(stat) && stat.type === 'dir'
      ? ['index.php', 'index.html'].map((one) => `${root}${path.replace(/\/?$/, '/')}${one}`)
      : [root + path];
  for (const candidate of candidates) {
    const content = files.readFile(sim, viewer, candidate);
    if (!isFail(content)) return { path: candidate, content: text(content) };
  }
  return !isFail(stat) && stat.type === 'dir' ? 'forbidden' : undefined;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  txt: 'text/plain',
  json: 'application/json',
};
const typeOf = (path: string) => types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** Files that every WordPress has, as far as somebody looks at them. */
const wordpressFiles: Readonly<Record<string, string>> = {
  'index.php': "<?php\ndefine( 'WP_USE_THEMES', true );\nrequire __DIR__ . '/wp-blog-header.php';\n",
  'wp-blog-header.php': "<?php\nrequire_once __DIR__ . '/wp-load.php';\n",
  'wp-login.php': '<?php\n',
  'wp-load.php': '<?php\n',
  'wp-settings.php': '<?php\n',
  'license.txt': 'WordPress is free software, licensed under the GPL, version 2 or later.\n',
  'wp-admin/install.php':
    '<!DOCTYPE html>\n<html>\n<head><title>WordPress &rsaquo; Installation</title></head>\n<body></body>\n</html>\n',
  'wp-includes/version.php': '<?php\n',
  'wp-content/index.php': '<?php\n',
  'wp-content/plugins/index.php': '<?php\n',
  'wp-content/themes/index.php': '<?php\n',
};

/** The image's entrypoint: puts WordPress where there is none, then becomes the server. */
export const wordpressEntrypoint: Program = {
  name: 'wordpress-entrypoint',
  start: { cpu: 4, anon: 1_500_000 },
  *main(p) {
    const argv = p.argv.slice(1);
    if (argv[0]?.startsWith('apache2') === true || argv[0] === 'php-fpm') {
      if (!p.exists(`${root}/index.php`)) {
        yield* p.err(`WordPress not found in ${root} - copying now...\n`);
        yield* p.cpu(250);
        for (const folder of [
          'wp-admin',
          'wp-includes',
          'wp-content',
          'wp-content/plugins',
          'wp-content/themes',
        ])
          p.mkdir(`${root}/${folder}`);
        for (const [name, content] of Object.entries(wordpressFiles)) p.writeText(`${root}/${name}`, content);
        yield* p.err(`Complete! WordPress has been successfully copied to ${root}\n`);
      }
      if (!p.exists(`${root}/wp-config.php`) && p.env['WORDPRESS_DB_HOST'] !== undefined) {
        yield* p.err(
          `No 'wp-config.php' found in ${root}, but 'WORDPRESS_...' variables supplied; copying 'wp-config-docker.php' (${Object.keys(
            p.env,
          )
            .filter((name) => name.startsWith('WORDPRESS_'))
            .join(' ')})\n`,
        );
        p.writeText(`${root}/wp-config.php`, "<?php\ndefine( 'DB_HOST', getenv('WORDPRESS_DB_HOST') );\n");
      }
    }
    return yield* execCommand(p, argv);
  },
};
