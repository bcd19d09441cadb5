import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { nativeModules } from '../library/modules';
import { sourceModules } from '../source/index';
import type { Statement } from '../syntax/ast';
import { parseProgram } from '../syntax/parser';
import { setName } from './assign';
import { makeError, raise, Raised } from './errors';
import { runBlock } from './execute';
import type { Runtime } from './runtime';
import { PyList, type Py, type PyModule, type Scope } from './values';

interface Found {
  file: string;
  text: string;
  isPackage: boolean;
}

/** A module by its full name; its packages are loaded before it. */
export function* importModule(run: Runtime, path: string): Steps<PyModule> {
  const parts = path.split('.');
  let module: PyModule | undefined;
  for (let n = 1; n <= parts.length; n++) {
    const name = parts.slice(0, n).join('.');
    const next: PyModule = yield* load(run, name, module, path);
    if (module !== undefined) module.attributes.set(parts[n - 1] ?? '', next);
    module = next;
  }
  if (module === undefined) return raise('ModuleNotFoundError', `No module named '${path}'`);
  return module;
}

function* load(run: Runtime, name: string, parent: PyModule | undefined, whole: string): Steps<PyModule> {
  const known = run.modules.get(name);
  if (known !== undefined) return known;
  const native = nativeModules[name];
  if (native !== undefined) {
    const made = run.newModule(name, '');
    run.modules.set(name, made);
    for (const [key, value] of Object.entries(native(run))) made.attributes.set(key, value);
    return made;
  }
  const found = yield* find(run, name, parent);
  if (found === undefined) {
    const hasParent = parent !== undefined && whole !== name.split('.')[0];
    const error = makeError(
      'ModuleNotFoundError',
      `No module named '${name}'${hasParent && !isPackage(run, parent) ? `; '${parent.name}' is not a package` : ''}`,
    );
    error.attributes.set('name', name);
    throw new Raised(error);
  }
  const made = run.newModule(name, found.file);
  run.modules.set(name, made);
  if (found.isPackage)
    made.attributes.set('__path__', new PyList([found.file.replace(/\/__init__\.py$/, '')]));
  made.attributes.set('__package__', found.isPackage ? name : name.split('.').slice(0, -1).join('.'));
  try {
    yield* runModule(run, made, found.text);
  } catch (error) {
    run.modules.delete(name);
    throw error;
  }
  return made;
}

const isPackage = (run: Runtime, module: PyModule) =>
  module.attributes.has('__path__') || run.modules.get(module.name)?.file === '';

/** Runs a source as a module. */
export function* runModule(run: Runtime, module: PyModule, text: string): Steps<void> {
  run.sources.set(module.file, text);
  const program: Statement[] = parseProgram(text);
  const scope = run.moduleScope(module);
  run.frames.push({
    file: module.file,
    name: '<module>',
    place: { line: 1, column: 0, end: -1 },
    scope,
    handled: undefined,
  });
  try {
    yield* runBlock(run, program, scope);
  } finally {
    run.frames.pop();
  }
}

function* find(run: Runtime, name: string, parent: PyModule | undefined): Steps<Found | undefined> {
  const last = name.split('.').at(-1) ?? '';
  const inParent = parent?.attributes.get('__path__');
  const folders =
    parent === undefined
      ? run.path
      : inParent instanceof PyList
        ? inParent.items.map((one) => String(one as string))
        : [];
  for (const folder of folders) {
    for (const [file, isPackage] of [
      [`${folder}/${last}/__init__.py`, true],
      [`${folder}/${last}.py`, false],
    ] as const) {
      const text = run.p.readText(file.startsWith('/') ? file : `${run.p.cwd()}/${file}`);
      if (!isFail(text)) return { file, text, isPackage };
    }
  }
  const own = sourceModules[name];
  if (own === undefined) return undefined;
  const short = run.version.split('.').slice(0, 2).join('.');
  const isPackage = Object.keys(sourceModules).some((other) => other.startsWith(`${name}.`));
  return {
    file: `/usr/local/lib/python${short}/${name.replaceAll('.', '/')}${isPackage ? '/__init__' : ''}.py`,
    text: own,
    isPackage,
  };
}

/** `from x import a, b` */
export function* importFrom(
  run: Runtime,
  node: Extract<Statement, { type: 'from' }>,
  scope: Scope,
): Steps<void> {
  const module = yield* importModule(run, absolute(scope, node.module, node.level));
  for (const { name, as } of node.names) {
    if (name === '*') {
      const all = module.attributes.get('__all__');
      const names =
        all instanceof PyList
          ? all.items.map((one) => String(one as string))
          : [...module.attributes.keys()].filter((key) => !key.startsWith('_'));
      for (const one of names) setName(one, module.attributes.get(one) ?? null, scope);
      continue;
    }
    setName(as ?? name, yield* member(run, module, name), scope);
  }
}

function* member(run: Runtime, module: PyModule, name: string): Steps<Py> {
  const found = module.attributes.get(name);
  if (found !== undefined) return found;
  if (module.attributes.has('__path__') || nativeModules[`${module.name}.${name}`] !== undefined) {
    try {
      return yield* importModule(run, `${module.name}.${name}`);
    } catch (error) {
      if (
        !(error instanceof Raised) ||
        error.value.type.name !== 'ModuleNotFoundError' ||
        error.value.attributes.get('name') !== `${module.name}.${name}`
      )
        throw error;
    }
  }
  return raise(
    'ImportError',
    `cannot import name '${name}' from '${module.name}' (${module.file === '' ? 'unknown location' : module.file})`,
  );
}

function absolute(scope: Scope, path: string, level: number): string {
  if (level === 0) return path;
  const own = scope.module.attributes.get('__package__');
  const base = typeof own === 'string' ? own.split('.') : [];
  if (own === undefined || own === '' || own === null)
    return raise('ImportError', 'attempted relative import with no known parent package');
  const up = base.slice(0, base.length - (level - 1)).join('.');
  return path === '' ? up : `${up}.${path}`;
}
