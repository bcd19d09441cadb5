import { asBytes, text, utf8 } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import { isFail, strerror } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import * as files from '#sim/files/index';
import { writeHead } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { serveOnce, simpleState, type Responder, type SimpleState } from '../../net/simple-http';
import { normalPath } from '../../paths';
import { accessTime } from '../nginx/log';
import { runPython } from './script';

const versionOf = (p: Proc) => (p.version === '' ? '3.11.1' : p.version);

/** Python: `-V`, `-c` and small scripts (python-script.ts says what of the language is there), and `-m http.server`. */
export const python3: Program = {
  name: 'python3',
  start: { cpu: 14, anon: 7_000_000 },
  *main(p, state) {
    if (state !== null) return yield* serve(p, cloneJson(state) as SimpleState);
    const [first, ...rest] = p.args.filter((arg) => arg !== '-u' && arg !== '-B');
    if (first === '-V' || first === '--version') {
      yield* p.out(`Python ${versionOf(p)}\n`);
      return 0;
    }
    if (first === '-m') return yield* module(p, rest);
    if (first === '-c') return yield* runPython(p, rest[0] ?? '', '<string>', ['-c', ...rest.slice(1)]);
    if (first === undefined || first === '-') return yield* fromInput(p);
    if (first.startsWith('-')) {
      yield* p.err(
        `Unknown option: ${first}\nusage: ${p.argv[0] ?? 'python3'} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`python -h' for more information.\n`,
      );
      return 2;
    }
    const script = p.readText(first);
    if (!isFail(script)) return yield* runPython(p, script, first, [first, ...rest]);
    const number = script.error === 'ENOENT' ? 2 : script.error === 'EISDIR' ? 21 : 13;
    yield* p.err(
      `${p.argv[0] ?? 'python3'}: can't open file '${normalPath(first, p.cwd())}': [Errno ${number}] ${strerror(script)}\n`,
    );
    return 2;
  },
};

function* fromInput(p: Proc): Steps<Outcome> {
  if (p.isTty(0)) {
    yield* p.err('python3: the interactive prompt is not available in this world: give a script, or -c\n');
    return 1;
  }
  const all = yield* p.readAll(0);
  return yield* runPython(p, isFail(all) ? '' : text(all), '<stdin>', ['']);
}

function* module(p: Proc, [name, ...args]: string[]): Steps<Outcome> {
  const exe = p.do((sim) => sim.processes.need(p.processId).exe);
  if (name !== 'http.server') {
    yield* p.err(`${exe}: No module named ${name ?? ''}\n`);
    return 1;
  }
  let port = 8000;
  let bind = '0.0.0.0';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-b' || arg === '--bind') bind = args[++i] ?? bind;
    else if (arg === '-d' || arg === '--directory') p.chdir(args[++i] ?? '.');
    else if (/^\d+$/.test(arg)) port = Number(arg);
  }
  const fd = p.listen({ ip: bind, port }, 5);
  if (isFail(fd)) {
    yield* p.err(
      `Traceback (most recent call last):\n  File "<frozen runpy>", line 198, in _run_module_as_main\n  File "<frozen runpy>", line 88, in _run_code\nOSError: [Errno 98] ${strerror(fd)}\n`,
    );
    return 1;
  }
  // to a pipe Python writes in blocks, so this line stays in its buffer; to a terminal it comes at once
  if (p.isTty(1) || p.env['PYTHONUNBUFFERED'] !== undefined || p.args.includes('-u')) {
    yield* p.out(`Serving HTTP on ${bind} port ${port} (http://${bind}:${port}/) ...\n`);
  }
  p.onSignal(SIG.INT, 'handle');
  p.onSignal(SIG.PIPE, 'ignore');
  return again(simpleState([fd]) as Json);
}

function* serve(p: Proc, s: SimpleState): Steps<Outcome> {
  const next = yield* serveOnce(p, s, answer(versionOf(p)));
  if (typeof next !== 'number') return again(next as Json);
  yield* p.out('\nKeyboard interrupt received, exiting.\n');
  return 0;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  md: 'text/markdown',
  py: 'text/x-python',
};

interface Page {
  status: number;
  reason: string;
  headers: [string, string][];
  body: string;
  /** the line of the log that explains an error */
  why?: string;
}

function answer(version: string): Responder {
  return (sim, viewer, asked) => {
    const found = page(sim, viewer, asked.path, asked.method);
    const head = writeHead(`HTTP/1.0 ${found.status} ${found.reason}`, [
      ['Server', `SimpleHTTP/0.6 Python/${version}`],
      ['Date', httpDate(sim.now)],
      ...found.headers,
    ]);
    const who = `${asked.client.ip} - - [${accessTime(sim.now).replace(':', ' ').replace(' +0000', '')}]`;
    const explained = found.why === undefined ? '' : `${who} ${found.why}\n`;
    const line = `${explained}${who} "${asked.method} ${asked.target} ${asked.protocol}" ${found.status} -\n`;
    return {
      data: asBytes(head + (asked.method === 'HEAD' ? '' : found.body)),
      isKept: false,
      log: [{ fd: 2, line }],
    };
  };
}

function refusal(status: number, message: string, explanation: string): Page {
  const body = utf8(
    `<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n` +
      `        <p>Error code: ${status}</p>\n        <p>Message: ${message}.</p>\n        <p>Error code explanation: ${status} - ${explanation}.</p>\n    </body>\n</html>\n`,
  );
  const headers: [string, string][] = [
    ['Connection', 'close'],
    ['Content-Type', 'text/html;charset=utf-8'],
    ['Content-Length', String(body.length)],
  ];
  return { status, reason: message, headers, body, why: `code ${status}, message ${message}` };
}

function page(sim: Parameters<Responder>[0], viewer: files.Viewer, path: string, method: string): Page {
  if (method !== 'GET' && method !== 'HEAD')
    return refusal(501, `Unsupported method ('${method}')`, 'Server does not support this operation');
  const inside = `.${normalPath(path, '/')}`;
  let stat = files.stat(sim, viewer, inside, true);
  let file = inside;
  if (!isFail(stat) && stat.type === 'dir') {
    if (!path.endsWith('/'))
      return {
        status: 301,
        reason: 'Moved Permanently',
        headers: [
          ['Location', `${path}/`],
          ['Content-Length', '0'],
        ],
        body: '',
      };
    const index = files.stat(sim, viewer, `${inside}/index.html`, true);
    if (isFail(index)) return listing(sim, viewer, path, inside);
    stat = index;
    file = `${inside}/index.html`;
  }
  const content = isFail(stat) ? stat : files.readFile(sim, viewer, file);
  if (isFail(content) || isFail(stat)) return refusal(404, 'File not found', 'Nothing matches the given URI');
  const type = types[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream';
  const modified = httpDate(Math.floor(stat.mtime / 1000) * 1000);
  return {
    status: 200,
    reason: 'OK',
    headers: [
      ['Content-type', type],
      ['Content-Length', String(content.length)],
      ['Last-Modified', modified],
    ],
    body: content,
  };
}

function listing(sim: Parameters<Responder>[0], viewer: files.Viewer, path: string, folder: string): Page {
  const entries = files.readDir(sim, viewer, folder);
  const rows = isFail(entries) ? [] : entries.map(({ name, type }) => (type === 'dir' ? `${name}/` : name));
  const title = `Directory listing for ${path}`;
  const body = utf8(
    `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<hr>\n<ul>\n${rows.map((name) => `<li><a href="${encodeURI(name)}">${name}</a></li>\n`).join('')}</ul>\n<hr>\n</body>\n</html>\n`,
  );
  return {
    status: 200,
    reason: 'OK',
    headers: [
      ['Content-type', 'text/html; charset=utf-8'],
      ['Content-Length', String(body.length)],
    ],
    body,
  };
}
