import type { Steps } from '#sim/kernel/program';
import { evaluate } from './evaluate';
import { runBlock, Returned } from './execute';
import { findAttribute } from './attributes';
import type { Raised } from './errors';
import { objectClass, raise } from './errors';
import type { Runtime } from './runtime';
import { reprOf, typeName } from './text';
import { localsOf } from './scan';
import {
  PyClass,
  PyDict,
  PyFunction,
  PyGenerator,
  PyMethod,
  PyNative,
  PyObject,
  PyTuple,
  Scope,
  type Named,
  type Py,
} from './values';

const none: Named = new Map();

/** Calls anything that can be called. */
export function* callFunction(run: Runtime, fn: Py, args: Py[], named: Named = none): Steps<Py> {
  run.tick();
  if (fn instanceof PyNative) {
    const all = fn.self === undefined ? args : [fn.self, ...args];
    const made = fn.body(run, all, named);
    return isSteps(made) ? yield* made : made;
  }
  if (fn instanceof PyMethod) return yield* callFunction(run, fn.fn, [fn.self, ...args], named);
  if (fn instanceof PyFunction) return yield* callPython(run, fn, args, named);
  if (fn instanceof PyClass) return yield* construct(run, fn, args, named);
  if (fn instanceof PyObject) {
    const method = fn.type.find('__call__');
    if (method !== undefined) return yield* callFunction(run, method, [fn, ...args], named);
  }
  return raise('TypeError', `'${typeName(fn)}' object is not callable`);
}

function isSteps(value: unknown): value is Steps<Py> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    'next' in value &&
    'throw' in value
  );
}

/** A new object of a class: __new__ of native bases, then __init__. */
function* construct(run: Runtime, type: PyClass, args: Py[], named: Named): Steps<Py> {
  const maker = type.find('__new__');
  const made =
    maker === undefined ? new PyObject(type) : yield* callFunction(run, maker, [type, ...args], named);
  if (!(made instanceof PyObject)) return made;
  const init = type.find('__init__');
  if (init !== undefined) yield* callFunction(run, init, [made, ...args], named);
  else if (
    args.length + named.size > 0 &&
    maker === undefined &&
    type.order.every((one) => one === objectClass || one.module !== 'builtins')
  )
    return raise('TypeError', `${type.name}() takes no arguments`);
  return made;
}

function* callPython(run: Runtime, fn: PyFunction, args: readonly Py[], named: Named): Steps<Py> {
  const scope = new Scope(fn.scope, 'function', fn.scope.module);
  yield* bind(run, fn, args, named, scope);
  if (fn.owner !== undefined) scope.names.set('__class__', fn.owner);
  if (fn.isGenerator) return generator(run, fn, scope);
  return yield* runBody(run, fn, scope);
}

function* runBody(run: Runtime, fn: PyFunction, scope: Scope): Steps<Py> {
  const caller = run.frame;
  run.frames.push({ file: scope.module.file, name: fn.name, place: caller.place, scope, handled: undefined });
  try {
    if (!Array.isArray(fn.body))
      return yield* evaluate(run, fn.body as Exclude<typeof fn.body, readonly unknown[]>, scope);
    scope.locals = localsOf(fn);
    yield* runBlock(run, fn.body, scope);
    return null;
  } catch (end) {
    if (end instanceof Returned) return end.value;
    throw end;
  } finally {
    run.frames.pop();
  }
}

/** A generator: its body runs when somebody asks, with its frame on top only meanwhile. */
function generator(run: Runtime, fn: PyFunction, scope: Scope): PyGenerator {
  function* body(): Generator<unknown, Py, Py> {
    return yield* runBody(run, fn, scope) as Generator<unknown, Py, Py>;
  }
  return new PyGenerator(fn.name, body());
}

/** What a `yield` hands out, among the waits that pass through the same generator. */
export class Yielded {
  constructor(readonly value: Py) {}
}

/** The next value of a generator; undefined at its end. Waits of the program pass through. */
export function* resume(
  run: Runtime,
  made: PyGenerator,
  sent: Py = null,
  thrown?: Raised,
): Steps<Py | undefined> {
  if (made.isDone) return undefined;
  const depth = run.frames.length;
  let step = thrown === undefined ? made.steps.next(sent) : made.steps.throw(thrown);
  for (;;) {
    if (step.done === true) {
      made.isDone = true;
      return undefined;
    }
    if (step.value instanceof Yielded) {
      run.frames.length = depth;
      return step.value.value;
    }
    const answer: unknown = yield step.value as never;
    step = made.steps.next(answer as Py);
  }
}

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** Puts arguments under the names of parameters, with CPython's complaints. */
function* bind(run: Runtime, fn: PyFunction, args: readonly Py[], named: Named, scope: Scope): Steps<void> {
  const plain = fn.parameters.filter((one) => one.kind === 'plain');
  const star = fn.parameters.find((one) => one.kind === 'star');
  const stars = fn.parameters.find((one) => one.kind === 'stars');
  const { names } = scope;
  const title = fn.owner === undefined ? fn.name : `${fn.owner.name}.${fn.name}`;
  for (const [i, one] of plain.entries()) {
    const value = args[i];
    if (value !== undefined) names.set(one.name, value);
  }
  if (star !== undefined) names.set(star.name, new PyTuple(args.slice(plain.length)));
  else if (args.length > plain.length) {
    const least = plain.filter((one) => one.standard === undefined).length;
    const range =
      least === plain.length
        ? plural(least, 'positional argument')
        : `from ${least} to ${plural(plain.length, 'positional argument')}`;
    raise(
      'TypeError',
      `${title}() takes ${range} but ${args.length} ${args.length === 1 ? 'was' : 'were'} given`,
    );
  }
  const extra = new PyDict();
  for (const [name, value] of named) {
    const known = fn.parameters.find(
      (one) => one.name === name && (one.kind === 'plain' || one.kind === 'keyword'),
    );
    if (known === undefined) {
      if (stars === undefined) raise('TypeError', `${title}() got an unexpected keyword argument '${name}'`);
      extra.set(name, value);
    } else if (names.has(name)) raise('TypeError', `${title}() got multiple values for argument '${name}'`);
    else names.set(name, value);
  }
  if (stars !== undefined) names.set(stars.name, extra);
  const missing: string[] = [];
  for (const one of fn.parameters) {
    if (one.kind === 'star' || one.kind === 'stars' || names.has(one.name)) continue;
    const standard = fn.standards.get(one.name);
    if (standard !== undefined) names.set(one.name, standard);
    else missing.push(one.name);
  }
  if (missing.length === 0) return;
  const quoted = missing.map((name) => `'${name}'`);
  const list =
    quoted.length > 1
      ? `${quoted.slice(0, -1).join(', ')}${quoted.length > 2 ? ',' : ''} and ${quoted.at(-1) ?? ''}`
      : (quoted[0] ?? '');
  const kind = fn.parameters.some((one) => one.kind === 'keyword' && missing.includes(one.name))
    ? 'keyword-only'
    : 'positional';
  raise(
    'TypeError',
    `${title}() missing ${missing.length} required ${kind} argument${missing.length === 1 ? '' : 's'}: ${list}`,
  );
  yield* reprOf(run, null);
}

/** Calls a method by name, where the object has it; undefined: it has none. */
export function* callMethod(run: Runtime, self: Py, name: string, args: Py[]): Steps<Py | undefined> {
  if (self instanceof PyObject) {
    const method = self.type.find(name);
    return method === undefined ? undefined : yield* callFunction(run, method, [self, ...args]);
  }
  const found = yield* findAttribute(run, self, name);
  return found === undefined ? undefined : yield* callFunction(run, found, args);
}
