import { asBytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import type { Clause, Expression } from '../syntax/ast';
import { getAttribute } from './attributes';
import { callFunction, Yielded } from './call';
import { raise, Raised } from './errors';
import { assign } from './assign';
import { itemsOf, iterate, nextOf } from './iterate';
import { compareOrder, contains, isEqual, operate, truth } from './operators';
import type { Runtime } from './runtime';
import { getItem } from './subscript';
import { formatted, reprOf, textOf, typeName } from './text';
import {
  numberOf,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PySlice,
  PySymbol,
  PyTuple,
  Scope,
  keyOf,
  type Py,
} from './values';

const ellipsis = new PySymbol('Ellipsis');

type Kind = Expression['type'];
type Of<K extends Kind> = Extract<Expression, { type: K }>;

/** The value of an expression. */
export function* evaluate(run: Runtime, node: Expression, scope: Scope): Steps<Py> {
  run.tick();
  const maker = makers[node.type] as (run: Runtime, node: Expression, scope: Scope) => Steps<Py>;
  return yield* maker(run, node, scope);
}

/** Notes which part of a line is at work, for tracebacks. */
function at(run: Runtime, node: Expression): void {
  run.frame.place = node;
}

function* name(run: Runtime, node: Of<'name'>, scope: Scope): Steps<Py> {
  const found = lookUp(run, node.name, scope);
  if (found !== undefined) return found;
  at(run, node);
  if (scope.kind === 'function' && scope.locals.has(node.name))
    return raise(
      'UnboundLocalError',
      run.minor >= 11
        ? `cannot access local variable '${node.name}' where it is not associated with a value`
        : `local variable '${node.name}' referenced before assignment`,
    );
  return raise('NameError', `name '${node.name}' is not defined`);
}

function lookUp(run: Runtime, text: string, scope: Scope): Py | undefined {
  if (scope.kind === 'function' && scope.locals.has(text)) return scope.names.get(text);
  for (let one: Scope | undefined = scope; one !== undefined; one = one.parent) {
    if (one.kind === 'class' && one !== scope) continue;
    const found = one.globals.has(text) ? undefined : one.names.get(text);
    if (found !== undefined) return found;
  }
  return scope.module.attributes.get(text) ?? run.builtins.get(text);
}

function* fstring(run: Runtime, node: Of<'fstring'>, scope: Scope): Steps<Py> {
  let out = '';
  for (const part of node.parts) {
    if (typeof part === 'string') {
      out += part;
      continue;
    }
    const value = yield* evaluate(run, part.value, scope);
    const shown: Py =
      part.conversion === 'r'
        ? yield* reprOf(run, value)
        : part.conversion === 's'
          ? yield* textOf(run, value)
          : value;
    const spec =
      part.format === undefined ? '' : String((yield* evaluate(run, part.format, scope)) as string);
    out += part.shown + (yield* formatted(run, shown, spec));
  }
  return out;
}

function* many(run: Runtime, items: readonly Expression[], scope: Scope): Steps<Py[]> {
  const out: Py[] = [];
  for (const item of items) {
    if (item.type === 'star') out.push(...(yield* itemsOf(run, yield* evaluate(run, item.value, scope))));
    else out.push(yield* evaluate(run, item, scope));
  }
  return out;
}

function* set(run: Runtime, node: Of<'set'>, scope: Scope): Steps<Py> {
  const made = new PySet();
  for (const item of yield* many(run, node.items, scope)) made.rows.set(keyOf(item), item);
  return made;
}

function* dict(run: Runtime, node: Of<'dict'>, scope: Scope): Steps<Py> {
  const made = new PyDict();
  for (const { key, value } of node.rows) {
    if (key === undefined) {
      const other = yield* evaluate(run, value, scope);
      const rows =
        other instanceof PyDict
          ? other
          : other instanceof PyObject && other.slot instanceof PyDict
            ? other.slot
            : undefined;
      if (rows === undefined) return raise('TypeError', `'${typeName(other)}' object is not a mapping`);
      for (const [k, v] of rows.rows.values()) made.set(k, v);
      continue;
    }
    const k = yield* evaluate(run, key, scope);
    if (k instanceof PyList || k instanceof PyDict || k instanceof PySet)
      return raise('TypeError', `unhashable type: '${typeName(k)}'`);
    made.set(k, yield* evaluate(run, value, scope));
  }
  return made;
}

function* unary(run: Runtime, node: Of<'unary'>, scope: Scope): Steps<Py> {
  const value = yield* evaluate(run, node.value, scope);
  if (node.sign === 'not') return !(yield* truth(run, value));
  at(run, node);
  const number = numberOf(value);
  if (number === undefined) {
    if (value instanceof PyObject && node.sign === '-') {
      const method = value.type.find('__neg__');
      if (method !== undefined) return yield* callFunction(run, method, [value]);
    }
    return raise('TypeError', `bad operand type for unary ${node.sign}: '${typeName(value)}'`);
  }
  if (node.sign === '~') return ~number;
  const signed = node.sign === '-' ? -number : number;
  return value instanceof PyFloat ? new PyFloat(signed) : signed === 0 ? 0 : signed;
}

function* binary(run: Runtime, node: Of<'binary'>, scope: Scope): Steps<Py> {
  const left = yield* evaluate(run, node.left, scope);
  const right = yield* evaluate(run, node.right, scope);
  at(run, node);
  return yield* operate(run, node.sign, left, right);
}

function* logic(run: Runtime, node: Of<'logic'>, scope: Scope): Steps<Py> {
  const left = yield* evaluate(run, node.left, scope);
  const isTrue = yield* truth(run, left);
  return isTrue === (node.sign === 'and') ? yield* evaluate(run, node.right, scope) : left;
}

function* compare(run: Runtime, node: Of<'compare'>, scope: Scope): Steps<Py> {
  let left = yield* evaluate(run, node.left, scope);
  for (const { sign, right: other } of node.rest) {
    const right = yield* evaluate(run, other, scope);
    at(run, node);
    if (!(yield* holds(run, sign, left, right))) return false;
    left = right;
  }
  return true;
}

function* holds(run: Runtime, sign: string, left: Py, right: Py): Steps<boolean> {
  if (sign === '==') return yield* isEqual(run, left, right);
  if (sign === '!=') return !(yield* isEqual(run, left, right));
  if (sign === 'in') return yield* contains(run, right, left);
  if (sign === 'not in') return !(yield* contains(run, right, left));
  if (sign === 'is')
    return (
      left === right ||
      (left instanceof PyTuple && right instanceof PyTuple && left.items.length + right.items.length === 0)
    );
  if (sign === 'is not') return left !== right;
  return yield* compareOrder(run, sign, left, right);
}

function* call(run: Runtime, node: Of<'call'>, scope: Scope): Steps<Py> {
  if (node.fn.type === 'name' && node.fn.name === 'super' && node.args.length === 0) return superOf(scope);
  const fn = yield* evaluate(run, node.fn, scope);
  const args = yield* many(run, node.args, scope);
  const named = new Map<string, Py>();
  for (const { name: key, value } of node.keywords) {
    const one = yield* evaluate(run, value, scope);
    if (key !== undefined) named.set(key, one);
    else if (one instanceof PyDict) for (const [k, v] of one.rows.values()) named.set(String(k as string), v);
    else return raise('TypeError', `argument after ** must be a mapping, not ${typeName(one)}`);
  }
  at(run, node);
  if (fn instanceof PyNative && fn.name === 'locals') return PyDict.of(scope.names);
  if (fn instanceof PyNative && fn.name === 'globals') return PyDict.of(scope.module.attributes);
  return yield* callFunction(run, fn, args, named);
}

/** `super()`: the attributes of the classes behind one's own. */
function superOf(scope: Scope): Py {
  let at_: Scope | undefined = scope;
  while (at_ !== undefined && !at_.names.has('__class__')) at_ = at_.parent;
  const owner = at_?.names.get('__class__');
  const [self] = at_?.names.values() ?? [];
  if (!(owner instanceof PyClass) || self === undefined || self === null)
    return raise('RuntimeError', 'super(): no arguments');
  const type = self instanceof PyObject ? self.type : self instanceof PyClass ? self : owner;
  const rest = type.order.slice(type.order.indexOf(owner) + 1);
  const made = new PyObject(new PyClass('super', rest, 'builtins'));
  for (const one of [...rest].reverse())
    for (const [key, value] of one.attributes)
      made.attributes.set(
        key,
        value instanceof PyFunction
          ? new PyNative(`super.${key}`, (run, args, named) =>
              callFunction(run, value, [self, ...args], named),
            )
          : value instanceof PyNative
            ? new PyNative(value.name, value.body, key === '__new__' ? undefined : self)
            : value,
      );
  if (!made.attributes.has('__init__'))
    made.attributes.set('__init__', new PyNative('object.__init__', () => null));
  return made;
}

function* attribute(run: Runtime, node: Of<'attribute'>, scope: Scope): Steps<Py> {
  const value = yield* evaluate(run, node.value, scope);
  at(run, node);
  return yield* getAttribute(run, value, node.name);
}

function* index(run: Runtime, node: Of<'index'>, scope: Scope): Steps<Py> {
  const value = yield* evaluate(run, node.value, scope);
  const key = yield* evaluate(run, node.index, scope);
  at(run, node);
  return yield* getItem(run, value, key);
}

function* slice(run: Runtime, node: Of<'slice'>, scope: Scope): Steps<Py> {
  const one = function* (part: Expression | undefined): Steps<Py> {
    return part === undefined ? null : yield* evaluate(run, part, scope);
  };
  return new PySlice(yield* one(node.from), yield* one(node.to), yield* one(node.step));
}

function* comprehension(run: Runtime, node: Of<'comprehension'>, scope: Scope): Steps<Py> {
  const inner = new Scope(scope, 'function', scope.module);
  if (node.kind === 'generator') {
    const body = function* (): Generator<unknown, Py, Py> {
      yield* clauses(run, node.clauses, inner, function* () {
        const value = yield* evaluate(run, node.item, inner);
        yield new Yielded(value) as never;
      }) as Generator<unknown, void, Py>;
      return null;
    };
    return new PyGenerator('<genexpr>', body());
  }
  const list: Py[] = [];
  const made = new PyDict();
  yield* clauses(run, node.clauses, inner, function* () {
    const item = yield* evaluate(run, node.item, inner);
    if (node.kind === 'dict')
      made.set(item, node.value === undefined ? null : yield* evaluate(run, node.value, inner));
    else list.push(item);
  });
  if (node.kind === 'dict') return made;
  if (node.kind === 'list') return new PyList(list);
  const all = new PySet();
  for (const item of list) all.rows.set(keyOf(item), item);
  return all;
}

function* clauses(run: Runtime, rest: readonly Clause[], scope: Scope, body: () => Steps<void>): Steps<void> {
  const [first, ...others] = rest;
  if (first === undefined) {
    yield* body();
    return;
  }
  const iterator = yield* iterate(run, yield* evaluate(run, first.source, scope));
  for (let item = yield* nextOf(iterator); item !== undefined; item = yield* nextOf(iterator)) {
    run.tick();
    yield* assign(run, first.target, item, scope);
    let isIn = true;
    for (const test of first.tests) isIn = isIn && (yield* truth(run, yield* evaluate(run, test, scope)));
    if (isIn) yield* clauses(run, others, scope, body);
  }
}

function* yields(run: Runtime, node: Of<'yield'>, scope: Scope): Steps<Py> {
  const value = node.value === undefined ? null : yield* evaluate(run, node.value, scope);
  const frame = run.frame;
  const hand = function* (one: Py): Steps<Py> {
    const sent: unknown = yield new Yielded(one) as never;
    run.frames.push(frame);
    return sent as Py;
  };
  if (!node.isFrom) return yield* hand(value);
  const iterator = yield* iterate(run, value);
  for (let item = yield* nextOf(iterator); item !== undefined; item = yield* nextOf(iterator))
    yield* hand(item);
  return null;
}

function* constant(_: Runtime, node: Of<'constant'>): Steps<Py> {
  const { value } = node;
  if (node.isEllipsis === true) return ellipsis;
  if (typeof value !== 'object' || value === null) return value;
  return 'float' in value ? new PyFloat(value.float) : new PyBytes(asBytes(value.bytes));
}

const makers: { [K in Kind]: (run: Runtime, node: Of<K>, scope: Scope) => Steps<Py> } = {
  constant,
  name,
  fstring,
  *list(run, node, scope) {
    return new PyList(yield* many(run, node.items, scope));
  },
  *tuple(run, node, scope) {
    return new PyTuple(yield* many(run, node.items, scope));
  },
  set,
  dict,
  unary,
  binary,
  logic,
  compare,
  call,
  attribute,
  index,
  slice,
  *if(run, node, scope) {
    const isTrue = yield* truth(run, yield* evaluate(run, node.test, scope));
    return yield* evaluate(run, isTrue ? node.then : node.otherwise, scope);
  },
  *lambda(run, node, scope) {
    const standards = new Map<string, Py>();
    for (const one of node.parameters)
      if (one.standard !== undefined) standards.set(one.name, yield* evaluate(run, one.standard, scope));
    return new PyFunction('<lambda>', node.parameters, node.body, scope, standards, false);
  },
  comprehension,
  *star() {
    throw new Raised(new PyObject(new PyClass('SyntaxError', [], 'builtins')));
  },
  *walrus(run, node, scope) {
    const value = yield* evaluate(run, node.value, scope);
    scope.names.set(node.name, value);
    return value;
  },
  yield: yields,
};
