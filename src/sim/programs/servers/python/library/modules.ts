import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { toBase64, fromBase64 } from '../../../hash/base64';
import { md5 } from '../../../hash/md5';
import { sha1, sha256, sha512 } from '../../../hash/sha';
import { makeError, Raised } from '../run/errors';
import { handledBy } from '../run/execute';
import { importModule } from '../run/import';
import { tracebackOf } from '../traceback';
import type { Runtime } from '../run/runtime';
import type { PyModule } from '../run/values';
import {
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyList,
  PyNative,
  PyObject,
  PyTuple,
  type NativeBody,
  type Py,
} from '../run/values';
import { strftime, time } from './clock';
import { dump, dumps, load, loads } from './json';
import { math, random } from './numbers';
import { kernel, os, osPath } from './os';
import { regexNatives } from './regex';
import { hostname, socketNatives } from './socket';
import { bytesArg, natives, numberArg, textArg } from './take';

type Make = (run: Runtime) => Record<string, Py>;

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
    return { ...natives('json', { dump, dumps, load, loads }), JSONDecodeError: decode };
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
