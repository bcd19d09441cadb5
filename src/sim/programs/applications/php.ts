import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import { httpDate } from '#sim/base/calendar';
import { runPhp } from './php-page';
import { service } from './service';

const versionOf = (p: Proc) => (p.version === '' ? '8.4.15' : p.version);
const tooMuch = 'PHP Fatal error:  this program needs more of PHP than is simulated here\n';

/** php's command line: -v, -r and files of fixed texts, and the server of `-S`. */
export const php = service({
  name: 'php',
  start: { cpu: 12, anon: 9_000_000 },
  plan(p) {
    const version = versionOf(p);
    const { args } = p;
    if (args[0] === '-v' || args[0] === '--version')
      return {
        says: `PHP ${version} (cli) (built: Nov 21 2025 00:00:00) (NTS)\nZend Engine v4.4.15\n`,
        exit: 0,
      };
    if (args[0] === '-m')
      return {
        says: '[PHP Modules]\nCore\nctype\ncurl\ndate\njson\nmbstring\nopenssl\npcre\nPDO\nstandard\n\n[Zend Modules]\n\n',
        exit: 0,
      };
    if (args[0] === '-a') return { says: 'Interactive shell\n\n', exit: 0 };
    if (args[0] === '-r') {
      const out = runPhp(`<?php ${args[1] ?? ''}`);
      return out === undefined ? { says: tooMuch, fd: 2, exit: 255 } : { says: out, exit: 0 };
    }
    const at = args.indexOf('-S');
    if (at >= 0) {
      const where = args[at + 1] ?? '';
      const stamp = httpDate(p.now()).replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4');
      return {
        ports: [Number(/(\d+)$/.exec(where)?.[1] ?? 8000)],
        fd: 2,
        lines: [`[${stamp}] PHP ${version} Development Server (http://${where}) started`],
      };
    }
    const file = args.find((arg) => !arg.startsWith('-'));
    if (file === undefined) return { says: '', exit: 0 };
    const content = p.readText(file);
    if (isFail(content)) return { says: `Could not open input file: ${file}\n`, exit: 1 };
    const out = runPhp(content.replace(/^#!.*\n/, ''));
    return out === undefined ? { says: tooMuch, fd: 2, exit: 255 } : { says: out, exit: 0 };
  },
  respond(sim, viewer, asked) {
    const root = viewer.cwd;
    const wanted = asked.path.endsWith('/')
      ? ['index.php', 'index.html'].map((one) => asked.path + one)
      : [asked.path];
    for (const path of wanted) {
      const content = files.readFile(sim, viewer, `${root}${path}`);
      if (isFail(content)) continue;
      if (text(content).includes("require('adminer.php')"))
        return {
          status: 200,
          reason: 'OK',
          body: '<!DOCTYPE html>\n<html lang="en">\n<title>Login - Adminer</title>\n<body></body>\n</html>\n',
        };
      const out = path.endsWith('.php') ? runPhp(text(content)) : text(content);
      return out === undefined
        ? { status: 500, reason: 'Internal Server Error', body: tooMuch }
        : { status: 200, reason: 'OK', type: 'text/html; charset=UTF-8', body: out };
    }
    return {
      status: 404,
      reason: 'Not Found',
      body: `<h1>Not Found</h1><p>The requested resource <code>${asked.path}</code> was not found on this server.</p>`,
    };
  },
});
