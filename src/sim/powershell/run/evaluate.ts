import type { Steps } from '#sim/kernel/program';
import { PowerShellError, refuse, runtimeFault } from '../errors';
import type { Session } from '../session';
import type { Expression } from '../syntax/ast';
import {
  asValue,
  hashtable,
  isList,
  isTrue,
  newThing,
  ordered,
  scriptBlock,
  toText,
  typeOf,
  type Value,
} from '../values';
import { cast, toNumber } from './convert';
import { indexOf, memberOf, methodOf, setIndex, setMember } from './members';
import { operate } from './operators';
import { staticMember } from './statics';
import { collect } from './collect';
import { runStatement, runStatements } from './statements';
import { assignVariable, variableValue } from './variables';

type Kinds = Expression['kind'];
type Evaluator<K extends Kinds> = (session: Session, node: Extract<Expression, { kind: K }>) => Steps<Value>;

function* operands(session: Session, items: readonly Expression[]): Steps<Value[]> {
  const out: Value[] = [];
  for (const item of items) out.push(yield* evaluate(session, item));
  return out;
}

/** The name behind a dot: a word, or what an expression gives. */
function* nameOf(session: Session, node: Expression): Steps<string> {
  return toText(yield* evaluate(session, node));
}

const evaluators: { [K in Kinds]: Evaluator<K> } = {
  *number(_, node) {
    return node.value;
  },
  *string(_, node) {
    return node.value;
  },
  *expandable(session, node) {
    let out = '';
    for (const part of node.parts)
      out += typeof part === 'string' ? part : toText(yield* evaluate(session, part));
    return out;
  },
  *variable(session, node) {
    return variableValue(session, node.name, node.scope);
  },
  *list(session, node) {
    return yield* operands(session, node.items);
  },
  *array(session, node) {
    return yield* collect((output) => runStatements(session, node.body, output));
  },
  *subexpression(session, node) {
    return asValue(yield* collect((output) => runStatements(session, node.body, output)));
  },
  *group(session, node) {
    if (node.body.kind === 'assignment') {
      yield* runStatement(session, node.body, session.host);
      return yield* evaluate(session, node.body.target);
    }
    return asValue(yield* collect((output) => runStatement(session, node.body, output)));
  },
  *hash(session, node) {
    const props: Record<string, Value> = {};
    for (const { key, value } of node.pairs) {
      const name = toText(yield* evaluate(session, key));
      props[name] = asValue(yield* collect((output) => runStatement(session, value, output)));
    }
    return newThing(node.isOrdered === true ? ordered : hashtable, props);
  },
  *block(_, node) {
    return newThing(scriptBlock, {}, node.text);
  },
  *unary(session, node) {
    const value = yield* evaluate(session, node.operand);
    if (node.operator === '-') return -toNumber(value);
    if (node.operator === '+') return toNumber(value);
    if (node.operator === '-bnot') return ~toNumber(value);
    if (node.operator === '-join') return operate(session, '-join', value, '');
    if (node.operator === '-split') return toText(value).trim().split(/\s+/);
    return !isTrue(value);
  },
  *binary(session, node) {
    const left = yield* evaluate(session, node.left);
    if (node.operator === '-and' && !isTrue(left)) return false;
    if (node.operator === '-or' && isTrue(left)) return true;
    const right = yield* evaluate(session, node.right);
    if (node.operator === '-and' || node.operator === '-or') return isTrue(right);
    return placed(session, node.extent, () => operate(session, node.operator, left, right));
  },
  *cast(session, node) {
    const value = yield* evaluate(session, node.operand);
    return cast(node.type, value);
  },
  *type(_, node) {
    return newThing(
      'System.RuntimeType',
      { Name: node.name.replace(/^.*\./, ''), FullName: node.name },
      node.name,
    );
  },
  *member(session, node) {
    const name = yield* nameOf(session, node.name);
    if (node.isStatic && node.of.kind === 'type') return staticMember(session, node.of.name, name, [], false);
    return memberOf(yield* evaluate(session, node.of), name);
  },
  *call(session, node) {
    const name = yield* nameOf(session, node.name);
    if (node.isStatic && node.of.kind === 'type') {
      const args = yield* operands(session, node.args);
      return staticMember(session, node.of.name, name, args, true);
    }
    const of = yield* evaluate(session, node.of);
    const args = yield* operands(session, node.args);
    return yield* callMethod(session, of, name, args, node.extent);
  },
  *index(session, node) {
    const of = yield* evaluate(session, node.of);
    const index = yield* evaluate(session, node.index);
    return placed(session, node.extent, () => indexOf(of, index));
  },
  *step(session, node) {
    const before = toNumber(yield* evaluate(session, node.target));
    yield* assign(session, node.target, before + node.by);
    return node.isBefore ? before + node.by : before;
  },
};

/** The value of an expression. */
export function* evaluate(session: Session, node: Expression): Steps<Value> {
  const evaluator = evaluators[node.kind] as (session: Session, node: Expression) => Steps<Value>;
  return yield* evaluator(session, node);
}

/** Tells an error where it happened, unless it knows better. */
export function placed<T>(session: Session, extent: readonly [number, number], deed: () => T): T {
  try {
    return deed();
  } catch (error) {
    if (error instanceof PowerShellError) error.place ??= { source: session.source, extent };
    throw error;
  }
}

function* callMethod(
  session: Session,
  of: Value,
  name: string,
  args: readonly Value[],
  extent: readonly [number, number],
): Steps<Value> {
  if (of === null)
    throw new PowerShellError(
      runtimeFault('You cannot call a method on a null-valued expression.', 'InvokeMethodOnNull'),
      { source: session.source, extent },
    );
  const method = methodOf(of, name.toLowerCase(), session.cmdlets.methods);
  if (method === undefined && isList(of)) {
    const all: Value[] = [];
    for (const one of of) all.push(yield* callMethod(session, one, name, args, extent));
    return asValue(all.filter((one) => one !== null));
  }
  if (method === undefined)
    throw new PowerShellError(
      {
        ...runtimeFault(
          `Method invocation failed because [${typeOf(of)}] does not contain a method named '${name}'.`,
          'MethodNotFound',
        ),
        target: name,
      },
      { source: session.source, extent },
    );
  const answer = placed(session, extent, () => method(of, args, session));
  return isSteps(answer) ? yield* answer : answer;
}

function isSteps(value: Value | Steps<Value>): value is Steps<Value> {
  return typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
}

/** Gives a variable, a member, an element, or several at once a value. */
export function* assign(session: Session, target: Expression, value: Value): Steps<void> {
  if (target.kind === 'variable') {
    assignVariable(session, target.name, target.scope, value);
    return;
  }
  if (target.kind === 'cast') {
    yield* assign(session, target.operand, cast(target.type, value));
    return;
  }
  if (target.kind === 'member') {
    const of = yield* evaluate(session, target.of);
    const name = yield* nameOf(session, target.name);
    placed(session, target.extent, () => {
      setMember(of, name, value);
    });
    return;
  }
  if (target.kind === 'index') {
    const of = yield* evaluate(session, target.of);
    const index = yield* evaluate(session, target.index);
    placed(session, target.extent, () => {
      setIndex(of, index, value);
    });
    return;
  }
  if (target.kind === 'list') {
    const values = isList(value) ? value : [value];
    for (const [i, one] of target.items.entries()) {
      const rest = i === target.items.length - 1 && values.length > target.items.length;
      yield* assign(session, one, rest ? values.slice(i) : (values[i] ?? null));
    }
    return;
  }
  refuse(
    runtimeFault(
      'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
      'InvalidLeftHandSide',
    ),
  );
}
