import type { App } from './puzzle';
import type { RuntimeName } from './wares';

/** Versions of the interface between Node.js and machine code, by its major version (process.versions.modules). */
const modules: Readonly<Record<string, string>> = { 14: '83', 16: '93', 18: '108', 20: '115', 22: '127' };

/** What an application answers when all is well. */
export function greetingOf({ name }: Pick<App, 'name'>): string {
  return `${name} is open`;
}

/** Where every application that reads them looks for the rates. */
export const ratesPath = '/etc/shop/rates.json';

/** The program of an application, by the name of its file. */
export const programOf: Readonly<Record<RuntimeName, string>> = { node: 'server.js', python: 'server.py' };

/** The sources of an application, by their paths on every host. */
export function sourcesOf(app: App): Record<string, string> {
  const folder = `/srv/${app.name}`;
  const parts = app.versions.flatMap((version) =>
    (app.isGlibc || app.needsGit ? ['linux'] : ['linux', 'linuxmusl']).map((libc) =>
      partOf(app, libc, version),
    ),
  );
  return {
    [`${folder}/${programOf[app.runtime]}`]: writers[app.runtime](app),
    ...Object.fromEntries(parts.map(([path, text]) => [`${folder}/${path}`, text])),
    ...(app.rates === undefined ? {} : { [`${folder}/rates.json`]: `{ "edition": ${app.rates} }\n` }),
  };
}

function partOf({ runtime }: App, libc: string, version: string): [path: string, text: string] {
  return runtime === 'node'
    ? [`ink/${libc}-x64-${modules[version] ?? version}.js`, 'exports.colour = "blue";\n']
    : [`ink/${libc}-${version}/ink.py`, 'colour = "blue"\n'];
}

const writers: Readonly<Record<RuntimeName, (app: App) => string>> = {
  node: nodeSource,
  python: pythonSource,
};

function nodeSource(app: App): string {
  const lines = [
    `// ${app.name}, for Node.js ${app.versions.join(' and ')}.`,
    "const fs = require('fs');",
    "const http = require('http');",
    '// ink is machine code: there is one for each version of Node.js and each C library that it was built for.',
    "const libc = fs.existsSync('/etc/alpine-release') ? 'linuxmusl' : 'linux';",
    "require('./ink/' + libc + '-' + process.arch + '-' + process.versions.modules);",
    ...(app.needsGit ? ["if (!fs.existsSync('/usr/bin/git')) throw new Error('spawn git ENOENT');"] : []),
    'http.createServer((request, response) => {',
    ...(app.rates === undefined
      ? [`  response.end('${greetingOf(app)}\\n');`]
      : [
          `  const { edition } = JSON.parse(fs.readFileSync('${ratesPath}', 'utf8'));`,
          `  response.end(edition === ${app.rates} ? '${greetingOf(app)}\\n' : 'These are not my rates: edition ' + edition + '\\n');`,
        ]),
    '}).listen(3000);',
  ];
  return `${lines.join('\n')}\n`;
}

function pythonSource(app: App): string {
  const greeting = `            text = '${greetingOf(app)}'`;
  const lines = [
    `# ${app.name}, for Python ${app.versions.join(' and ')}.`,
    'import json, os, sys',
    'from http.server import BaseHTTPRequestHandler, HTTPServer',
    '',
    '# ink is machine code: there is one for each version of Python and each C library that it was built for.',
    'here = os.path.dirname(os.path.abspath(__file__))',
    "libc = 'linuxmusl' if os.path.exists('/etc/alpine-release') else 'linux'",
    "sys.path.insert(0, here + '/ink/' + libc + '-%d.%d' % sys.version_info[:2])",
    'import ink',
    ...(app.needsGit ? ["if not os.path.exists('/usr/bin/git'):", "    raise FileNotFoundError('git')"] : []),
    '',
    'class Handler(BaseHTTPRequestHandler):',
    '    def do_GET(self):',
    ...(app.rates === undefined
      ? [greeting.slice(4)]
      : [
          `        with open('${ratesPath}') as file:`,
          "            edition = json.loads(file.read())['edition']",
          `        if edition == ${app.rates}:`,
          greeting,
          '        else:',
          "            text = 'These are not my rates: edition %d' % edition",
        ]),
    '        self.send_response(200)',
    '        self.end_headers()',
    "        self.wfile.write((text + '\\n').encode())",
    '',
    '    def log_message(self, *args):',
    '        pass',
    '',
    "HTTPServer(('', 8000), Handler).serve_forever()",
  ];
  return `${lines.join('\n')}\n`;
}
