import { asBytes, utf8 } from '#sim/base/bytes';
import { civilTime, httpDate, months, twoDigits, weekdays } from '#sim/base/calendar';
import { isFail, strerror } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import * as files from '#sim/files/index';
import { writeHead } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG, signalName } from '#sim/kernel/signals';
import { normalPath } from '../paths';
import { serveOnce, simpleState, type Responder, type SimpleState } from '../net/simple-http';
import { accessTime } from './nginx/log';

interface Settings {
  port: number;
  root: string;
  index: string;
  types: Record<string, string>;
}

interface State extends SimpleState {
  settings: string;
  workers: number[];
}

/** Apache's server: httpd.conf as far as Listen, DocumentRoot, DirectoryIndex and the types go. */
export const apache: Program = {
  name: 'httpd',
  start: { cpu: 12, anon: 3_500_000 },
  *main(p, state) {
    if (state === null) return yield* begin(p);
    if (state === 'worker') {
      yield* p.waitSignal();
      return 0;
    }
    const s = cloneJson(state) as State;
    const next = yield* serveOnce(p, s, answer(s.settings, versionOf(p)));
    return typeof next === 'number' ? yield* stop(p, next, s.workers) : again(next as Json);
  },
};

const versionOf = (p: Proc) => (p.version === '' ? '2.4.55' : p.version);

function readSettings(p: Proc): Settings | string {
  const top = '/usr/local/apache2';
  const conf = p.readText(`${top}/conf/httpd.conf`);
  if (isFail(conf))
    return `httpd: Could not open configuration file ${top}/conf/httpd.conf: ${strerror(conf)}`;
  const of = (name: string) => new RegExp(`^\\s*${name}\\s+"?([^"\\n]+?)"?\\s*$`, 'im').exec(conf)?.[1];
  const mime = p.readText(`${top}/conf/mime.types`);
  const types: Record<string, string> = {};
  for (const line of isFail(mime) ? [] : mime.split('\n')) {
    const [type = '', ...ends] = line.split(/\s+/);
    for (const end of ends) types[end] = type;
  }
  return {
    port: Number(/(\d+)$/.exec(of('Listen') ?? '80')?.[1] ?? 80),
    root: of('DocumentRoot') ?? `${top}/htdocs`,
    index: (of('DirectoryIndex') ?? 'index.html').split(/\s+/)[0] ?? 'index.html',
    types,
  };
}

function* begin(p: Proc): Steps<Outcome> {
  if (/^-v/i.test(p.args[0] ?? '')) {
    yield* p.out(`Server version: Apache/${versionOf(p)} (Unix)\nServer built:   Jan 17 2023 21:31:05\n`);
    return 0;
  }
  const settings = readSettings(p);
  if (typeof settings === 'string') {
    yield* p.err(`${settings}\n`);
    return 1;
  }
  if (p.args[0] === '-t') {
    yield* p.err('Syntax OK\n');
    return 0;
  }
  const own =
    p.do(
      (sim) =>
        sim.netns
          .peek(sim.processes.need(p.processId).ns.net)
          ?.interfaces.find((one) => one.kind !== 'loopback')?.addresses[0],
    ) ?? '127.0.0.1';
  const words = `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${own.replace(/\/.*/, '')}. Set the 'ServerName' directive globally to suppress this message`;
  yield* p.err(`${words}\n${words}\n`);
  const fd = p.listen({ ip: '', port: settings.port }, 511);
  if (isFail(fd)) {
    yield* p.err(
      `(98)${strerror(fd)}: AH00072: make_sock: could not bind to address [::]:${settings.port}\nno listening sockets available, shutting down\nAH00015: Unable to open logs\n`,
    );
    return 1;
  }
  p.writeText('/usr/local/apache2/logs/httpd.pid', `${p.pid}\n`);
  yield* log(
    p,
    'mpm_event:notice',
    `AH00489: Apache/${versionOf(p)} (Unix) configured -- resuming normal operations`,
  );
  yield* log(p, 'core:notice', "AH00094: Command line: 'httpd -D FOREGROUND'");
  for (const signal of [SIG.TERM, SIG.INT, SIG.WINCH, SIG.USR1, SIG.HUP]) p.onSignal(signal, 'handle');
  p.onSignal(SIG.PIPE, 'ignore');
  const workers = [1, 2, 3].map(() => p.fork('worker')).filter((pid) => typeof pid === 'number');
  return again({ ...simpleState([fd]), settings: JSON.stringify(settings), workers });
}

function* log(p: Proc, tag: string, words: string): Steps<void> {
  const now = p.now();
  const t = civilTime(now);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}.${String(Math.floor((now % 1000) * 1000)).padStart(6, '0')}`;
  const date = `${weekdays[t.weekday] ?? ''} ${months[t.month - 1] ?? ''} ${twoDigits(t.day)} ${clock} ${t.year}`;
  yield* p.err(`[${date}] [${tag}] [pid ${p.pid}:tid 140256734473536] ${words}\n`);
}

function* stop(p: Proc, signal: number, workers: readonly number[]): Steps<Outcome> {
  const words: Record<string, string> = {
    TERM: 'AH00491: caught SIGTERM, shutting down',
    INT: 'AH00491: caught SIGTERM, shutting down',
    WINCH: 'AH00492: caught SIGWINCH, shutting down gracefully',
  };
  yield* log(
    p,
    'mpm_event:notice',
    words[signalName(signal) ?? ''] ??
      `AH00493: SIG${signalName(signal) ?? ''} received.  Doing graceful restart`,
  );
  for (const pid of workers) p.kill(pid, SIG.KILL);
  return 0;
}

function answer(json: string, version: string): Responder {
  const settings = JSON.parse(json) as Settings;
  return (sim, viewer, asked) => {
    const found = page(sim, viewer, settings, asked.path, asked.method, version);
    const isKept =
      (asked.headers['connection'] ?? '').toLowerCase() !== 'close' && asked.protocol === 'HTTP/1.1';
    const head = writeHead(`HTTP/1.1 ${found.status} ${found.reason}`, [
      ['Date', httpDate(sim.now)],
      ['Server', `Apache/${version} (Unix)`],
      ...found.headers,
      ['Content-Length', String(found.body.length)],
      ...(isKept ? [] : [['Connection', 'close'] as const]),
      ['Content-Type', found.type],
    ]);
    const line = `${asked.client.ip} - - [${accessTime(sim.now)}] "${asked.method} ${asked.target} ${asked.protocol}" ${found.status} ${found.body.length}\n`;
    return {
      data: asBytes(head + (asked.method === 'HEAD' ? '' : found.body)),
      isKept,
      log: [{ fd: 1, line }],
    };
  };
}

interface Page {
  status: number;
  reason: string;
  type: string;
  body: string;
  headers: [string, string][];
}

const refusals: Readonly<Record<number, readonly [string, string]>> = {
  403: ['Forbidden', "You don't have permission to access this resource."],
  404: ['Not Found', 'The requested URL was not found on this server.'],
  405: ['Method Not Allowed', 'The requested method is not allowed for this URL.'],
};

function refusal(status: number): Page {
  const [reason, words] = refusals[status] ?? ['', ''];
  const body = utf8(
    `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reason}</title>\n</head><body>\n<h1>${reason}</h1>\n<p>${words}</p>\n</body></html>\n`,
  );
  return { status, reason, type: 'text/html; charset=iso-8859-1', body, headers: [] };
}

function page(
  sim: Parameters<Responder>[0],
  viewer: files.Viewer,
  settings: Settings,
  path: string,
  method: string,
  version: string,
): Page {
  void version;
  if (!['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method)) return refusal(405);
  const inside = settings.root + normalPath(path, '/');
  let file = inside;
  let stat = files.stat(sim, viewer, inside, true);
  if (!isFail(stat) && stat.type === 'dir') {
    if (!path.endsWith('/'))
      return {
        ...refusal(404),
        status: 301,
        reason: 'Moved Permanently',
        headers: [['Location', `${path}/`]],
      };
    file = `${inside.replace(/\/$/, '')}/${settings.index}`;
    stat = files.stat(sim, viewer, file, true);
    if (isFail(stat)) return listing(sim, viewer, path, inside);
  }
  if (isFail(stat)) return refusal(404);
  const content = files.readFile(sim, viewer, file);
  if (isFail(content)) return refusal(403);
  const type = settings.types[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'text/plain';
  const headers: [string, string][] = [
    ['Last-Modified', httpDate(Math.floor(stat.mtime / 1000) * 1000)],
    ['ETag', `"${content.length.toString(16)}-${(stat.mtime * 1000).toString(16)}"`],
    ['Accept-Ranges', 'bytes'],
  ];
  return { status: 200, reason: 'OK', type, body: content, headers };
}

function listing(sim: Parameters<Responder>[0], viewer: files.Viewer, path: string, folder: string): Page {
  const entries = files.readDir(sim, viewer, folder);
  const names = isFail(entries)
    ? []
    : entries
        .filter(({ name }) => !name.startsWith('.'))
        .map(({ name, type }) => (type === 'dir' ? `${name}/` : name));
  const rows = names.map((name) => `<li><a href="${name}"> ${name}</a></li>\n`).join('');
  const body = utf8(
    `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>Index of ${path}</title>\n </head>\n <body>\n<h1>Index of ${path}</h1>\n<ul>${rows}</ul>\n</body></html>\n`,
  );
  return { status: 200, reason: 'OK', type: 'text/html;charset=ISO-8859-1', body, headers: [] };
}
