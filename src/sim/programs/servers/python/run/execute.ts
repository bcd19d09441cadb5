import type { Steps } from '#sim/kernel/program';
import type { Expression, FunctionDef, Statement } from '../syntax/ast';
import { assign, setName } from './assign';
import { callFunction, callMethod } from './call';
import { errorClasses, makeError, objectClass, raise, Raised } from './errors';
import { evaluate } from './evaluate';
import { importFrom, importModule } from './import';
import { iterate, nextOf } from './iterate';
import { operate, truth } from './operators';
import type { Runtime } from './runtime';
import { hasYield } from './scan';
import { deleteItem } from './subscript';
import { typeName } from './text';
import { PyClass, PyFunction, PyList, PyNative, PyObject, PyTuple, Scope, type Py } from './values';

/** `return`, `break`, `continue` on their way out. */
export class Returned {
  constructor(readonly value: Py) {}
}
class Broken {}
class Continued {}
const broken = new Broken();
const continued = new Continued();

/** Runs statements one after another. */
export function* runBlock(run: Runtime, body: readonly Statement[], scope: Scope): Steps<void> {
  for (const one of body) {
    run.tick();
    run.frame.place = one;
    const maker = makers[one.type] as (run: Runtime, node: Statement, scope: Scope) => Steps<void>;
    try {
      yield* maker(run, one, scope);
    } catch (error) {
      if (
        error instanceof Raised &&
        !error.lines.some((line) => line.where === run.frame.name && marked.get(error) === run.frame)
      ) {
        marked.set(error, run.frame);
        run.trace(error, markOf(run.frame.place as Statement | Expression));
      }
      throw error;
    }
  }
}

/** The frame that has said last where an exception passed. */
const marked = new WeakMap<Raised, object>();

/** Signs below the part of the line that failed: CPython's since 3.11. */
function markOf(place: Statement | Expression): string {
  if (place.end < 0) return '';
  const width = place.end - place.column;
  if (place.type === 'binary') {
    const at = place.at - place.column;
    return (
      '~'.repeat(Math.max(0, at)) +
      '^'.repeat(place.sign.length) +
      '~'.repeat(Math.max(0, width - at - place.sign.length))
    );
  }
  if (place.type === 'index' && place.value.end >= 0) {
    const at = place.value.end - place.column;
    return '~'.repeat(Math.max(0, at)) + '^'.repeat(Math.max(0, width - at));
  }
  return '^'.repeat(Math.max(0, width));
}

type Kind = Statement['type'];
type Of<K extends Kind> = Extract<Statement, { type: K }>;

function* loop(run: Runtime, body: readonly Statement[], scope: Scope): Steps<boolean> {
  try {
    yield* runBlock(run, body, scope);
  } catch (end) {
    if (end === broken) return false;
    if (end !== continued) throw end;
  }
  // a loop without end must cost time
  if (run.steps - run.paid > 20_000) yield* run.pay();
  return true;
}

function* whileLoop(run: Runtime, node: Of<'while'>, scope: Scope): Steps<void> {
  while (yield* truth(run, yield* evaluate(run, node.test, scope))) {
    if (!(yield* loop(run, node.body, scope))) return;
    run.frame.place = node;
  }
  yield* runBlock(run, node.otherwise, scope);
}

function* forLoop(run: Runtime, node: Of<'for'>, scope: Scope): Steps<void> {
  const iterator = yield* iterate(run, yield* evaluate(run, node.source, scope));
  for (let item = yield* nextOf(iterator); item !== undefined; item = yield* nextOf(iterator)) {
    yield* assign(run, node.target, item, scope);
    if (!(yield* loop(run, node.body, scope))) return;
    run.frame.place = node;
  }
  yield* runBlock(run, node.otherwise, scope);
}

/** Does a raised exception fit what an `except` asks for? */
function* fits(run: Runtime, error: PyObject, test: Expression, scope: Scope): Steps<boolean> {
  const wanted = yield* evaluate(run, test, scope);
  const list = wanted instanceof PyTuple ? wanted.items : [wanted];
  return list.some((one) => {
    if (one instanceof PyClass) return error.type.isBelow(one);
    return raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  });
}

function* tryBlock(run: Runtime, node: Of<'try'>, scope: Scope): Steps<void> {
  const depth = run.frames.length;
  try {
    let isClean = false;
    try {
      yield* runBlock(run, node.body, scope);
      isClean = true;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      run.frames.length = depth;
      yield* handle(run, node, error, scope);
    }
    if (isClean) yield* runBlock(run, node.otherwise, scope);
  } finally {
    run.frames.length = Math.max(depth, 1) === run.frames.length ? run.frames.length : depth;
    yield* runBlock(run, node.final, scope);
  }
}

function* handle(run: Runtime, node: Of<'try'>, error: Raised, scope: Scope): Steps<void> {
  for (const handler of node.handlers) {
    if (handler.test !== undefined && !(yield* fits(run, error.value, handler.test, scope))) continue;
    const { frame } = run;
    const before = frame.handled;
    frame.handled = error.value;
    handledBy.set(error.value, error);
    if (handler.name !== undefined) setName(handler.name, error.value, scope);
    try {
      yield* runBlock(run, handler.body, scope);
    } catch (next) {
      if (next instanceof Raised && next.value !== error.value && !next.value.attributes.has('__context__')) {
        next.value.attributes.set('__context__', error.value);
      }
      throw next;
    } finally {
      frame.handled = before;
      if (handler.name !== undefined) scope.names.delete(handler.name);
    }
    return;
  }
  throw error;
}

/** Exceptions that were caught, with where they came from. */
export const handledBy = new WeakMap<PyObject, Raised>();

function* raiseStatement(run: Runtime, node: Of<'raise'>, scope: Scope): Steps<void> {
  if (node.value === undefined) {
    const { handled } = run.frame;
    if (handled === undefined) return raise('RuntimeError', 'No active exception to reraise');
    throw handledBy.get(handled) ?? new Raised(handled);
  }
  let value = yield* evaluate(run, node.value, scope);
  run.frame.place = node;
  if (value instanceof PyClass) value = yield* callFunction(run, value, []);
  const base = errorClasses.get('BaseException');
  if (!(value instanceof PyObject) || base === undefined || !value.type.isBelow(base))
    return raise('TypeError', 'exceptions must derive from BaseException');
  if (node.cause !== undefined) {
    value.attributes.set('__cause__', yield* evaluate(run, node.cause, scope));
    value.attributes.set('__suppress_context__', true);
  }
  throw new Raised(value);
}

function* withBlock(run: Runtime, node: Of<'with'>, scope: Scope, from = 0): Steps<void> {
  const item = node.items[from];
  if (item === undefined) {
    yield* runBlock(run, node.body, scope);
    return;
  }
  const manager = yield* evaluate(run, item.value, scope);
  const entered = yield* callMethod(run, manager, '__enter__', []);
  if (entered === undefined)
    return raise('TypeError', `'${typeName(manager)}' object does not support the context manager protocol`);
  if (item.target !== undefined) yield* assign(run, item.target, entered, scope);
  const depth = run.frames.length;
  try {
    yield* withBlock(run, node, scope, from + 1);
  } catch (error) {
    run.frames.length = depth;
    if (!(error instanceof Raised)) {
      yield* callMethod(run, manager, '__exit__', [null, null, null]);
      throw error;
    }
    const isSwallowed = yield* callMethod(run, manager, '__exit__', [error.value.type, error.value, null]);
    if (isSwallowed === undefined || !(yield* truth(run, isSwallowed))) throw error;
    return;
  }
  yield* callMethod(run, manager, '__exit__', [null, null, null]);
}

function* define(run: Runtime, node: FunctionDef, scope: Scope): Steps<void> {
  const standards = new Map<string, Py>();
  for (const one of node.parameters)
    if (one.standard !== undefined) standards.set(one.name, yield* evaluate(run, one.standard, scope));
  const made = new PyFunction(node.name, node.parameters, node.body, scope, standards, hasYield(node.body));
  const [first] = node.body;
  if (
    first?.type === 'expression' &&
    first.value.type === 'constant' &&
    typeof first.value.value === 'string'
  )
    made.attributes.set('__doc__', first.value.value);
  setName(node.name, yield* decorated(run, node.decorators, made, scope), scope);
}

function* decorated(run: Runtime, decorators: readonly Expression[], value: Py, scope: Scope): Steps<Py> {
  let now = value;
  for (const one of [...decorators].reverse())
    now = yield* callFunction(run, yield* evaluate(run, one, scope), [now]);
  return now;
}

function* defineClass(run: Runtime, node: Of<'class'>, scope: Scope): Steps<void> {
  const bases: PyClass[] = [];
  for (const one of node.bases) {
    const base = yield* evaluate(run, one, scope);
    if (base instanceof PyClass) bases.push(base);
    else if (base instanceof PyNative) bases.push(subclassable(base));
    else return raise('TypeError', `${typeName(base)} is not an acceptable base type`);
  }
  const made = new PyClass(node.name, bases.length === 0 ? [objectClass] : bases, scope.module.name);
  const inner = new Scope(scope, 'class', scope.module);
  run.frames.push({
    file: scope.module.file,
    name: node.name,
    place: node,
    scope: inner,
    handled: undefined,
  });
  try {
    yield* runBlock(run, node.body, inner);
  } finally {
    run.frames.pop();
  }
  for (const [name, value] of inner.names) {
    const fn = value instanceof PyObject && value.slot instanceof PyFunction ? value.slot : value;
    if (fn instanceof PyFunction && fn.owner === undefined && fn.scope === inner) fn.owner = made;
    made.attributes.set(name, value);
  }
  for (const base of bases) {
    const hook = base.find('__init_subclass__');
    if (hook !== undefined) yield* callFunction(run, hook, [made]);
  }
  setName(node.name, yield* decorated(run, node.decorators, made, scope), scope);
}

/** A class that keeps a list, a dictionary … as its base: `class Config(dict)`. */
function subclassable(base: PyNative): PyClass {
  const made = new PyClass(base.name, [objectClass], 'builtins');
  made.attributes.set(
    '__new__',
    new PyNative('__new__', function* (run, [type, ...args], named) {
      const one = new PyObject(type instanceof PyClass ? type : made);
      one.slot = yield* callFunction(
        run,
        base,
        type instanceof PyClass && type.find('__init__') !== undefined ? [] : args,
        type instanceof PyClass && type.find('__init__') !== undefined ? new Map() : named,
      );
      return one;
    }),
  );
  return made;
}

function* deleteStatement(run: Runtime, node: Of<'del'>, scope: Scope): Steps<void> {
  for (const target of node.targets) {
    if (target.type === 'name') {
      if (!scope.names.delete(target.name)) return raise('NameError', `name '${target.name}' is not defined`);
    } else if (target.type === 'index')
      yield* deleteItem(
        run,
        yield* evaluate(run, target.value, scope),
        yield* evaluate(run, target.index, scope),
      );
    else if (target.type === 'attribute') {
      const value = yield* evaluate(run, target.value, scope);
      if (value instanceof PyObject) value.attributes.delete(target.name);
    }
  }
}

const makers: { [K in Kind]: (run: Runtime, node: Of<K>, scope: Scope) => Steps<void> } = {
  *expression(run, node, scope) {
    yield* evaluate(run, node.value, scope);
  },
  *assign(run, node, scope) {
    const value = yield* evaluate(run, node.value, scope);
    for (const target of node.targets) yield* assign(run, target, value, scope);
  },
  *augment(run, node, scope) {
    const before = yield* evaluate(run, node.target, scope);
    const value = yield* evaluate(run, node.value, scope);
    run.frame.place = node;
    if (before instanceof PyList && node.sign === '+') {
      const iterator = yield* iterate(run, value);
      for (let item = yield* nextOf(iterator); item !== undefined; item = yield* nextOf(iterator))
        before.items.push(item);
      return;
    }
    const own =
      before instanceof PyObject
        ? yield* callMethod(
            run,
            before,
            `__i${({ '+': 'add', '-': 'sub', '*': 'mul', '|': 'or' } as Record<string, string>)[node.sign] ?? ''}__`,
            [value],
          )
        : undefined;
    yield* assign(run, node.target, own ?? (yield* operate(run, node.sign, before, value)), scope);
  },
  *annotate(run, node, scope) {
    if (node.value !== undefined)
      yield* assign(run, node.target, yield* evaluate(run, node.value, scope), scope);
    else if (scope.kind === 'class' && node.target.type === 'name') {
      const known = scope.names.get('__annotations__');
      const names = known instanceof PyList ? known : new PyList([]);
      names.items.push(node.target.name);
      scope.names.set('__annotations__', names);
    }
  },
  *pass() {
    return;
  },
  *break() {
    throw broken;
  },
  *continue() {
    throw continued;
  },
  *return(run, node, scope) {
    throw new Returned(node.value === undefined ? null : yield* evaluate(run, node.value, scope));
  },
  raise: raiseStatement,
  del: deleteStatement,
  *assert(run, node, scope) {
    if (yield* truth(run, yield* evaluate(run, node.test, scope))) return;
    const message = node.message === undefined ? [] : [yield* evaluate(run, node.message, scope)];
    run.frame.place = node.test;
    throw new Raised(makeError('AssertionError', ...message));
  },
  *global(_, node, scope) {
    for (const name of node.names) scope.globals.add(name);
    scope.locals = new Set([...scope.locals].filter((name) => !scope.globals.has(name)));
  },
  *nonlocal(_, node, scope) {
    for (const name of node.names) scope.outer.add(name);
  },
  *import(run, node, scope) {
    for (const { path, as } of node.names) {
      const module = yield* importModule(run, path);
      const top = as === undefined ? run.modules.get(path.split('.')[0] ?? '') : module;
      setName(as ?? path.split('.')[0] ?? '', top ?? module, scope);
    }
  },
  *from(run, node, scope) {
    yield* importFrom(run, node, scope);
  },
  *if(run, node, scope) {
    const isTrue = yield* truth(run, yield* evaluate(run, node.test, scope));
    yield* runBlock(run, isTrue ? node.then : node.otherwise, scope);
  },
  while: whileLoop,
  for: forLoop,
  try: tryBlock,
  with: (run, node, scope) => withBlock(run, node, scope),
  def: define,
  class: defineClass,
};
