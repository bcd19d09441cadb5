import { isFail } from '#sim/base/fail';
import { normalPath } from '../../../paths';
import { Exit, raiseFail } from '../run/errors';
import type { Runtime } from '../run/runtime';
import { PyBytes, PyList, PyTuple, type NativeBody } from '../run/values';
import { hostname } from './socket';
import { numberArg, textArg } from './take';

/** Facts of the kernel below. */
export function kernel(run: Runtime) {
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

/** Functions of `os`. */
export const os: Readonly<Record<string, NativeBody>> = {
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

/** Functions of `os.path`. */
export const osPath: Readonly<Record<string, NativeBody>> = {
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
