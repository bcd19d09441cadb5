import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { normalPath } from '../../paths';
import { makeBuiltins } from './library/builtins';
import { nativeModules } from './library/modules';
import { Exit, Raised } from './run/errors';
import { importModule, runModule } from './run/import';
import { Runtime } from './run/runtime';
import { textOf } from './run/text';
import { PyTuple } from './run/values';
import { sourceModules } from './source/index';
import { BadSyntax } from './syntax/lexer';
import { syntaxReport, tracebackOf } from './traceback';

/** What is to be run. */
export interface Script {
  source: string;
  /** as tracebacks name it */
  file: string;
  argv: readonly string[];
  /** first place to look for modules in */
  folder: string;
  /** instead of a source: a module, as `-m` runs it */
  module?: string;
}

/** Where packages are installed: of a Python built into /usr/local, and of Debian's own. */
export function sitePackages(p: Proc, version: string): string[] {
  const short = version.split('.').slice(0, 2).join('.');
  const env = p.env['PYTHONPATH'];
  const prefix = p.env['VIRTUAL_ENV'];
  const exe = p.do((sim) => sim.processes.need(p.processId).exe);
  const argv0 = p.argv[0] ?? '';
  const own = /^(.*)\/bin\/python[\d.]*$/.exec(argv0.includes('/') ? normalPath(argv0, p.cwd()) : '')?.[1];
  const venv = own !== undefined && p.exists(`${own}/pyvenv.cfg`) ? own : prefix;
  const base = exe.startsWith('/usr/local') ? '/usr/local' : undefined;
  return [
    ...(env === undefined ? [] : env.split(':')),
    ...(venv === undefined ? [] : [`${venv}/lib/python${short}/site-packages`]),
    ...(base === undefined ? [] : [`${base}/lib/python${short}/site-packages`]),
    `/usr/local/lib/python${short}/dist-packages`,
    '/usr/lib/python3/dist-packages',
    `/usr/lib/python${short}/site-packages`,
  ];
}

/** Runs a script: its exit status. */
export function* runPython(p: Proc, version: string, script: Script): Steps<number> {
  const run = new Runtime(p, version, makeBuiltins(), [script.folder, ...sitePackages(p, version)]);
  run.argv = script.argv;
  const main = run.newModule('__main__', script.file);
  main.attributes.set('__package__', null);
  run.modules.set('__main__', main);
  run.frames.push({
    file: script.file,
    name: '<module>',
    place: { line: 1, column: 0, end: -1 },
    scope: run.moduleScope(main),
    handled: undefined,
  });
  let code = 0;
  try {
    if (script.module === undefined) yield* runModule(run, main, script.source);
    else yield* runAsMain(run, script.module);
  } catch (error) {
    code = yield* ending(run, error, script);
  }
  yield* run.flush();
  return code;
}

/** `-m NAME`: a module, or a package's `__main__`. */
function* runAsMain(run: Runtime, name: string): Steps<void> {
  const module = yield* importModule(run, name);
  if (module.attributes.has('__path__')) yield* importModule(run, `${name}.__main__`);
}

function* ending(run: Runtime, error: unknown, script: Script): Steps<number> {
  if (error instanceof Exit) return error.code & 255;
  if (error instanceof BadSyntax) {
    yield* run.flush();
    const file =
      [...run.sources].find(([, text]) => text !== script.source && run.frames.length > 1)?.[0] ??
      script.file;
    const source = run.sources.get(run.frame.file === script.file ? script.file : file) ?? script.source;
    yield* run.complain(syntaxReport(error, script.file, source));
    return 1;
  }
  if (error instanceof RangeError) {
    yield* run.flush();
    yield* run.complain('RecursionError: maximum recursion depth exceeded\n');
    return 1;
  }
  if (!(error instanceof Raised)) throw error;
  if (error.value.type.order.some((one) => one.name === 'SystemExit')) return yield* systemExit(run, error);
  run.frames.length = 1;
  const report = yield* tracebackOf(run, error);
  yield* run.flush();
  yield* run.complain(report);
  return 1;
}

function* systemExit(run: Runtime, error: Raised): Steps<number> {
  const args = error.value.attributes.get('args');
  const code = args instanceof PyTuple ? (args.items[0] ?? null) : null;
  if (code === null) return 0;
  if (typeof code === 'number' || typeof code === 'boolean') return Number(code) & 255;
  yield* run.flush();
  yield* run.complain(`${yield* textOf(run, code)}\n`);
  return 1;
}

/** The text of a file, or why not. */
export function readScript(p: Proc, path: string) {
  const text = p.readText(path);
  return isFail(text) ? text : text.replace(/^\uFEFF/, '');
}

/** Is there such a module? */
export function* hasModule(p: Proc, version: string, name: string): Steps<boolean> {
  const top = name.split('.')[0] ?? '';
  if (nativeModules[top] !== undefined || sourceModules[top] !== undefined) return true;
  return [p.cwd(), ...sitePackages(p, version)].some(
    (folder) => p.exists(`${folder}/${top}.py`) || p.exists(`${folder}/${top}/__init__.py`),
  );
}
