import { isFail } from '#sim/base/fail';
import type { Script } from './script';
import {
  equal,
  integer,
  itemsOf,
  operate,
  PyError,
  PyExit,
  rangeOf,
  repr,
  rowsOf,
  str,
  truthy,
  typeName,
  type Py,
} from './values';

export const builtins = new Set([
  'print',
  'len',
  'range',
  'str',
  'int',
  'float',
  'sum',
  'max',
  'min',
  'abs',
  'sorted',
  'list',
  'type',
  'open',
  'exit',
  'quit',
  'repr',
  'bool',
  'enumerate',
  'round',
  'reversed',
  'tuple',
  'dict',
]);

export function attribute(script: Script, value: Py, name: string): Py {
  if (typeof value === 'object' && value !== null && 'module' in value)
    return member(script, value.module, name);
  return { fn: `.${name}`, self: value };
}

/** What the modules have. */
export function member(script: Script, module: string, name: string): Py {
  const { p } = script;
  const path = `${module}.${name}`;
  const version = p.version === '' ? '3.11.1' : p.version;
  const values: Record<string, () => Py> = {
    'sys.version': () => `${version} (main, Jan 23 2023, 21:06:39) [GCC 10.2.1 20210110]`,
    'sys.argv': () => [...script.argv],
    'sys.platform': () => 'linux',
    'sys.executable': () => p.do((sim) => sim.processes.need(p.processId).exe),
    'os.environ': () => ({ dict: Object.entries(p.env) }),
    'os.name': () => 'posix',
    'math.pi': () => Math.PI,
  };
  const found = values[path];
  return found === undefined ? { fn: path } : found();
}

export function call(script: Script, fn: Py, args: Py[], named: Readonly<Record<string, Py>>): Py {
  script.tick();
  if (typeof fn !== 'object' || fn === null || !('fn' in fn))
    throw new PyError('TypeError', `'${typeName(fn)}' object is not callable`);
  const [a = null, b = null] = args;
  const method = methods[fn.fn];
  if (method !== undefined && fn.self !== undefined) return method(fn.self, args);
  const builtin = functions[fn.fn];
  if (builtin !== undefined) return builtin(script, args, named);
  void [a, b];
  if (fn.self !== undefined)
    throw new PyError('AttributeError', `'${typeName(fn.self)}' object has no attribute '${fn.fn.slice(1)}'`);
  const [module = '', name = ''] = fn.fn.split('.');
  throw new PyError('AttributeError', `module '${module}' has no attribute '${name}'`);
}

export type PyFunction = (script: Script, args: Py[], named: Readonly<Record<string, Py>>) => Py;

export const hostname = ({ p }: Script) =>
  p.do((sim) => sim.namespaces.peek(sim.processes.need(p.processId).ns.uts)?.hostname ?? '');
export const kernel = ({ p }: Script) =>
  p.do((sim) => sim.machines.peek(sim.processes.need(p.processId).machine)?.kernel.release ?? '');

export const functions: Readonly<Record<string, PyFunction>> = {
  print(script, args, named) {
    script.output +=
      args.map(str).join(named['sep'] === undefined ? ' ' : str(named['sep'])) +
      (named['end'] === undefined ? '\n' : str(named['end']));
    return null;
  },
  len: (_, [value = null]) => (typeof value === 'string' ? value.length : itemsOf(value).length),
  range: (_, args) => rangeOf(args.map(Number)),
  str: (_, [value = '']) => str(value),
  repr: (_, [value = null]) => repr(value),
  int: (_, [value = 0]) => integer(value),
  float: (_, [value = 0]) => Number(value),
  bool: (_, [value = null]) => truthy(value),
  abs: (_, [value = 0]) => Math.abs(Number(value)),
  round: (_, [value = 0, digits = 0]) => Number(Number(value).toFixed(Number(digits))),
  sum: (_, [value = null]) => itemsOf(value).reduce<number>((sum, one) => sum + Number(one), 0),
  max: (_, args) =>
    (args.length > 1 ? args : itemsOf(args[0] ?? null)).reduce((x, y) =>
      truthy(operate('>', y, x)) ? y : x,
    ),
  min: (_, args) =>
    (args.length > 1 ? args : itemsOf(args[0] ?? null)).reduce((x, y) =>
      truthy(operate('<', y, x)) ? y : x,
    ),
  sorted: (_, [value = null]) => [...itemsOf(value)].sort((x, y) => (truthy(operate('<', x, y)) ? -1 : 1)),
  reversed: (_, [value = null]) => itemsOf(value).toReversed(),
  list: (_, [value = []]) => [...itemsOf(value)],
  tuple: (_, [value = []]) => [...itemsOf(value)],
  enumerate: (_, [value = null]) => itemsOf(value).map((one, i) => [i, one]),
  type: (_, [value = null]) => `<class '${typeName(value)}'>`,
  exit(_, [code = 0]) {
    throw new PyExit(Number(code));
  },
  'sys.exit'(_, [code = 0]) {
    throw new PyExit(Number(code));
  },
  'os.getpid': (script) => script.p.pid,
  'os.getcwd': (script) => script.p.cwd(),
  'os.getenv': (script, [name = '', other = null]) => script.p.env[str(name)] ?? other,
  'os.listdir'(script, [path = '.']) {
    const entries = script.p.readDir(str(path));
    if (isFail(entries))
      throw new PyError('FileNotFoundError', `[Errno 2] No such file or directory: '${str(path)}'`);
    return entries.map((one) => one.name);
  },
  'os.uname': (script) => ['Linux', hostname(script), kernel(script), '#1 SMP', 'x86_64'],
  'os.cpu_count': (script) =>
    script.p.do(
      (sim) => sim.machines.peek(sim.processes.need(script.p.processId).machine)?.hardware.cores ?? 1,
    ),
  'socket.gethostname': hostname,
  'platform.node': hostname,
  'platform.release': kernel,
  'platform.system': () => 'Linux',
  'platform.machine': () => 'x86_64',
  'platform.python_version': (script) => (script.p.version === '' ? '3.11.1' : script.p.version),
  'platform.platform': (script) => `Linux-${kernel(script)}-x86_64-with-glibc2.31`,
  'time.time': (script) => script.p.now() / 1000,
  'time.sleep'(script, [seconds = 0]) {
    script.sleeps += Number(seconds) * 1000;
    return null;
  },
  'math.sqrt': (_, [value = 0]) => Math.sqrt(Number(value)),
  'math.floor': (_, [value = 0]) => Math.floor(Number(value)),
  'random.randint': (script, [from = 0, to = 0]) =>
    Number(from) + script.p.random(Number(to) - Number(from) + 1),
};

export const methods: Readonly<Record<string, (self: Py, args: Py[]) => Py>> = {
  '.upper': (self) => str(self).toUpperCase(),
  '.lower': (self) => str(self).toLowerCase(),
  '.strip': (self) => str(self).trim(),
  '.title': (self) => str(self).replace(/\b\w/g, (c) => c.toUpperCase()),
  '.split': (self, [by]) => (by === undefined ? str(self).trim().split(/\s+/) : str(self).split(str(by))),
  '.join': (self, [list = null]) => itemsOf(list).map(str).join(str(self)),
  '.replace': (self, [from = '', to = '']) => str(self).replaceAll(str(from), str(to)),
  '.startswith': (self, [text = '']) => str(self).startsWith(str(text)),
  '.endswith': (self, [text = '']) => str(self).endsWith(str(text)),
  '.count': (self, [what = null]) =>
    typeof self === 'string'
      ? self.split(str(what)).length - 1
      : itemsOf(self).filter((one) => equal(one, what)).length,
  '.format': (self, args) => {
    let next = 0;
    return str(self).replace(/\{(\d*)\}/g, (_, n: string) => str(args[n === '' ? next++ : Number(n)] ?? ''));
  },
  '.append': (self, [value = null]) => (Array.isArray(self) ? (self.push(value), null) : null),
  '.get': (self, [key = null, other = null]) => rowsOf(self).find(([k]) => equal(k, key))?.[1] ?? other,
  '.keys': (self) => rowsOf(self).map(([k]) => k),
  '.values': (self) => rowsOf(self).map(([, v]) => v),
  '.items': (self) => rowsOf(self).map(([k, v]) => [k, v]),
};
