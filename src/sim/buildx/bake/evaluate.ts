import type { Expression } from './hcl-parse';
import { asList, asMap, asText, functions, type Value } from './functions';

/** Where names get their values from, and functions that the files themselves define. */
export interface Scope {
  get(name: string): Value | undefined;
  call?(name: string, args: readonly Value[]): Value | undefined;
}

/** Why an expression has no value. */
export class Unevaluable extends Error {}

type Of<K extends Expression['is']> = Extract<Expression, { is: K }>;

const kinds: { readonly [K in Expression['is']]: (expression: Of<K>, scope: Scope) => Value } = {
  value: ({ value }) => value,
  name({ name }, scope) {
    const value = scope.get(name);
    if (value !== undefined) return value;
    throw new Unevaluable(`Unknown variable; There is no variable named ${JSON.stringify(name)}.`);
  },
  template({ parts }, scope) {
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'object') return evaluate(only, scope);
    return parts.map((part) => (typeof part === 'string' ? part : asText(evaluate(part, scope)))).join('');
  },
  list: ({ items }, scope) => items.map((item) => evaluate(item, scope)),
  object: ({ items }, scope) =>
    Object.fromEntries(items.map(([key, value]) => [asText(evaluate(key, scope)), evaluate(value, scope)])),
  call({ name, args, spreads }, scope) {
    const given = args.map((arg) => evaluate(arg, scope));
    const values = spreads ? [...given.slice(0, -1), ...asList(given.at(-1))] : given;
    const own = scope.call?.(name, values);
    if (own !== undefined) return own;
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (known !== undefined) return known(...values);
    throw new Unevaluable(`Call to unknown function; There is no function named ${JSON.stringify(name)}.`);
  },
  get({ of, key }, scope) {
    const from = evaluate(of, scope);
    const at = evaluate(key, scope);
    const value = Array.isArray(from) ? (from as readonly Value[])[Number(at)] : asMap(from)[asText(at)];
    if (value !== undefined) return value;
    throw new Unevaluable(
      `Unsupported attribute; This object does not have an attribute named ${JSON.stringify(asText(at))}.`,
    );
  },
  splat: ({ of, keys }, scope) =>
    asList(evaluate(of, scope)).map((one) =>
      keys.reduce<Value>((value, key) => asMap(value)[asText(evaluate(key, scope))] ?? null, one),
    ),
  unary({ sign, of }, scope) {
    const value = evaluate(of, scope);
    return sign === '!' ? value !== true : -Number(value);
  },
  binary: ({ sign, left, right }, scope) => binary(sign, evaluate(left, scope), evaluate(right, scope)),
  choice: ({ when, yes, no }, scope) => {
    const value = evaluate(when, scope);
    return evaluate(value === true || value === 'true' ? yes : no, scope);
  },
  for(expression, scope) {
    const source = evaluate(expression.in, scope);
    const entries: [Value, Value][] = Array.isArray(source)
      ? (source as readonly Value[]).map((value, i) => [i, value])
      : Object.entries(asMap(source)).sort(([a], [b]) => (a < b ? -1 : 1));
    const [first = '', second] = expression.names;
    const rows = entries.map(([key, value]) => {
      const own = new Map<string, Value>(
        second === undefined
          ? [[first, value]]
          : [
              [first, key],
              [second, value],
            ],
      );
      return inner(scope, own);
    });
    const kept = rows.filter(
      (row) => expression.only === undefined || evaluate(expression.only, row) === true,
    );
    const { key } = expression;
    if (key === undefined) return kept.map((row) => evaluate(expression.value, row));
    return Object.fromEntries(
      kept.map((row) => [asText(evaluate(key, row)), evaluate(expression.value, row)]),
    );
  },
};

/** A scope with some more names. */
export function inner(scope: Scope, more: ReadonlyMap<string, Value>): Scope {
  return {
    get: (name) => more.get(name) ?? scope.get(name),
    ...(scope.call && { call: (name: string, args: readonly Value[]) => scope.call?.(name, args) }),
  };
}

function binary(sign: string, left: Value, right: Value): Value {
  const [a, b] = [Number(left), Number(right)];
  const table: Readonly<Record<string, () => Value>> = {
    '&&': () => left === true && right === true,
    '||': () => left === true || right === true,
    '==': () => JSON.stringify(left) === JSON.stringify(right),
    '!=': () => JSON.stringify(left) !== JSON.stringify(right),
    '<': () => a < b,
    '>': () => a > b,
    '<=': () => a <= b,
    '>=': () => a >= b,
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '/': () => a / b,
    '%': () => a % b,
  };
  return table[sign]?.() ?? null;
}

/** The value of an expression. Throws `Unevaluable`. */
export function evaluate(expression: Expression, scope: Scope): Value {
  return (kinds[expression.is] as (one: Expression, scope: Scope) => Value)(expression, scope);
}
