import type { AnyNode, Pattern, Statement, VariableDeclaration } from 'acorn';
import { makeClass } from './classes';
import { evaluate } from './expressions';
import { makeFunction } from './functions';
import { isObj, isTruthy, Scope, Thrown, type Value } from './heap';
import { iterate, keysOf } from './operators';
import { bindPattern } from './patterns';
import type { Eval, Realm, Suspend } from './realm';

/** How a statement ended, when it was not just by being done. */
export type End =
  { type: 'return'; value: Value } | { type: 'break' | 'continue'; label: string | undefined } | undefined;

export type Run = Generator<Suspend, End, Value>;

type Handlers = {
  [K in Statement['type']]?: (realm: Realm, node: Extract<Statement, { type: K }>, scope: Scope) => Run;
};

/** Declares what a function body or script declares anywhere: functions with their values, `var` names with none. */
export function hoist(realm: Realm, body: readonly AnyNode[], scope: Scope, file: string): void {
  void file;
  for (const name of varNames(body)) if (!scope.names.has(name)) scope.declare(name, undefined);
  declareBlock(realm, body, scope);
}

/** Names of a block's own: functions at once, let, const and class later. */
function declareBlock(realm: Realm, body: readonly AnyNode[], scope: Scope): void {
  for (const node of body) {
    if (node.type === 'FunctionDeclaration' && node.id)
      scope.declare(node.id.name, makeFunction(realm, node, scope));
    else if (node.type === 'ClassDeclaration' && node.id)
      scope.declare(node.id.name, undefined, false, false);
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
      for (const declared of node.declarations) {
        for (const name of patternNames(declared.id))
          scope.declare(name, undefined, node.kind === 'const', false);
      }
    }
  }
}

function varNames(body: readonly AnyNode[]): string[] {
  const names: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const one = node as AnyNode;
    if (/Function|^Class/.test(one.type)) return;
    if (one.type === 'VariableDeclaration' && one.kind === 'var')
      for (const d of one.declarations) names.push(...patternNames(d.id));
    for (const part of Object.values(one) as unknown[]) {
      if (Array.isArray(part)) part.forEach(look);
      else look(part);
    }
  };
  body.forEach(look);
  return names;
}

function patternNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one === null ? [] : patternNames(one)));
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        patternNames(one.type === 'RestElement' ? one.argument : one.value),
      );
    default:
      return [];
  }
}

/** Runs statements whose names have been declared in `scope`. */
export function* runBlock(realm: Realm, body: readonly AnyNode[], scope: Scope): Run {
  for (const node of body) {
    const end = yield* run(realm, node as Statement, scope);
    if (end !== undefined) return end;
  }
  return undefined;
}

export function* run(realm: Realm, node: Statement, scope: Scope): Run {
  realm.tick();
  realm.at(node);
  const handler = handlers[node.type] as ((realm: Realm, node: Statement, scope: Scope) => Run) | undefined;
  if (handler === undefined)
    return realm.throwError('SyntaxError', `${node.type} is not available in this node`);
  return yield* handler(realm, node, scope);
}

function* inner(realm: Realm, body: readonly AnyNode[], scope: Scope): Run {
  const block = new Scope(scope);
  declareBlock(realm, body, block);
  return yield* runBlock(realm, body, block);
}

function* declare(realm: Realm, node: VariableDeclaration, scope: Scope): Run {
  for (const { id, init } of node.declarations) {
    if (init === null || init === undefined) {
      if (node.kind !== 'var')
        yield* bindPattern(realm, id, undefined, scope, node.kind === 'const' ? 'const' : 'let');
      continue;
    }
    const value = yield* named(realm, init, id, scope);
    yield* bindPattern(
      realm,
      id,
      value,
      scope,
      node.kind === 'var' ? 'var' : node.kind === 'const' ? 'const' : 'let',
    );
  }
  return undefined;
}

/** A function or class that is given to a name is called by it. */
function* named(realm: Realm, init: AnyNode, id: Pattern, scope: Scope): Eval {
  const name = id.type === 'Identifier' ? id.name : undefined;
  if (init.type === 'ArrowFunctionExpression' || init.type === 'FunctionExpression') {
    const made = yield* evaluate(realm, init, scope);
    if (
      isObj(made) &&
      name !== undefined &&
      !made.props.has('name') &&
      !(init.type === 'FunctionExpression' && init.id)
    )
      made.set('name', name, true);
    return made;
  }
  if (init.type === 'ClassExpression') return yield* makeClass(realm, init, scope, name);
  return yield* evaluate(realm, init, scope);
}

/** What a loop does with its body's end: go on, stop, or hand it up. */
function loopEnd(end: End, labels: readonly string[]): 'on' | 'stop' | 'up' {
  if (end === undefined) return 'on';
  if (end.type === 'return') return 'up';
  const isMine = end.label === undefined || labels.includes(end.label);
  return !isMine ? 'up' : end.type === 'break' ? 'stop' : 'on';
}

const noLabels: readonly string[] = [];

function* overValues(
  realm: Realm,
  node: Extract<Statement, { type: 'ForInStatement' | 'ForOfStatement' }>,
  scope: Scope,
  values: readonly Value[],
): Run {
  for (let value of values) {
    realm.tick();
    const turn = new Scope(scope);
    if (node.type === 'ForOfStatement' && node.await) value = yield { await: value };
    if (node.left.type === 'VariableDeclaration') {
      const [first] = node.left.declarations;
      if (first !== undefined)
        yield* bindPattern(realm, first.id, value, turn, node.left.kind === 'const' ? 'const' : 'let');
    } else yield* bindPattern(realm, node.left, value, scope, 'assign');
    const end = yield* run(realm, node.body, turn);
    const what = loopEnd(end, noLabels);
    if (what === 'stop') return undefined;
    if (what === 'up') return end;
  }
  return undefined;
}

const handlers: Handlers = {
  *EmptyStatement() {
    return undefined;
  },
  *ExpressionStatement(realm, node, scope) {
    yield* evaluate(realm, node.expression, scope);
    return undefined;
  },
  *BlockStatement(realm, node, scope) {
    return yield* inner(realm, node.body, scope);
  },
  VariableDeclaration: declare,
  *FunctionDeclaration() {
    return undefined;
  },
  *ClassDeclaration(realm, node, scope) {
    scope.declare(node.id.name, yield* makeClass(realm, node, scope, node.id.name));
    return undefined;
  },
  *ReturnStatement(realm, node, scope) {
    return {
      type: 'return',
      value: node.argument ? yield* evaluate(realm, node.argument, scope) : undefined,
    };
  },
  *IfStatement(realm, node, scope) {
    if (isTruthy(yield* evaluate(realm, node.test, scope))) return yield* run(realm, node.consequent, scope);
    return node.alternate ? yield* run(realm, node.alternate, scope) : undefined;
  },
  *ThrowStatement(realm, node, scope) {
    const value = yield* evaluate(realm, node.argument, scope);
    realm.at(node);
    throw realm.thrown(value);
  },
  *TryStatement(realm, node, scope) {
    return yield* tryCatch(realm, node, scope);
  },
  *BreakStatement(_, node) {
    return { type: 'break', label: node.label?.name };
  },
  *ContinueStatement(_, node) {
    return { type: 'continue', label: node.label?.name };
  },
  *LabeledStatement(realm, node, scope) {
    const end = yield* run(realm, node.body, scope);
    return end !== undefined && end.type !== 'return' && end.label === node.label.name ? undefined : end;
  },
  *WhileStatement(realm, node, scope) {
    while (isTruthy(yield* evaluate(realm, node.test, scope))) {
      const end = yield* run(realm, node.body, scope);
      const what = loopEnd(end, noLabels);
      if (what === 'stop') return undefined;
      if (what === 'up') return end;
    }
    return undefined;
  },
  *DoWhileStatement(realm, node, scope) {
    do {
      const end = yield* run(realm, node.body, scope);
      const what = loopEnd(end, noLabels);
      if (what === 'stop') return undefined;
      if (what === 'up') return end;
    } while (isTruthy(yield* evaluate(realm, node.test, scope)));
    return undefined;
  },
  *ForStatement(realm, node, scope) {
    return yield* forLoop(realm, node, scope);
  },
  *ForInStatement(realm, node, scope) {
    const value = yield* evaluate(realm, node.right, scope);
    return yield* overValues(realm, node, scope, isObj(value) ? keysOf(value) : []);
  },
  *ForOfStatement(realm, node, scope) {
    const value = yield* evaluate(realm, node.right, scope);
    return yield* overValues(realm, node, scope, yield* iterate(realm, value));
  },
  *SwitchStatement(realm, node, scope) {
    const value = yield* evaluate(realm, node.discriminant, scope);
    const block = new Scope(scope);
    for (const one of node.cases) declareBlock(realm, one.consequent, block);
    let from = -1;
    for (const [i, one] of node.cases.entries()) {
      if (one.test && from < 0 && value === (yield* evaluate(realm, one.test, block))) from = i;
    }
    if (from < 0) from = node.cases.findIndex((one) => !one.test);
    for (const one of from < 0 ? [] : node.cases.slice(from)) {
      const end = yield* runBlock(realm, one.consequent, block);
      if (end?.type === 'break' && end.label === undefined) return undefined;
      if (end !== undefined) return end;
    }
    return undefined;
  },
};

function* forLoop(realm: Realm, node: Extract<Statement, { type: 'ForStatement' }>, scope: Scope): Run {
  let turn = new Scope(scope);
  if (node.init?.type === 'VariableDeclaration') yield* declare(realm, node.init, turn);
  else if (node.init) yield* evaluate(realm, node.init, turn);
  while (!node.test || isTruthy(yield* evaluate(realm, node.test, turn))) {
    const end = yield* run(realm, node.body, turn);
    const what = loopEnd(end, noLabels);
    if (what === 'stop') return undefined;
    if (what === 'up') return end;
    // each turn has its own copy of the variables, for the functions that were made in it
    const next = new Scope(scope);
    for (const [name, binding] of turn.names) next.names.set(name, { ...binding });
    turn = next;
    if (node.update) yield* evaluate(realm, node.update, turn);
  }
  return undefined;
}

function* tryCatch(realm: Realm, node: Extract<Statement, { type: 'TryStatement' }>, scope: Scope): Run {
  const depth = realm.frames.length;
  let end: End;
  let pending: Thrown | undefined;
  try {
    end = yield* run(realm, node.block, scope);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    realm.frames.length = Math.min(realm.frames.length, depth);
    pending = error;
  }
  if (pending !== undefined && node.handler) {
    const thrown = pending.value;
    pending = undefined;
    try {
      const block = new Scope(scope);
      if (node.handler.param) yield* bindPattern(realm, node.handler.param, thrown, block, 'let');
      end = yield* run(realm, node.handler.body, block);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      pending = error;
    }
  }
  if (node.finalizer) {
    const last = yield* run(realm, node.finalizer, scope);
    if (last !== undefined) return last;
  }
  if (pending !== undefined) throw pending;
  return end;
}
