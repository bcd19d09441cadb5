import { reasonOf } from '#sim/kernel/http/index';
import { Obj, type Value } from './heap';
import { errorTypes } from './builtins/core';
import type { Realm } from './realm';

/** Since which major version something is there. */
const since: Readonly<Record<string, number>> = {
  'Array.prototype.flat': 11,
  'Array.prototype.flatMap': 11,
  'Array.prototype.at': 17,
  'Array.prototype.findLast': 18,
  'Array.prototype.findLastIndex': 18,
  'Array.prototype.toSorted': 20,
  'Array.prototype.toReversed': 20,
  'String.prototype.at': 17,
  'String.prototype.trimStart': 10,
  'String.prototype.trimEnd': 10,
  'String.prototype.matchAll': 12,
  'String.prototype.replaceAll': 15,
  'Object.fromEntries': 12,
  'Object.hasOwn': 17,
  'Promise.allSettled': 13,
  'Promise.prototype.finally': 10,
  queueMicrotask: 11,
};

const constructors = [
  'Object',
  'Function',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Date',
  'RegExp',
  'Map',
  'Set',
  'Promise',
  ...errorTypes,
];
const prototypes = [
  ...constructors,
  'EventEmitter',
  'Server',
  'ServerResponse',
  'IncomingMessage',
  'Timeout',
  'Generator',
  'Buffer',
  'Hash',
];
const holders = [
  'Math',
  'JSON',
  'console',
  'process',
  'process.stdout',
  'process.stderr',
  'http',
  'crypto',
  'fs',
  'os',
  'path',
  'util',
  'Buffer',
  'buffer',
  'timers',
];

/** Fills a new realm with all that a script finds there. */
export function furnish(realm: Realm): void {
  const base = new Obj(null);
  realm.builtinObjects.set('Object.prototype', base);
  for (const name of prototypes) {
    if (name === 'Object') continue;
    realm.builtinObjects.set(`${name}.prototype`, new Obj(base));
  }
  for (const name of holders) if (!realm.builtinObjects.has(name)) holder(realm, name, base);
  for (const name of Object.keys(realm.natives)) place(realm, name);
  wire(realm);
  for (const name of [
    ...constructors,
    'Math',
    'JSON',
    'console',
    'process',
    'Buffer',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'clearTimeout',
    'clearInterval',
    'clearImmediate',
    'queueMicrotask',
    'parseInt',
    'parseFloat',
    'isNaN',
    'isFinite',
    'encodeURIComponent',
    'decodeURIComponent',
    'encodeURI',
    'decodeURI',
    'require',
  ]) {
    const known = realm.builtinObjects.get(name);
    if (known !== undefined && realm.major >= (since[name] ?? 0)) realm.globals.declare(name, known);
  }
  const global = realm.object(base);
  global.builtin = 'global';
  realm.builtinObjects.set('global', global);
  for (const [name, { value }] of realm.globals.names) global.set(name, value, true);
  realm.globals.declare('global', global);
  if (realm.major >= 12) realm.globals.declare('globalThis', global);
  realm.globals.declare('NaN', NaN);
  realm.globals.declare('Infinity', Infinity);
}

function holder(realm: Realm, name: string, base: Obj): void {
  const made = new Obj(base);
  made.builtin = name;
  realm.builtinObjects.set(name, made);
}

/** Puts a native where its path says, unless this version lacks it. */
function place(realm: Realm, name: string): void {
  if (name.startsWith('new ') || name.includes('%') || realm.major < (since[name] ?? 0)) {
    return;
  }
  const dot = name.lastIndexOf('.');
  const fn = realm.native(name);
  if (dot < 0) return;
  const owner = name.slice(0, dot);
  const known =
    realm.builtinObjects.get(owner) ?? (realm.natives[owner] === undefined ? undefined : realm.native(owner));
  known?.set(name.slice(dot + 1), fn, true);
}

const statusCodes = [
  200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422,
  429, 500, 501, 502, 503, 504,
];

/** What is no function: prototypes, constants, process. */
function wire(realm: Realm): void {
  const link = (name: string, proto: Value) => realm.native(name).set('prototype', proto, true);
  for (const name of constructors) {
    link(name, realm.builtin(`${name}.prototype`));
    realm.builtin(`${name}.prototype`).set('constructor', realm.native(name), true);
  }
  for (const name of errorTypes) {
    const proto = realm.builtin(`${name}.prototype`);
    proto.set('name', name, true);
    proto.set('message', '', true);
    if (name !== 'Error') proto.proto = realm.builtin('Error.prototype');
  }
  link('EventEmitter', realm.builtin('EventEmitter.prototype'));
  realm.native('EventEmitter').set('EventEmitter', realm.native('EventEmitter'), true);
  realm.builtin('EventEmitter.prototype').set('constructor', realm.native('EventEmitter'), true);
  for (const name of ['Server', 'ServerResponse', 'IncomingMessage'])
    realm.builtin(`${name}.prototype`).proto = realm.builtin('EventEmitter.prototype');
  const constants: Record<string, number> = {
    PI: Math.PI,
    E: Math.E,
    LN2: Math.LN2,
    LN10: Math.LN10,
    SQRT2: Math.SQRT2,
  };
  for (const [name, value] of Object.entries(constants)) realm.builtin('Math').set(name, value, true);
  const numbers = {
    MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,
    MIN_SAFE_INTEGER: Number.MIN_SAFE_INTEGER,
    EPSILON: Number.EPSILON,
    MAX_VALUE: Number.MAX_VALUE,
  };
  for (const [name, value] of Object.entries(numbers)) realm.native('Number').set(name, value, true);
  if (realm.p.isTty(1)) realm.builtin('process.stdout').set('isTTY', true);
  realm.builtin('os').set('EOL', '\n');
  realm.builtin('path').set('sep', '/');
  realm.builtin('timers').set('setTimeout', realm.native('setTimeout'));
  realm
    .builtin('http')
    .set(
      'STATUS_CODES',
      realm.record(Object.fromEntries(statusCodes.map((code) => [code, reasonOf(code)]))),
      true,
    );
  furnishProcess(realm);
}

const engines: Readonly<Record<number, string>> = {
  9: '6.2.414.46-node.23',
  14: '8.4.371.23-node.88',
  16: '9.4.146.26-node.24',
  18: '10.2.154.23-node.21',
  20: '11.3.244.8-node.30',
};

/** NODE_MODULE_VERSION, by which compiled add-ons are told apart: doc/abi_version_registry.json of Node.js. */
const abis: Readonly<Record<number, string>> = {
  8: '57',
  9: '59',
  10: '64',
  12: '72',
  14: '83',
  16: '93',
  18: '108',
  20: '115',
};

function furnishProcess(realm: Realm): void {
  const process = realm.builtin('process');
  const events = realm.builtin('EventEmitter.prototype');
  process.proto = events;
  const plain = realm.version.replace(/^v/, '');
  const fields: Record<string, Value> = {
    version: `v${plain}`,
    versions: realm.record({
      node: plain,
      v8: engines[realm.major] ?? '11.3.244.8-node.30',
      modules: abis[realm.major] ?? '127',
    }),
    platform: 'linux',
    arch: 'x64',
    title: 'node',
    execPath: '/usr/local/bin/node',
    pid: realm.p.pid,
    ppid: realm.p.parentPid(),
    release: realm.record({ name: 'node' }),
    exitCode: undefined,
    env: realm.record({ ...realm.p.env }),
    stdout: realm.builtin('process.stdout'),
    stderr: realm.builtin('process.stderr'),
  };
  for (const [name, value] of Object.entries(fields)) process.set(name, value);
}
