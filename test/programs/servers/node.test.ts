import { describe, expect, test } from 'vitest';
import { curl } from '#sim/programs/net/curl/index';
import { node } from '#sim/programs/servers/node/index';
import { isProblem, parseScript } from '#sim/programs/servers/node/syntax';
import { NetWorld } from '../net-world';

function run(script: string, args: string[] = []): { stdout: string; stderr: string; exit: number } {
  const world = new NetWorld([node]);
  world.writeFile('/w/app.js', script);
  return world.call(['node', '/w/app.js', ...args]);
}

describe('the language', () => {
  test('values, functions, classes, closures', () => {
    expect(
      run(`
const add = (a, b = 2, ...rest) => a + b + rest.length;
class Animal { legs = 4; constructor(name) { this.name = name; } speak() { return \`\${this.name} speaks\`; } static make(n) { return new this(n); } get loud() { return this.name.toUpperCase(); } }
class Dog extends Animal { speak() { return super.speak() + ' loudly'; } }
const { x, ...others } = { x: 1, y: 2, z: 3 };
const [first, , third = 'c'] = 'ab';
const counter = (() => { let n = 0; return () => ++n; })();
counter();
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
let text = '';
for (const [i, v] of ['p', 'q'].entries()) text += i + v;
for (const k in { a: 1, b: 2 }) text += k;
for (let i = 0; i < 3; i++) { if (i === 1) continue; text += i; }
switch (2) { case 1: text += 'no'; case 2: text += '!'; break; default: text += 'x'; }
try { null.x } catch (e) { text += e.name } finally { text += '.' }
console.log(add(1), add(1, 1, 1, 1), Dog.make('Rex').speak(), new Dog('a').loud, new Dog('b').legs, others, first, third, counter(), fib(12), text);
console.log([3, 1, 2].sort(), [1, 2, 3].map((v) => v * 2).filter((v) => v > 2).reduce((a, b) => a + b), 'a-b-c'.split('-').join('+'), JSON.stringify({ a: [1, { b: null }], c: undefined }), typeof undefinedName, 0.1 + 0.2, 2 ** 10);
console.log('x'.replace(/x/, (m) => m + m), /(\\d+)-(\\d+)/.exec('10-20').slice(1), new Set([1, 1, 2]).size, [...new Map([['k', 1]])], { ['k' + 1]: 1 }, null ?? 'd', ({}).a?.b);
`),
    ).toEqual({
      exit: 0,
      stderr: '',
      stdout:
        '3 4 Rex speaks loudly A 4 { y: 2, z: 3 } a c 2 144 0p1qab02!TypeError.\n[ 1, 2, 3 ] 10 a+b+c {"a":[1,{"b":null}]} undefined 0.30000000000000004 1024\n' +
        "xx [ '10', '20' ] 2 [ [ 'k', 1 ] ] { k1: 1 } d undefined\n",
    });
  });

  test('promises, async functions, timers, in their order', () => {
    expect(
      run(`
setTimeout(() => console.log('timeout'), 10); setImmediate(() => console.log('immediate')); process.nextTick(() => console.log('tick'));
Promise.resolve(1).then((v) => { console.log('then', v); return v + 1; }).then((v) => console.log('then', v));
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
(async () => { console.log('begin'); await wait(5); try { await Promise.reject(new Error('no')); } catch (e) { console.log('caught', e.message); } return Promise.all([1, wait(1)]); })().then((v) => console.log(v));
function* g() { const x = yield 1; yield x * 2; } const it = g(); it.next(); console.log(it.next(21));
console.log('sync');
`).stdout,
    ).toBe(
      'begin\n{ value: 42, done: false }\nsync\ntick\nthen 1\nthen 2\nimmediate\ncaught no\n[ 1, undefined ]\ntimeout\n',
    );
  });
});

describe('a server', () => {
  const app = `
const http = require('http');
const hits = { count: 0, seen: [] };
const server = http.createServer((req, res) => {
  hits.count += 1;
  hits.seen.push(req.url);
  if (req.url === '/json') { res.setHeader('Content-Type', 'application/json'); return res.end(JSON.stringify(hits)); }
  if (req.method === 'POST') { let body = ''; req.on('data', (c) => { body += c; }); req.on('end', () => res.end('got ' + body)); return; }
  if (req.url === '/slow') return setTimeout(() => res.end('late'), 500);
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  res.end(\`hello \${hits.count} from \${process.env.NAME}\\n\`);
});
server.listen(3000, () => console.log('listening on', 3000));
process.on('SIGTERM', () => { console.log('bye'); server.close(); process.exit(0); });
`;

  test.each([false, true])('answers, remembers, and ends on a signal (generators lost: %s)', (forgetful) => {
    const world = new NetWorld([node, curl], forgetful);
    world.writeFile('/w/app.js', app);
    const server = world.start(['node', '/w/app.js'], { env: { NAME: 'n1' } });
    expect(server.stdout).toBe('listening on 3000\n');
    const get = (...args: string[]) => world.call(['curl', '-s', ...args]).stdout;
    expect(get('localhost:3000')).toBe('hello 1 from n1\n');
    expect(get('localhost:3000/two')).toBe('hello 2 from n1\n');
    expect(get('-d', 'a=b', 'localhost:3000')).toBe('got a=b');
    expect(get('localhost:3000/slow')).toBe('late');
    expect(get('-i', 'localhost:3000/json').replace(/Date: .*\r/, 'Date\r')).toBe(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 51\r\n\r\n{"count":5,"seen":["/","/two","/","/slow","/json"]}',
    );
    world.act({ kind: 'signal', process: server.process, signal: 15 });
    world.pass(100);
    expect([server.stdout, server.exit]).toEqual(['listening on 3000\nbye\n', 0]);
  });

  test('a port that is taken', () => {
    const world = new NetWorld([node]);
    world.writeFile('/w/app.js', "require('http').createServer().listen(3000)");
    world.start(['node', '/w/app.js']);
    const second = world.call(['node', '/w/app.js']);
    expect(second.exit).toBe(1);
    expect(second.stderr).toContain('Error: listen EADDRINUSE: address already in use :::3000\n');
  });
});

test('what nobody catches, and modules that are not there', () => {
  expect(run("function f() {\n  throw new Error('boom');\n}\nf();\n").stderr).toBe(
    "/w/app.js:2\n  throw new Error('boom');\n  ^\n\nError: boom\n    at f (/w/app.js:2:9)\n    at Object.<anonymous> (/w/app.js:4:1)\n" +
      '    at Module._compile (node:internal/modules/cjs/loader:1218:14)\n    at Module._extensions..js (node:internal/modules/cjs/loader:1272:10)\n    at Module.load (node:internal/modules/cjs/loader:1081:32)\n' +
      '    at Module._load (node:internal/modules/cjs/loader:922:12)\n    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:82:12)\n    at node:internal/main/run_main_module:23:47\n\nNode.js v18.13.0\n',
  );
  expect(run("require('express')").stderr).toContain(
    "Error: Cannot find module 'express'\nRequire stack:\n- /w/app.js\n",
  );
  expect(run('process.exitCode = 3; console.error("x")')).toEqual({ stdout: '', stderr: 'x\n', exit: 3 });
});

describe('what each version cannot read', () => {
  const said = (text: string, version: string) => {
    const script = parseScript(text, version);
    return isProblem(script) ? `${script.problem} ${script.line}:${script.column} ${script.width}` : 'fine';
  };

  // as node 9.11.2 and 14.21.3 say it, with line, column and width of what they point at
  test.each([
    [
      "const user = { name: 'x' };\nconsole.log(user?.name);\n",
      'SyntaxError: Unexpected token . 2:17 1',
      'fine',
    ],
    ['const v = null ?? 5;\n', 'SyntaxError: Unexpected token ? 1:16 1', 'fine'],
    ['class A {\n  count = 1;\n}\n', 'SyntaxError: Unexpected token = 2:8 1', 'fine'],
    ["try { x() } catch { console.log('caught') }\n", 'SyntaxError: Unexpected token { 1:18 1', 'fine'],
    [
      'const a = 5\nconst a = 6\n',
      "SyntaxError: Identifier 'a' has already been declared 2:6 1",
      "SyntaxError: Identifier 'a' has already been declared 2:6 1",
    ],
    [
      'const o = { a: 1,\n  b: }\n',
      'SyntaxError: Unexpected token } 2:5 1',
      "SyntaxError: Unexpected token '}' 2:5 1",
    ],
    [
      "import fs from 'fs';\n",
      'SyntaxError: Unexpected token import 1:0 6',
      'SyntaxError: Cannot use import statement outside a module 1:0 6',
    ],
    [
      'const x = 1; x ||= 2;\n',
      'SyntaxError: Unexpected token = 1:17 1',
      "SyntaxError: Unexpected token '||=' 1:15 3",
    ],
  ])('%s', (text, nine, fourteen) => {
    expect([said(text, '9.11.2'), said(text, '14.21.3')]).toEqual([nine, fourteen]);
  });
});
