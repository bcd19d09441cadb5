import { bindPattern } from './patterns';
import { isCallable, isObj, Obj, Scope, Thrown, type Code, type Value } from './heap';
import { evaluate } from './expressions';
import { hoist, runBlock } from './statements';
import type { Eval, Realm, Suspend } from './realm';
import { functionName } from './realm';
import { newPromise, resolvePromise, settle, thenNative } from './promises';
import type { FieldNode, FunctionNode } from './syntax';

/** Deepest nesting of calls before the stack is full. */
const deepest = 900;

/** Calls a function: of the script, bound, or built in. */
export function* callFunction(realm: Realm, fn: Value, self: Value, args: Value[]): Eval {
  realm.tick();
  if (!isCallable(fn)) return realm.throwError('TypeError', `${typeof fn} is not a function`);
  if (fn.bound !== undefined)
    return yield* callFunction(realm, fn.bound.target, fn.bound.self, [...fn.bound.args, ...args]);
  if (fn.builtin !== undefined) {
    const answer = realm.natives[fn.builtin]?.(realm, self, args);
    return isEval(answer) ? yield* answer : answer;
  }
  return fn.code === undefined ? undefined : yield* callCode(realm, fn, fn.code, self, args, false);
}

function isEval(answer: Value | Eval | undefined): answer is Eval {
  return typeof answer === 'object' && answer !== null && !(answer instanceof Obj);
}

function* callCode(realm: Realm, fn: Obj, code: Code, self: Value, args: Value[], isNew: boolean): Eval {
  const node = realm.script(code.file).functions[code.index];
  if (node === undefined) return undefined;
  const scope = new Scope(code.scope);
  if (node.type === 'PropertyDefinition') {
    scope.self = { value: self, home: undefined, newTarget: false };
    return node.value ? yield* evaluate(realm, node.value, scope) : undefined;
  }
  const isArrow = node.type === 'ArrowFunctionExpression';
  if (!isArrow) {
    scope.self = { value: self, home: code.home, newTarget: isNew };
    scope.declare('arguments', realm.array([...args]));
  }
  const name = nameInStack(realm, fn, self, isNew);
  if (node.generator) return makeGenerator(realm, runBody(realm, node, scope, args, name, code.file));
  if (node.async)
    return startAsync(realm, runBody(realm, node, scope, args, name, code.file), { name, file: code.file });
  return yield* runBody(realm, node, scope, args, name, code.file);
}

function nameInStack(realm: Realm, fn: Obj, self: Value, isNew: boolean): string {
  const name = functionName(realm, fn);
  if (isNew) return `new ${name}`;
  const owner = isObj(self) && self.kind === 'object' ? self.find('constructor')?.value : undefined;
  const type = isObj(owner) ? functionName(realm, owner) : '';
  if (fn.code?.home !== undefined && type !== '') return `${type}.${name}`;
  return isObj(self) && self.kind === 'object' && name !== '' && type !== '' ? `${type}.${name}` : name;
}

function* runBody(
  realm: Realm,
  node: FunctionNode,
  scope: Scope,
  args: Value[],
  name: string,
  file: string,
): Eval {
  if (realm.frames.length > deepest) realm.throwError('RangeError', 'Maximum call stack size exceeded');
  realm.frames.push({ name, file, node: node.body });
  const depth = realm.frames.length;
  try {
    for (const [i, param] of node.params.entries()) {
      if (param.type === 'RestElement')
        yield* bindPattern(realm, param.argument, realm.array(args.slice(i)), scope, 'let');
      else yield* bindPattern(realm, param, args[i], scope, 'let');
    }
    if (node.body.type !== 'BlockStatement') return yield* evaluate(realm, node.body, scope);
    hoist(realm, node.body.body, scope, file);
    const end = yield* runBlock(realm, node.body.body, scope);
    return end?.type === 'return' ? end.value : undefined;
  } finally {
    realm.frames.length = Math.max(0, Math.min(realm.frames.length, depth) - 1);
  }
}

/** `new`: makes the object, runs constructors from the class downwards. */
export function* construct(realm: Realm, fn: Value, args: Value[]): Eval {
  realm.tick();
  if (!isCallable(fn)) return realm.throwError('TypeError', 'value is not a constructor');
  if (fn.builtin !== undefined) {
    const answer = (realm.natives[`new ${fn.builtin}`] ?? realm.natives[fn.builtin])?.(realm, fn, args);
    return isEval(answer) ? yield* answer : answer;
  }
  const proto = fn.get('prototype');
  const made = yield* instantiate(realm, fn, isObj(proto) ? proto : null, args);
  return made;
}

/** Runs the constructor of a class (or function) on a new object with that prototype. */
function* instantiate(realm: Realm, fn: Obj, proto: Obj | null, args: Value[]): Eval {
  const base = fn.props.get('__super__')?.value;
  const made = isObj(base) ? undefined : new Obj(proto);
  if (made !== undefined) yield* initFields(realm, fn, made);
  if (fn.code === undefined || fn.props.has('__implicit__')) {
    const inner = isObj(base) ? yield* superConstruct(realm, fn, proto, args) : made;
    return inner;
  }
  const holder = new Scope(fn.code.scope);
  holder.declare('%new', made);
  holder.declare('%class', fn);
  holder.declare('%proto', proto);
  const answer = yield* callCode(realm, fn, { ...fn.code, scope: holder }, made, args, true);
  return isObj(answer) ? answer : holder.names.get('%new')?.value;
}

/** `super(…)`: makes the object by the class above, then adds this class's fields. */
export function* superConstruct(realm: Realm, fn: Obj, proto: Obj | null, args: Value[]): Eval {
  const base = fn.props.get('__super__')?.value;
  if (!isObj(base)) return undefined;
  const made: Value =
    base.builtin === undefined
      ? yield* instantiate(realm, base, proto, args)
      : yield* construct(realm, base, args);
  if (isObj(made)) {
    made.proto = proto;
    yield* initFields(realm, fn, made);
  }
  return made;
}

function* initFields(realm: Realm, fn: Obj, made: Obj): Generator<Suspend, void, Value> {
  const fields = fn.props.get('__fields__')?.value;
  if (!isObj(fields)) return;
  for (const field of fields.items) {
    if (!isObj(field)) continue;
    const start = field.get('start');
    const value = isCallable(start) ? yield* realm.call(start, made, []) : undefined;
    made.set(String(field.get('name')), value);
  }
}

/** Starts an async function: its promise, which settles when the body ends. */
function startAsync(realm: Realm, body: Eval, frame: { name: string; file: string }): Obj {
  const promise = newPromise(realm);
  const resume = (step: () => IteratorResult<Suspend, Value>): void => {
    const outer = realm.frames;
    realm.frames = [...outer];
    try {
      const result = step();
      if (result.done === true) resolvePromise(realm, promise, result.value);
      else if ('await' in result.value) waitFor(result.value.await);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      settle(realm, promise, 'rejected', error.value);
    } finally {
      realm.frames = outer;
    }
  };
  const waitFor = (value: Value): void => {
    realm.suspended += 1;
    const again = (step: () => IteratorResult<Suspend, Value>) => {
      realm.suspended -= 1;
      realm.frames = [{ ...frame, node: undefined }];
      resume(step);
    };
    thenNative(
      realm,
      value,
      (v) => again(() => body.next(v)),
      (e) => again(() => body.throw(new Thrown(e))),
    );
  };
  resume(() => body.next());
  return promise;
}

/** A generator object: next() runs its body until the next yield. */
function makeGenerator(realm: Realm, body: Eval): Obj {
  const made = realm.kind('generator', 'Generator.prototype');
  generators.set(made, body);
  realm.suspended += 1;
  return made;
}

const generators = new WeakMap<Obj, Eval>();

/** One step of a generator object. */
export function* generatorNext(realm: Realm, self: Value, value: Value): Eval {
  const body = isObj(self) ? generators.get(self) : undefined;
  if (body === undefined) return realm.record({ value: undefined, done: true });
  let result = body.next(value);
  while (result.done !== true && 'await' in result.value) result = body.next(yield result.value);
  if (result.done === true) {
    if (isObj(self) && generators.delete(self)) realm.suspended -= 1;
    return realm.record({ value: result.value, done: true });
  }
  return realm.record({ value: 'yield' in result.value ? result.value.yield : undefined, done: false });
}

/** Makes a function object of a function node in a scope. */
export function makeFunction(realm: Realm, node: FunctionNode | FieldNode, scope: Scope, name?: string): Obj {
  const made = new Obj(realm.builtin('Function.prototype'));
  made.kind = 'function';
  const file = realm.frames.at(-1)?.file ?? '';
  const index = realm.script(file).indexOf.get(node) ?? 0;
  made.code = { file, index, scope };
  if (node.type === 'PropertyDefinition') return made;
  if (name !== undefined && (node.type === 'ArrowFunctionExpression' || !node.id))
    made.set('name', name, true);
  if (node.type !== 'ArrowFunctionExpression' && !node.async) {
    const proto = realm.object();
    proto.set('constructor', made, true);
    made.set('prototype', proto, true);
  }
  return made;
}
