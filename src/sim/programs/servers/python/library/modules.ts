import { civilTime } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { normalPath } from '../../../paths';
import { toBase64, fromBase64 } from '../../../hash/base64';
import { md5 } from '../../../hash/md5';
import { sha1, sha256, sha512 } from '../../../hash/sha';
import { Exit, makeError, raise, raiseFail, Raised } from '../run/errors';
import { handledBy } from '../run/execute';
import { importModule } from '../run/import';
import { tracebackOf } from '../traceback';
import { itemsOf } from '../run/iterate';
import type { Runtime } from '../run/runtime';
import {
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyList,
  PyModule,
  PyNative,
  PyObject,
  PyTuple,
  type NativeBody,
  type Py,
} from '../run/values';
import { dumps, loads } from './json';
import { regexNatives } from './regex';
import { hostname, socketNatives } from './socket';
import { bytesArg, natives, numberArg, textArg } from './take';

type Make = (run: Runtime) => Record<string, Py>;

function kernel(run: Runtime) {
  return run.p.do((sim) => {
    const machine = sim.machines.peek(sim.processes.need(run.p.processId).machine);
    return {
      release: machine?.kernel.release ?? '',
      version: machine?.kernel.version ?? '',
      cores: machine?.hardware.cores ?? 1,
    };
  });
}

function refused(why: { error: string } | undefined, path: string): null {
  return why === undefined ? null : raiseFail(why.error, path);
}

const os: Readonly<Record<string, NativeBody>> = {
  getenv: (run, [name, standard = null]) => run.p.env[textArg(name)] ?? standard,
  getcwd: (run) => run.p.cwd(),
  chdir: (run, [path]) => refused(run.p.chdir(textArg(path)), textArg(path)),
  listdir: (run, [path = '.']) => {
    const entries = run.p.readDir(textArg(path));
    return isFail(entries)
      ? raiseFail(entries.error, textArg(path))
      : new PyList(entries.map((one) => one.name));
  },
  mkdir: (run, [path]) => refused(run.p.mkdir(textArg(path)), textArg(path)),
  makedirs: (run, [path], named) => {
    const parts = normalPath(textArg(path), run.p.cwd())
      .split('/')
      .filter((part) => part !== '');
    const made = parts.map((_, i) => run.p.mkdir(`/${parts.slice(0, i + 1).join('/')}`));
    const last = made.at(-1);
    return last === undefined || named.get('exist_ok') === true ? null : raiseFail(last.error, textArg(path));
  },
  remove: (run, [path]) => refused(run.p.unlink(textArg(path)), textArg(path)),
  unlink: (run, [path]) => refused(run.p.unlink(textArg(path)), textArg(path)),
  rmdir: (run, [path]) => refused(run.p.rmdir(textArg(path)), textArg(path)),
  rename: (run, [from, to]) => refused(run.p.rename(textArg(from), textArg(to)), textArg(from)),
  getpid: (run) => run.p.pid,
  getppid: (run) => run.p.parentPid(),
  getuid: (run) => run.p.uid(),
  geteuid: (run) => run.p.uid(),
  getgid: (run) => run.p.gid(),
  cpu_count: (run) => kernel(run).cores,
  urandom: (run, [count]) =>
    new PyBytes(
      Array.from({ length: numberArg(count) }, () => String.fromCharCode(run.p.random(256))).join(
        '',
      ) as never,
    ),
  kill: (run, [pid, signal]) => refused(run.p.kill(numberArg(pid), numberArg(signal)), ''),
  _exit: (_, [code]) => {
    throw new Exit(numberArg(code));
  },
  uname: (run) => new PyTuple(['Linux', hostname(run), kernel(run).release, kernel(run).version, 'x86_64']),
};

const osPath: Readonly<Record<string, NativeBody>> = {
  exists: (run, [path]) => run.p.exists(textArg(path)),
  isfile: (run, [path]) => {
    const stat = run.p.stat(textArg(path));
    return !isFail(stat) && stat.type === 'file';
  },
  isdir: (run, [path]) => {
    const stat = run.p.stat(textArg(path));
    return !isFail(stat) && stat.type === 'dir';
  },
  getsize: (run, [path]) => {
    const stat = run.p.stat(textArg(path));
    return isFail(stat) ? raiseFail(stat.error, textArg(path)) : stat.size;
  },
  join: (_, args) =>
    args
      .map((one) => textArg(one))
      .reduce(
        (at, one) => (one.startsWith('/') ? one : at === '' || at.endsWith('/') ? at + one : `${at}/${one}`),
        '',
      ),
  abspath: (run, [path]) => normalPath(textArg(path), run.p.cwd()),
  realpath: (run, [path]) => normalPath(textArg(path), run.p.cwd()),
  basename: (_, [path]) => textArg(path).replace(/^.*\//, ''),
  dirname: (_, [path]) => (textArg(path).includes('/') ? textArg(path).replace(/\/[^/]*$/, '') || '/' : ''),
  splitext: (_, [path]) => {
    const ending = /(?<=[^/.])\.[^./]*$/.exec(textArg(path))?.[0] ?? '';
    return new PyTuple([textArg(path).slice(0, textArg(path).length - ending.length), ending]);
  },
  split: (_, [path]) =>
    new PyTuple([textArg(path).replace(/\/?[^/]*$/, ''), textArg(path).replace(/^.*\//, '')]),
  isabs: (_, [path]) => textArg(path).startsWith('/'),
  expanduser: (run, [path]) => textArg(path).replace(/^~/, run.p.env['HOME'] ?? '/root'),
};

function submodule(run: Runtime, name: string, rows: Record<string, Py>): PyModule {
  const made = run.newModule(name, '');
  for (const [key, value] of Object.entries(rows)) made.attributes.set(key, value);
  run.modules.set(name, made);
  return made;
}

function environ(run: Runtime): PyDict {
  return PyDict.of(Object.entries(run.p.env).map(([key, value]) => [key, value] as const));
}

/** sys.stdout and its like: `write` and `flush`. */
function stream(name: string, write: (run: Runtime, text: string) => Steps<void>, fd: number): PyObject {
  const made = new PyObject(new PyClass('TextIOWrapper', [], '_io'));
  const set = (key: string, body: NativeBody) => made.attributes.set(key, new PyNative(key, body));
  made.attributes.set('name', name);
  made.attributes.set('encoding', 'utf-8');
  set('write', function* (run, [text]): Steps<Py> {
    yield* write(run, textArg(text));
    return textArg(text).length;
  });
  set('flush', function* (run): Steps<Py> {
    yield* run.flush();
    return null;
  });
  set('isatty', (run) => run.p.isTty(fd));
  set('fileno', () => fd);
  set('reconfigure', () => null);
  return made;
}

function* readInput(run: Runtime): Steps<string> {
  yield* run.flush();
  const all = yield* run.p.readAll(0);
  return isFail(all) ? '' : all;
}

/** The exception that the nearest caller is handling. */
function handledNow(run: Runtime): PyObject | undefined {
  return run.frames.findLast((frame) => frame.handled !== undefined)?.handled;
}

const sys: Make = (run) => {
  const parts = run.version.split('.').map(Number);
  const info = new PyTuple([parts[0] ?? 3, parts[1] ?? 11, parts[2] ?? 0, 'final', 0]);
  const version = new PyObject(new PyClass('version_info', [], 'sys'));
  version.slot = info;
  for (const [i, name] of ['major', 'minor', 'micro', 'releaselevel', 'serial'].entries())
    version.attributes.set(name, info.items[i] ?? 0);
  const input = stream(
    '<stdin>',
    function* () {
      return;
    },
    0,
  );
  input.attributes.set(
    'read',
    new PyNative('read', function* (r): Steps<Py> {
      return yield* readInput(r);
    }),
  );
  input.attributes.set('__iter__', new PyNative('__iter__', () => null));
  input.type.attributes.set(
    '__iter__',
    new PyNative('__iter__', function* (r): Steps<Py> {
      return new PyList((yield* readInput(r)).split(/(?<=\n)/));
    }),
  );
  const paths = new PyList(run.path as Py[]);
  return {
    argv: new PyList([...run.argv]),
    version: `${run.version} (main, Jan  1 2025, 00:00:00) [GCC 12.2.0]`,
    version_info: version,
    platform: 'linux',
    path: paths,
    modules: PyDict.of([...run.modules].map(([key, value]) => [key, value] as const)),
    executable: '/usr/local/bin/python3',
    prefix: '/usr/local',
    byteorder: 'little',
    maxsize: Number.MAX_SAFE_INTEGER,
    stdout: stream('<stdout>', (r, text) => r.write(text, false), 1),
    stderr: stream('<stderr>', (r, text) => r.complain(text), 2),
    stdin: input,
    implementation: new PyObject(new PyClass('SimpleNamespace', [], 'types')),
    ...natives('sys', {
      exit: (_, args) => {
        throw new Raised(makeError('SystemExit', ...args));
      },
      getsizeof: () => 56,
      getrecursionlimit: () => 1000,
      setrecursionlimit: () => null,
      exc_info: (r) => {
        const handled = handledNow(r);
        return new PyTuple([handled?.type ?? null, handled ?? null, null]);
      },
    }),
  };
};

const time: Readonly<Record<string, NativeBody>> = {
  time: (run) => new PyFloat(run.p.now() / 1000),
  time_ns: (run) => run.p.now() * 1_000_000,
  monotonic: (run) => new PyFloat(run.p.clock() / 1000),
  perf_counter: (run) => new PyFloat(run.p.clock() / 1000),
  *sleep(run, [seconds]): Steps<Py> {
    const ms = numberArg(seconds) * 1000;
    if (ms < 0) return raise('ValueError', 'sleep length must be non-negative');
    yield* run.pay();
    yield* run.p.sleep(ms);
    return null;
  },
  strftime: (run, [format, at]) =>
    strftime(textArg(format), at instanceof PyTuple ? Number(at.items[9]) : run.p.now()),
  gmtime: (run, [at]) => timeTuple(at === undefined || at === null ? run.p.now() : numberArg(at) * 1000),
  localtime: (run, [at]) => timeTuple(at === undefined || at === null ? run.p.now() : numberArg(at) * 1000),
  ctime: (run) => strftime('%a %b %e %H:%M:%S %Y', run.p.now()),
};

function timeTuple(ms: number): PyTuple {
  const t = civilTime(ms);
  return new PyTuple([
    t.year,
    t.month,
    t.day,
    t.hour,
    t.minute,
    t.second,
    (t.weekday + 6) % 7,
    t.dayOfYear,
    0,
    ms,
  ]);
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** strftime(3) in UTC. */
export function strftime(format: string, ms: number): string {
  const t = civilTime(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const rows: Readonly<Record<string, string>> = {
    Y: String(t.year),
    y: two(t.year % 100),
    m: two(t.month),
    d: two(t.day),
    e: String(t.day).padStart(2),
    H: two(t.hour),
    I: two(t.hour % 12 === 0 ? 12 : t.hour % 12),
    M: two(t.minute),
    S: two(t.second),
    f: `${String(Math.floor(t.millisecond)).padStart(3, '0')}000`,
    p: t.hour < 12 ? 'AM' : 'PM',
    a: (days[t.weekday] ?? '').slice(0, 3),
    A: days[t.weekday] ?? '',
    b: (monthNames[t.month - 1] ?? '').slice(0, 3),
    B: monthNames[t.month - 1] ?? '',
    j: String(t.dayOfYear).padStart(3, '0'),
    w: String(t.weekday),
    Z: 'UTC',
    z: '+0000',
    F: `${t.year}-${two(t.month)}-${two(t.day)}`,
    T: `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`,
    '%': '%',
  };
  return format.replace(/%([A-Za-z%])/g, (all, letter: string) => rows[letter] ?? all);
}

const math: Readonly<Record<string, NativeBody>> = {
  ...Object.fromEntries(
    (['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log2', 'log10'] as const).map(
      (name): [string, NativeBody] => [name, (_, [x]) => new PyFloat(Math[name](numberArg(x)))],
    ),
  ),
  sqrt: (_, [x]) =>
    numberArg(x) < 0 ? raise('ValueError', 'math domain error') : new PyFloat(Math.sqrt(numberArg(x))),
  floor: (_, [x]) => Math.floor(numberArg(x)),
  ceil: (_, [x]) => Math.ceil(numberArg(x)),
  trunc: (_, [x]) => Math.trunc(numberArg(x)),
  fabs: (_, [x]) => new PyFloat(Math.abs(numberArg(x))),
  pow: (_, [x, y]) => new PyFloat(numberArg(x) ** numberArg(y)),
  log: (_, [x, base]) =>
    numberArg(x) <= 0
      ? raise('ValueError', 'math domain error')
      : new PyFloat(
          base === undefined ? Math.log(numberArg(x)) : Math.log(numberArg(x)) / Math.log(numberArg(base)),
        ),
  hypot: (_, args) => new PyFloat(Math.hypot(...args.map(numberArg))),
  gcd: (_, [x, y]) => {
    let [a, b] = [Math.abs(numberArg(x)), Math.abs(numberArg(y))];
    while (b > 0) [a, b] = [b, a % b];
    return a;
  },
  factorial: (_, [x]) => Array.from({ length: numberArg(x) }, (__, i) => i + 1).reduce((a, b) => a * b, 1),
  isnan: (_, [x]) => Number.isNaN(numberArg(x)),
  isinf: (_, [x]) => Math.abs(numberArg(x)) === Infinity,
};

const fraction = (run: Runtime) => run.p.random(2 ** 30) / 2 ** 30;

const random: Readonly<Record<string, NativeBody>> = {
  random: (run) => new PyFloat(fraction(run)),
  randint: (run, [a, b]) => numberArg(a) + run.p.random(numberArg(b) - numberArg(a) + 1),
  randrange: (run, [a, b]) =>
    b === undefined ? run.p.random(numberArg(a)) : numberArg(a) + run.p.random(numberArg(b) - numberArg(a)),
  uniform: (run, [a, b]) => new PyFloat(numberArg(a) + fraction(run) * (numberArg(b) - numberArg(a))),
  *choice(run, [items = null]): Steps<Py> {
    const all = yield* itemsOf(run, items);
    return all.length === 0
      ? raise('IndexError', 'Cannot choose from an empty sequence')
      : (all[run.p.random(all.length)] ?? null);
  },
  *choices(run, [items = null, ...rest], named): Steps<Py> {
    const all = yield* itemsOf(run, items);
    void rest;
    return new PyList(
      Array.from({ length: Number(named.get('k') ?? 1) }, () => all[run.p.random(all.length)] ?? null),
    );
  },
  *sample(run, [items = null, count]): Steps<Py> {
    const all = yield* itemsOf(run, items);
    return new PyList(
      Array.from({ length: numberArg(count) }, () => all.splice(run.p.random(all.length), 1)[0] ?? null),
    );
  },
  shuffle: (run, [list]) => {
    if (!(list instanceof PyList)) return null;
    for (let i = list.items.length - 1; i > 0; i--) {
      const j = run.p.random(i + 1);
      [list.items[i], list.items[j]] = [list.items[j] ?? null, list.items[i] ?? null];
    }
    return null;
  },
  seed: () => null,
};

const digests: Readonly<Record<string, (bytes: string) => string>> = { md5, sha1, sha256, sha512 };

function hash(name: string): NativeBody {
  return (_, [data]) => {
    const made = new PyObject(new PyClass('HASH', [], '_hashlib'));
    let all = data === undefined ? '' : (bytesArg(data).value as string);
    made.attributes.set('name', name);
    made.attributes.set(
      'update',
      new PyNative('update', (__, [more]) => {
        all += bytesArg(more).value;
        return null;
      }),
    );
    made.attributes.set('hexdigest', new PyNative('hexdigest', () => digests[name]?.(all) ?? ''));
    return made;
  };
}

const platform: Make = (run) =>
  natives('platform', {
    node: () => hostname(run),
    system: () => 'Linux',
    release: () => kernel(run).release,
    version: () => kernel(run).version,
    machine: () => 'x86_64',
    processor: () => '',
    python_version: () => run.version,
    python_implementation: () => 'CPython',
    platform: () => `Linux-${kernel(run).release}-x86_64-with-glibc2.36`,
  });

/** A module that is only there to be imported: types for readers. */
const typing: Make = () =>
  Object.fromEntries(
    [
      'Any',
      'List',
      'Dict',
      'Optional',
      'Tuple',
      'Union',
      'Callable',
      'Iterable',
      'Iterator',
      'Set',
      'Sequence',
      'Mapping',
      'Generator',
      'Type',
      'NamedTuple',
      'TYPE_CHECKING',
    ].map((name) => [name, name === 'TYPE_CHECKING' ? false : new PyClass(name, [], 'typing')]),
  );

/** Modules that are written here rather than in Python. */
export const nativeModules: Readonly<Record<string, Make | undefined>> = {
  os: (run) => ({
    ...natives('os', os),
    environ: environ(run),
    path: submodule(run, 'os.path', natives('os.path', osPath)),
    name: 'posix',
    sep: '/',
    linesep: '\n',
  }),
  'os.path': () => natives('os.path', osPath),
  sys,
  time: () => natives('time', time),
  math: () => ({
    ...natives('math', math),
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    inf: new PyFloat(Infinity),
    nan: new PyFloat(NaN),
    tau: new PyFloat(2 * Math.PI),
  }),
  random: () => natives('random', random),
  json: (run) => {
    const decode = run.builtins.get('ValueError') ?? null;
    return { ...natives('json', { dumps, loads }), JSONDecodeError: decode };
  },
  platform,
  typing,
  builtins: (run) => Object.fromEntries(run.builtins),
  importlib: () =>
    natives('importlib', {
      *import_module(run, [name]): Steps<Py> {
        return yield* importModule(run, textArg(name));
      },
    }),
  _traceback: () =>
    natives('_traceback', {
      *format_exc(run): Steps<Py> {
        const handled = handledNow(run);
        if (handled === undefined) return 'NoneType: None\n';
        return yield* tracebackOf(run, handledBy.get(handled) ?? new Raised(handled));
      },
    }),
  _socket: () => natives('_socket', socketNatives),
  _re: () => natives('_re', regexNatives),
  hashlib: () =>
    natives('hashlib', Object.fromEntries(Object.keys(digests).map((name) => [name, hash(name)]))),
  base64: () =>
    natives('base64', {
      b64encode: (_, [data]) => new PyBytes(toBase64(bytesArg(data).value) as never),
      b64decode: (_, [data]) =>
        new PyBytes(fromBase64(typeof data === 'string' ? data : bytesArg(data).value).bytes),
    }),
  _time: () =>
    natives('_time', { strftime: (_, [format, at]) => strftime(textArg(format), numberArg(at) * 1000) }),
};
