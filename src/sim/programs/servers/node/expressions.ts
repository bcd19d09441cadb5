import type { AnyNode, Expression, PrivateIdentifier, Super } from 'acorn';
import { defineMethod, makeClass } from './classes';
import { construct, makeFunction, superConstruct } from './functions';
import { isCallable, isObj, isTruthy, Scope, type Value } from './heap';
import { binary, iterate, keysOf, toNumber, toText, typeOf } from './operators';
import { bindPattern, notReady } from './patterns';
import { functionName, type Eval, type Realm } from './realm';

type Handlers = {
  [K in AnyNode['type']]?: (realm: Realm, node: Extract<AnyNode, { type: K }>, scope: Scope) => Eval;
};

/** The value of an expression. */
export function evaluate(realm: Realm, node: AnyNode, scope: Scope): Eval {
  realm.tick();
  const handler = handlers[node.type] as ((realm: Realm, node: AnyNode, scope: Scope) => Eval) | undefined;
  if (handler === undefined)
    return realm.throwError('SyntaxError', `${node.type} is not available in this node`);
  return handler(realm, node, scope);
}

/** The name of a property: as written, or computed. */
export function* propertyKey(
  realm: Realm,
  key: Expression | PrivateIdentifier,
  isComputed: boolean,
  scope: Scope,
): Generator<never, string, Value> {
  if (isComputed)
    return yield* toText(realm, yield* evaluate(realm, key, scope) as Generator<never, Value, Value>);
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Literal' ? String(key.value as string) : '';
}

/** What a callee looks like in an error message: `app.listen`, `[1,[2]].flat`. */
function shown(realm: Realm, node: AnyNode, scope: Scope): string {
  const text = realm.sources.get(realm.frames.at(-1)?.file ?? '') ?? '';
  void scope;
  if (node.type === 'MemberExpression' && node.object.type === 'CallExpression') {
    return `${shown(realm, node.object.callee, scope)}(...).${text.slice(node.property.start, node.property.end)}`;
  }
  return text.slice(node.start, node.end);
}

function* argumentsOf(
  realm: Realm,
  nodes: readonly AnyNode[],
  scope: Scope,
): Generator<never, Value[], Value> {
  const args: Value[] = [];
  for (const node of nodes) {
    if (node.type === 'SpreadElement') {
      const values: Value[] = yield* iterate(
        realm,
        yield* evaluate(realm, node.argument, scope) as Generator<never, Value, Value>,
      );
      args.push(...values);
    } else args.push(yield* evaluate(realm, node, scope) as Generator<never, Value, Value>);
  }
  return args;
}

/** A member's object and value; `undefined` object for an optional chain that ends early. */
function* member(
  realm: Realm,
  node: Extract<AnyNode, { type: 'MemberExpression' }>,
  scope: Scope,
): Generator<never, { self: Value; value: Value; isCut: boolean }, Value> {
  if (node.object.type === 'Super') {
    const at = scope.thisScope()?.self;
    const key = yield* propertyKey(realm, node.property, node.computed, scope);
    return { self: at?.value, value: at?.home?.proto?.get(key), isCut: false };
  }
  const self = yield* evaluate(realm, node.object, scope) as Generator<never, Value, Value>;
  if (isCut(self)) return { self: undefined, value: cut as unknown as Value, isCut: true };
  if (node.optional && (self === undefined || self === null))
    return { self, value: cut as unknown as Value, isCut: true };
  const key = yield* propertyKey(realm, node.property, node.computed, scope);
  realm.at(node.property);
  return { self, value: yield* realm.get(self, key) as Generator<never, Value, Value>, isCut: false };
}

/** What the rest of an optional chain is when its beginning is nothing. */
const cut = Symbol('cut');
const isCut = (value: unknown) => value === cut;

function* call(realm: Realm, node: Extract<AnyNode, { type: 'CallExpression' }>, scope: Scope): Eval {
  const { callee } = node;
  if (callee.type === 'Super') return yield* callSuper(realm, node, scope);
  let self: Value;
  let fn: Value;
  if (callee.type === 'MemberExpression') {
    const found = yield* member(realm, callee, scope);
    if (found.isCut) return found.value;
    ({ self, value: fn } = found);
  } else fn = yield* evaluate(realm, callee, scope);
  if (isCut(fn) || (node.optional && (fn === undefined || fn === null))) return cut as unknown as Value;
  const args = yield* argumentsOf(realm, node.arguments, scope);
  const at = callee.type === 'MemberExpression' ? callee.property : node;
  realm.at(at);
  if (!isCallable(fn))
    return realm.throwError('TypeError', `${shown(realm, callee, scope)} is not a function`);
  if (fn.props.has('__class__')) {
    return realm.throwError(
      'TypeError',
      `Class constructor ${functionName(realm, fn)} cannot be invoked without 'new'`,
    );
  }
  return yield* realm.call(fn, self, args);
}

function* callSuper(realm: Realm, node: Extract<AnyNode, { type: 'CallExpression' }>, scope: Scope): Eval {
  const args = yield* argumentsOf(realm, node.arguments, scope);
  const holder = scope.lookUp('%new');
  const fn = scope.lookUp('%class')?.value;
  const proto = scope.lookUp('%proto')?.value;
  if (!isObj(fn) || holder === undefined)
    return realm.throwError('SyntaxError', "'super' keyword unexpected here");
  const made = yield* superConstruct(realm, fn, isObj(proto) ? proto : null, args);
  holder.value = made;
  const own = scope.thisScope();
  if (own?.self !== undefined) own.self.value = made;
  return made;
}

/** Reads, changes and writes a name or a member. */
function* assign(realm: Realm, node: Extract<AnyNode, { type: 'AssignmentExpression' }>, scope: Scope): Eval {
  const { left, operator } = node;
  if (operator === '=') {
    if (left.type === 'MemberExpression') {
      const target = yield* evaluate(realm, left.object, scope);
      const key = yield* propertyKey(realm, left.property, left.computed, scope);
      const value = yield* evaluate(realm, node.right, scope);
      if (isCallable(value) && value.code !== undefined && !value.props.has('name'))
        value.set('name', '', true);
      realm.at(left.property);
      yield* realm.put(target, key, value);
      return value;
    }
    const value = yield* evaluate(realm, node.right, scope);
    realm.at(left);
    yield* bindPattern(realm, left, value, scope, 'assign');
    return value;
  }
  const before = yield* evaluate(realm, left, scope);
  const logical = /^(\|\||&&|\?\?)=$/.exec(operator)?.[1];
  if (logical !== undefined && isDecided(logical, before)) return before;
  const right = yield* evaluate(realm, node.right, scope);
  const value = logical === undefined ? yield* binary(realm, operator.slice(0, -1), before, right) : right;
  yield* bindPattern(realm, left, value, scope, 'assign');
  return value;
}

function isDecided(operator: string, left: Value): boolean {
  if (operator === '&&') return !isTruthy(left);
  return operator === '||' ? isTruthy(left) : left !== null && left !== undefined;
}

function* objectLiteral(
  realm: Realm,
  node: Extract<AnyNode, { type: 'ObjectExpression' }>,
  scope: Scope,
): Eval {
  const made = realm.object();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const from = yield* evaluate(realm, property.argument, scope);
      if (isObj(from)) for (const key of keysOf(from)) made.set(key, yield* realm.get(from, key));
      continue;
    }
    const key = yield* propertyKey(realm, property.key, property.computed, scope);
    if (property.kind !== 'init') {
      defineMethod(realm, property.value as never, scope, made, key, property.kind);
      const prop = made.props.get(key);
      if (prop !== undefined) delete prop.isHidden;
      continue;
    }
    const value = yield* evaluate(realm, property.value, scope);
    if (
      isCallable(value) &&
      value.code !== undefined &&
      /Function|Arrow|Class/.test(property.value.type) &&
      !value.props.has('name')
    )
      value.set('name', key, true);
    if (property.method && isObj(value) && value.code !== undefined) value.code.home = made;
    made.set(key, value);
  }
  return made;
}

const handlers: Handlers = {
  *Literal(realm, node) {
    if (node.regex !== undefined) {
      const made = realm.kind('regexp', 'RegExp.prototype');
      made.slot = `/${node.regex.pattern}/${node.regex.flags ?? ''}`;
      made.set('lastIndex', 0, true);
      return made;
    }
    return typeof node.value === 'bigint' ? Number(node.value) : (node.value as Value);
  },
  *TemplateLiteral(realm, node, scope) {
    let text = '';
    for (const [i, quasi] of node.quasis.entries()) {
      text += quasi.value.cooked ?? '';
      const expression = node.expressions[i];
      if (expression !== undefined) text += yield* toText(realm, yield* evaluate(realm, expression, scope));
    }
    return text;
  },
  *Identifier(realm, node, scope) {
    if (node.name === 'undefined') return undefined;
    const binding = scope.lookUp(node.name);
    if (binding === undefined) {
      realm.at(node);
      return realm.throwError('ReferenceError', `${node.name} is not defined`);
    }
    if (binding.isReady) return binding.value;
    realm.at(node);
    return realm.throwError('ReferenceError', notReady(realm, node.name));
  },
  *ThisExpression(_, __, scope) {
    return scope.thisScope()?.self?.value;
  },
  *ArrayExpression(realm, node, scope) {
    const items: Value[] = [];
    for (const element of node.elements) {
      if (element === null) items.length += 1;
      else items.push(...(yield* argumentsOf(realm, [element], scope)));
    }
    return realm.array(items);
  },
  ObjectExpression: objectLiteral,
  *FunctionExpression(realm, node, scope) {
    if (!node.id) return makeFunction(realm, node, scope);
    const inner = new Scope(scope);
    const made = makeFunction(realm, node, inner);
    inner.declare(node.id.name, made);
    return made;
  },
  *ArrowFunctionExpression(realm, node, scope) {
    return makeFunction(realm, node, scope);
  },
  *ClassExpression(realm, node, scope) {
    return yield* makeClass(realm, node, scope, undefined);
  },
  *UnaryExpression(realm, node, scope) {
    return yield* unary(realm, node, scope);
  },
  *UpdateExpression(realm, node, scope) {
    const before = yield* toNumber(realm, yield* evaluate(realm, node.argument, scope));
    const after = node.operator === '++' ? before + 1 : before - 1;
    yield* bindPattern(realm, node.argument as never, after, scope, 'assign');
    return node.prefix ? after : before;
  },
  *BinaryExpression(realm, node, scope) {
    if (node.left.type === 'PrivateIdentifier') {
      const target = yield* evaluate(realm, node.right, scope);
      return isObj(target) && target.props.has(`#${node.left.name}`);
    }
    const left = yield* evaluate(realm, node.left, scope);
    const right = yield* evaluate(realm, node.right, scope);
    realm.at(node);
    return yield* binary(realm, node.operator, left, right);
  },
  *LogicalExpression(realm, node, scope) {
    const left = yield* evaluate(realm, node.left, scope);
    return isDecided(node.operator, left) ? left : yield* evaluate(realm, node.right, scope);
  },
  AssignmentExpression: assign,
  *ConditionalExpression(realm, node, scope) {
    return yield* evaluate(
      realm,
      isTruthy(yield* evaluate(realm, node.test, scope)) ? node.consequent : node.alternate,
      scope,
    );
  },
  CallExpression: call,
  *NewExpression(realm, node, scope) {
    const fn = yield* evaluate(realm, node.callee, scope);
    const args = yield* argumentsOf(realm, node.arguments, scope);
    realm.at(node);
    if (!isCallable(fn))
      return realm.throwError('TypeError', `${shown(realm, node.callee, scope)} is not a constructor`);
    return yield* construct(realm, fn, args);
  },
  *MemberExpression(realm, node, scope) {
    return (yield* member(realm, node, scope)).value;
  },
  *ChainExpression(realm, node, scope) {
    const value = yield* evaluate(realm, node.expression, scope);
    return isCut(value) ? undefined : value;
  },
  *SequenceExpression(realm, node, scope) {
    let last: Value;
    for (const one of node.expressions) last = yield* evaluate(realm, one, scope);
    return last;
  },
  *AwaitExpression(realm, node, scope) {
    const value = yield* evaluate(realm, node.argument, scope);
    return yield { await: value };
  },
  *YieldExpression(realm, node, scope) {
    const value = node.argument ? yield* evaluate(realm, node.argument, scope) : undefined;
    if (!node.delegate) return yield { yield: value };
    const values: Value[] = yield* iterate(realm, value);
    for (const one of values) yield { yield: one };
    return undefined;
  },
};

function* unary(realm: Realm, node: Extract<AnyNode, { type: 'UnaryExpression' }>, scope: Scope): Eval {
  const { operator, argument } = node;
  if (operator === 'typeof' && argument.type === 'Identifier' && scope.lookUp(argument.name) === undefined)
    return 'undefined';
  if (operator === 'delete') {
    if (argument.type !== 'MemberExpression') return true;
    const target = yield* evaluate(realm, argument.object as Exclude<typeof argument.object, Super>, scope);
    const key = yield* propertyKey(realm, argument.property, argument.computed, scope);
    if (isObj(target) && !target.isFrozen) {
      target.props.delete(key);
      if (target.kind === 'array') Reflect.deleteProperty(target.items, key);
    }
    return true;
  }
  const value = yield* evaluate(realm, argument, scope);
  switch (operator) {
    case 'typeof':
      return typeOf(value);
    case 'void':
      return undefined;
    case '!':
      return !isTruthy(value);
    case '-':
      return -(yield* toNumber(realm, value));
    case '+':
      return yield* toNumber(realm, value);
    default:
      return ~(yield* toNumber(realm, value));
  }
}
