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
import { interactive } from './prompt';
import { hasModule, readScript, runPython } from './script';

const versionOf = (p: Proc) => (p.version === '' ? '3.11.1' : p.version);

/** Python: scripts, `-c`, `-m`, and the interactive prompt as far as lines go (script.ts and what it stands on). */
export const python3: Program = {
  name: 'python3',
  start: { cpu: 14, anon: 7_000_000 },
  *main(p, state) {
    if (state !== null) return yield* serve(p, cloneJson(state) as SimpleState);
    const args = [...p.args];
    while (/^-[uBOEsSIqv]+$/.test(args[0] ?? '') || args[0] === '-W' || args[0] === '-X') {
      if (args.shift()?.match(/^-[WX]$/)) args.shift();
    }
    const [first, ...rest] = args;
    const version = versionOf(p);
    if (first === '-V' || first === '--version' || first === '-VV') {
      yield* p.out(`Python ${version}\n`);
      return 0;
    }
    if (first === '-m') return yield* module(p, rest);
    if (first === '-c')
      return yield* runPython(p, version, {
        source: rest[0] ?? '',
        file: '<string>',
        argv: ['-c', ...rest.slice(1)],
        folder: '',
      });
    if (first === undefined || first === '-') return yield* fromInput(p);
    if (first.startsWith('-')) {
      yield* p.err(
        `Unknown option: ${first}\nusage: ${p.argv[0] ?? 'python3'} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`python -h' for more information.\n`,
      );
      return 2;
    }
    return yield* file(p, first, rest);
  },
};

function* file(p: Proc, name: string, rest: string[]): Steps<Outcome> {
  const stat = p.stat(name);
  const path = !isFail(stat) && stat.type === 'dir' ? `${name}/__main__.py` : name;
  const source = readScript(p, path);
  const full = normalPath(path, p.cwd());
  if (!isFail(source)) {
    const folder = full.replace(/\/[^/]*$/, '') || '/';
    const shown = versionOf(p).startsWith('3.8') ? path : full;
    return yield* runPython(p, versionOf(p), { source, file: shown, argv: [name, ...rest], folder });
  }
  const number = source.error === 'ENOENT' ? 2 : source.error === 'EISDIR' ? 21 : 13;
  yield* p.err(
    `${p.argv[0] ?? 'python3'}: can't open file '${full}': [Errno ${number}] ${strerror(source)}\n`,
  );
  return 2;
}

function* fromInput(p: Proc): Steps<Outcome> {
  const version = versionOf(p);
  if (!p.isTty(0)) {
    const all = yield* p.readAll(0);
    return yield* runPython(p, version, {
      source: isFail(all) ? '' : text(all),
      file: '<stdin>',
      argv: [''],
      folder: '',
    });
  }
  return yield* interactive(p, version);
}

/** Modules that are programs of their own here. */
const ownModules: Readonly<Record<string, (p: Proc, args: string[]) => Steps<Outcome>>> = {
  'http.server': fileServer,
  'json.tool': jsonTool,
  pip: (p, args) => become(p, 'pip', args),
  venv: makeVenv,
};

/** Goes on as another program, where it is installed beside this Python. */
function* become(p: Proc, name: string, args: string[]): Steps<Outcome> {
  const exe = p.do((sim) => sim.processes.need(p.processId).exe);
  for (const path of [`${exe.replace(/\/[^/]*$/, '')}/${name}`, `/usr/bin/${name}`, `/usr/bin/${name}3`]) {
    if (!p.exists(path)) continue;
    yield* p.exec({ argv: [path, ...args], path, env: { ...p.env } });
  }
  yield* p.err(`${exe}: No module named ${name}\n`);
  return 1;
}

function* module(p: Proc, [name, ...args]: string[]): Steps<Outcome> {
  const own = ownModules[name ?? ''];
  if (own !== undefined) return yield* own(p, args);
  const exe = p.do((sim) => sim.processes.need(p.processId).exe);
  const version = versionOf(p);
  if (!(yield* hasModule(p, version, name ?? ''))) {
    yield* p.err(`${exe}: No module named ${name ?? ''}\n`);
    return 1;
  }
  return yield* runPython(p, version, {
    source: '',
    file: `${name ?? ''}`,
    argv: [name ?? '', ...args],
    folder: p.cwd(),
    module: name ?? '',
  });
}

/** `python -m json.tool`: the document again, indented by four. */
function* jsonTool(p: Proc, args: string[]): Steps<Outcome> {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const [source] = names;
  const data = source === undefined ? yield* p.readAll(0) : p.readFile(source);
  if (isFail(data)) {
    yield* p.err(`${strerror(data)}\n`);
    return 2;
  }
  const code =
    'import json, sys\ntry:\n    value = json.loads(sys.argv[1])\nexcept ValueError as e:\n    sys.exit(str(e))\nprint(json.dumps(value, indent=4))\n';
  return yield* runPython(p, versionOf(p), {
    source: code,
    file: '<json.tool>',
    argv: ['', text(data)],
    folder: '',
  });
}

/** `python -m venv FOLDER`: a Python that has its packages for itself. */
function* makeVenv(p: Proc, args: string[]): Steps<Outcome> {
  const [folder] = args.filter((arg) => !arg.startsWith('-'));
  if (folder === undefined) {
    yield* p.err(
      'usage: venv [-h] ENV_DIR [ENV_DIR ...]\nvenv: error: the following arguments are required: ENV_DIR\n',
    );
    return 2;
  }
  const at = normalPath(folder, p.cwd());
  const exe = p.do((sim) => sim.processes.need(p.processId).exe);
  const short = versionOf(p).split('.').slice(0, 2).join('.');
  for (const part of [
    '',
    '/bin',
    '/include',
    '/lib',
    `/lib/python${short}`,
    `/lib/python${short}/site-packages`,
  ])
    p.mkdir(at + part);
  p.writeText(
    `${at}/pyvenv.cfg`,
    `home = ${exe.replace(/\/[^/]*$/, '')}\ninclude-system-site-packages = false\nversion = ${versionOf(p)}\n`,
  );
  p.symlink(exe, `${at}/bin/python3`);
  p.symlink('python3', `${at}/bin/python`);
  for (const name of ['pip', 'pip3']) {
    const own = [`${exe.replace(/\/[^/]*$/, '')}/pip`, '/usr/bin/pip', '/usr/bin/pip3'].find((path) =>
      p.exists(path),
    );
    if (own !== undefined) p.symlink(own, `${at}/bin/${name}`);
  }
  p.writeText(
    `${at}/bin/activate`,
    `VIRTUAL_ENV="${at}"\nexport VIRTUAL_ENV\nPATH="$VIRTUAL_ENV/bin:$PATH"\nexport PATH\n`,
  );
  yield* p.cpu(2500);
  return 0;
}

/** \`python -m http.server\`: a folder's files. */
function* fileServer(p: Proc, args: string[]): Steps<Outcome> {
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
