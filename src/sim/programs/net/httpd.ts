import { asBytes, utf8 } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import { isFail, strerror } from '#sim/base/fail';
import { cloneJson } from '#sim/base/json';
import * as files from '#sim/files/index';
import { writeHead } from '#sim/kernel/http/index';
import { again } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { normalPath } from '../paths';
import { Quit, tool } from '../tool';
import { serveOnce, simpleState, type Responder, type SimpleState } from './simple-http';

type Option = 'foreground' | 'port' | 'home' | 'verbose' | 'config' | 'inetd' | 'realm' | 'user' | 'decode';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'application/x-javascript',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

const pages: Readonly<Record<number, readonly [title: string, words: string]>> = {
  404: ['Not Found', 'The requested URL was not found'],
  403: ['Forbidden', ''],
  501: ['Not Implemented', 'The requested method is not recognized'],
};

/** The web server of busybox: files of one folder, one request for each connection. */
export const httpd = tool<Option>({
  name: 'httpd',
  usage: '[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-h HOME]',
  summary: 'Listen for incoming HTTP requests',
  options: {
    foreground: 'f',
    port: 'p=PORT',
    home: 'h=HOME',
    verbose: 'v',
    config: 'c=FILE',
    inetd: 'i',
    realm: 'r=REALM',
    user: 'u=USER',
    decode: 'd=TEXT',
  },
  busybox: {
    usage:
      '[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]\nor httpd -d/-e/-m STRING',
  },
  *run(t, state) {
    const { p } = t;
    if (state === 'daemon' || (state === null && t.has('foreground'))) return again(yield* open());
    if (state !== null) {
      const next = yield* serveOnce(p, cloneJson(state) as SimpleState, answer(t.has('verbose')));
      return typeof next === 'number' ? 0 : again(next);
    }
    const s = yield* open();
    return isFail(p.fork(s)) ? 1 : 0;

    function* open() {
      const home = t.value('home') ?? '.';
      const refused = p.chdir(home);
      if (refused !== undefined)
        throw new Quit(`can't change directory to '${home}': ${strerror(refused)}`, 1);
      const [, ip = '', port = '80'] = /^(?:(.*):)?(\d+)$/.exec(t.value('port') ?? '80') ?? [];
      const fd = p.listen({ ip, port: Number(port) }, 9);
      if (isFail(fd)) throw new Quit(`bind: ${strerror(fd)}`, 1);
      p.onSignal(SIG.HUP, 'ignore');
      p.onSignal(SIG.PIPE, 'ignore');
      return simpleState([fd]);
    }
  },
});

function answer(isVerbose: boolean): Responder {
  return (sim, viewer, asked) => {
    const found = lookUp(sim, viewer, asked.path, asked.method);
    const status = found.status;
    const isBare = asked.method === 'HEAD';
    const head = writeHead(
      `HTTP/1.1 ${status} ${status === 200 ? 'OK' : status === 302 ? 'Found' : (pages[status]?.[0] ?? '')}`,
      [['Date', httpDate(sim.now)], ['Connection', 'close'], ['Content-type', found.type], ...found.more],
    );
    const line = `[::ffff:${asked.client.ip}]:${asked.client.port}: response:${status}\n`;
    return {
      data: asBytes(head + (isBare ? '' : found.body)),
      isKept: false,
      log: isVerbose ? [{ fd: 2, line }] : [],
    };
  };
}

interface Page {
  status: number;
  type: string;
  body: string;
  more: [string, string][];
}

function refusal(status: number): Page {
  const [title, words] = pages[status] ?? ['', ''];
  const body = utf8(
    `<HTML><HEAD><TITLE>${status} ${title}</TITLE></HEAD>\n<BODY><H1>${status} ${title}</H1>\n${words}\n</BODY></HTML>\n`,
  );
  return { status, type: 'text/html', body, more: [] };
}

function lookUp(sim: Parameters<Responder>[0], viewer: files.Viewer, path: string, method: string): Page {
  if (method !== 'GET' && method !== 'HEAD') return refusal(501);
  const inside = `.${normalPath(path, '/')}`;
  const isFolder = path.endsWith('/');
  const file = isFolder ? `${inside}/index.html` : inside;
  const stat = files.stat(sim, viewer, file, true);
  if (isFail(stat)) return refusal(404);
  if (stat.type === 'dir')
    return { status: 302, type: 'text/html', body: '', more: [['Location', `${path}/`]] };
  const content = files.readFile(sim, viewer, file);
  if (isFail(content)) return refusal(content.error === 'EACCES' ? 403 : 404);
  const seconds = Math.floor(stat.mtime / 1000);
  return {
    status: 200,
    type: types[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream',
    body: content,
    more: [
      ['Accept-Ranges', 'bytes'],
      ['Last-Modified', httpDate(seconds * 1000)],
      ['ETag', `"${seconds.toString(16)}-${content.length.toString(16)}"`],
      ['Content-Length', String(content.length)],
    ],
  };
}
