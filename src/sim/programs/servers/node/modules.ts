import type { AnyNode } from 'acorn';
import { isFail } from '#sim/base/fail';
import { dirName, normalPath } from '../../paths';
import type { Obj } from './heap';
import { isObj, Scope, type Value } from './heap';
import { parseJson } from './builtins/json';
import { evaluate } from './expressions';
import { hoist, runBlock } from './statements';
import type { Eval, Realm } from './realm';
import { isProblem, parseScript, type SyntaxProblem } from './syntax';

/** Modules that node itself has. */
const own: Readonly<Record<string, string>> = {
  http: 'http',
  fs: 'fs',
  os: 'os',
  path: 'path',
  util: 'util',
  events: 'EventEmitter',
  process: 'process',
  buffer: 'buffer',
  crypto: 'crypto',
  timers: 'timers',
};

/** Modules of node that this one lacks: said loudly. */
const lacking = new Set([
  'https',
  'net',
  'child_process',
  'stream',
  'url',
  'zlib',
  'cluster',
  'dns',
  'tls',
  'worker_threads',
  'readline',
  'assert',
  'querystring',
]);

/** A file that is no script for this version. */
export class BadSyntax {
  constructor(
    readonly file: string,
    readonly problem: SyntaxProblem,
  ) {}
}

/** require(): node's own modules, files, folders with package.json, and node_modules up the tree. */
export function* loadModule(realm: Realm, name: string, from: string): Eval {
  const bare = name.replace(/^node:/, '');
  const builtin = own[bare];
  if (builtin !== undefined) return realm.builtin(builtin);
  if (lacking.has(bare))
    return realm.throwError('Error', `the module '${bare}' is not available in this node`);
  const file = resolve(realm, name, from);
  if (file === undefined) return notFound(realm, name, from);
  return yield* loadFile(realm, file);
}

export function notFound(realm: Realm, name: string, from: string | undefined): never {
  const isNew = realm.major >= 12;
  const stack = from === undefined ? [] : [from];
  const message = `Cannot find module '${name}'${isNew && stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : ''}`;
  return realm.throwError(
    'Error',
    message,
    isNew ? { code: 'MODULE_NOT_FOUND', requireStack: realm.array(stack) } : {},
  );
}

/** The file that a name means, seen from another file. */
export function resolve(realm: Realm, name: string, from: string): string | undefined {
  if (/^\.{0,2}\//.test(name) || name === '.' || name === '..')
    return asFile(realm, normalPath(name, dirName(from)));
  for (let folder = dirName(from); ; folder = dirName(folder)) {
    const found = asFile(realm, `${folder === '/' ? '' : folder}/node_modules/${name}`);
    if (found !== undefined || folder === '/' || folder === '.') return found;
  }
}

function asFile(realm: Realm, path: string): string | undefined {
  const isFile = (name: string) => {
    const stat = realm.p.stat(name);
    return !isFail(stat) && stat.type === 'file';
  };
  const found = [path, `${path}.js`, `${path}.json`, `${path}.cjs`].find(isFile);
  if (found !== undefined) return found;
  const about = realm.p.readText(`${path}/package.json`);
  if (!isFail(about)) {
    const main = /"main"\s*:\s*"([^"]+)"/.exec(about)?.[1];
    const inside = main === undefined ? undefined : asFile(realm, normalPath(main, path));
    if (inside !== undefined) return inside;
  }
  return [`${path}/index.js`, `${path}/index.json`].find(isFile);
}

/** Runs a file as a module, once, and answers its exports. */
export function* loadFile(realm: Realm, file: string): Eval {
  const known = realm.modules.get(file);
  if (isObj(known)) return known.get('exports');
  const text = realm.p.readText(file);
  if (isFail(text)) return notFound(realm, file, undefined);
  const module = realm.object();
  module.set('exports', realm.object());
  module.set('filename', file);
  realm.modules.set(file, module);
  if (file.endsWith('.json')) {
    module.set('exports', parseJson(realm, text));
    return module.get('exports');
  }
  yield* runModule(realm, file, text, module);
  return module.get('exports');
}

function* runModule(realm: Realm, file: string, text: string, module: Obj): Eval {
  const script = parseScript(text, realm.version);
  if (isProblem(script)) throw new BadSyntax(file, script);
  realm.sources.set(file, text);
  const scope = new Scope(realm.globals);
  scope.self = { value: module.get('exports'), home: undefined, newTarget: false };
  const require = realm.native('require');
  require.set('main', realm.mainModule, true);
  const names: [string, Value][] = [
    ['exports', module.get('exports')],
    ['require', require],
    ['module', module],
    ['__filename', file],
    ['__dirname', dirName(file)],
  ];
  realm.mainModule ??= module;
  require.set('main', realm.mainModule, true);
  for (const [name, value] of names) scope.declare(name, value);
  realm.frames.push({ name: 'Object.<anonymous>', file, node: script.program });
  try {
    hoist(realm, script.program.body, scope, file);
    yield* runBlock(realm, script.program.body, scope);
  } finally {
    realm.frames.pop();
  }
  return undefined;
}

/** Runs a text of -e or -p in the global scope; the value of its last expression. */
export function* runText(realm: Realm, text: string): Eval {
  const file = '[eval]';
  const script = parseScript(text, realm.version);
  if (isProblem(script)) throw new BadSyntax(file, script);
  realm.sources.set(file, text);
  for (const name of Object.keys(own))
    if (name !== 'process' && !realm.globals.names.has(name))
      realm.globals.declare(name, realm.builtin(own[name] ?? ''));
  realm.frames.push({ name: '', file, node: script.program });
  try {
    hoist(realm, script.program.body, realm.globals, file);
    return yield* lastValue(realm, script.program.body);
  } finally {
    realm.frames.pop();
  }
}

/** Runs statements; the value of the last expression, also where that stands in a block (`{a: 1}` is one, with a label). */
function* lastValue(realm: Realm, body: readonly AnyNode[]): Eval {
  const last = body.at(-1);
  yield* runBlock(realm, body.slice(0, -1), realm.globals);
  if (last?.type === 'ExpressionStatement') return yield* evaluate(realm, last.expression, realm.globals);
  if (last?.type === 'BlockStatement' && last.body.every((one) => !/Declaration$/.test(one.type)))
    return yield* lastValue(realm, last.body);
  if (last?.type === 'LabeledStatement') return yield* lastValue(realm, [last.body]);
  if (last !== undefined) yield* runBlock(realm, [last], realm.globals);
  return undefined;
}
