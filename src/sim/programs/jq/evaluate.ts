import { getPath, indexed, items, setPath, sliced, deletePaths } from './access';
import { operators } from './arithmetic';
import { bindPattern } from './bind';
import { callNative } from './builtins';
import { formats } from './formats';
import type { Filter } from './syntax';
import { isObject, isTrue, JqError, typeOf, toJson, type JqObject, type Value } from './values';

/** A value, and where it lies below the input when that is asked for; `path` undefined: nowhere. */
export interface Ref {
  value: Value;
  path: Value[] | undefined;
}

/** A filter with the names it was written under. */
export interface Closure {
  filter: Filter;
  env: Env;
}

/** Names: a chain of bindings, the latest first. */
export interface Env {
  parent: Env | undefined;
  variable?: { name: string; value: Value };
  closure?: { name: string; arity: number; parameters: string[]; body: Closure };
  label?: { name: string; id: object };
}

/** What the outside gives: the clock, the environment, more input. */
export interface Host {
  now: number;
  environment: JqObject;
  nextInput: () => Value | undefined;
}

class Break {
  constructor(readonly id: object) {}
}

/** Work is bounded, since a filter may loop for ever in no time. */
const mostSteps = 5_000_000;

export class Evaluator {
  #steps = 0;
  constructor(readonly host: Host) {}

  *values(filter: Filter, input: Value, env: Env): Generator<Value> {
    for (const { value } of this.run(filter, { value: input, path: undefined }, env)) yield value;
  }

  /** Paths of what a filter points at. */
  *paths(filter: Filter, input: Value, env: Env): Generator<Value[]> {
    for (const { value, path } of this.run(filter, { value: input, path: [] }, env)) {
      if (path === undefined)
        throw new JqError(`Invalid path expression with result ${toJson(value).slice(0, 30)}`);
      yield path;
    }
  }

  *run(filter: Filter, input: Ref, env: Env): Generator<Ref> {
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new JqError('too much work for one filter');
    yield* (this.#kinds[filter.kind] as (filter: Filter, input: Ref, env: Env) => Generator<Ref>)(
      filter,
      input,
      env,
    );
  }

  readonly #kinds: {
    [K in Filter['kind']]: (filter: Extract<Filter, { kind: K }>, input: Ref, env: Env) => Generator<Ref>;
  } = {
    identity: (_filter, input) => only(input),
    recurse: (_filter, input) => this.recurse(input),
    literal: ({ value }) => only({ value, path: undefined }),
    string: (filter, input, env) => this.#string(filter, input, env),
    format: ({ name }, input) => only(fresh(this.#format(name)(input.value))),
    index: (filter, input, env) => this.#index(filter, input, env),
    slice: (filter, input, env) => this.#slice(filter, input, env),
    iterate: (filter, input, env) => this.#iterate(filter, input, env),
    try: (filter, input, env) => this.#try(filter, input, env),
    pipe: (filter, input, env) => this.#pipe(filter, input, env),
    comma: (filter, input, env) => this.#comma(filter, input, env),
    binary: (filter, input, env) => this.#binary(filter, input, env),
    negate: (filter, input, env) => this.#negate(filter, input, env),
    and: (filter, input, env) => this.#logical(filter, input, env, false),
    or: (filter, input, env) => this.#logical(filter, input, env, true),
    alternative: (filter, input, env) => this.#alternative(filter, input, env),
    assign: (filter, input, env) => this.#assign(filter, input, env),
    array: (filter, input, env) =>
      only(fresh(filter.body === undefined ? [] : [...this.values(filter.body, input.value, env)])),
    object: (filter, input, env) => this.#object(filter.entries, new Map(), input, env),
    if: (filter, input, env) => this.#if(filter, input, env),
    reduce: (filter, input, env) => this.#reduce(filter, input, env),
    foreach: (filter, input, env) => this.#foreach(filter, input, env),
    as: (filter, input, env) => this.#as(filter, input, env),
    variable: ({ name }, _input, env) => only(fresh(this.#variable(name, env))),
    call: (filter, input, env) => this.#call(filter, input, env),
    def: ({ name, parameters, body, rest }, input, env) => {
      const inner: Env = { parent: env };
      inner.closure = { name, arity: parameters.length, parameters, body: { filter: body, env: inner } };
      return this.run(rest, input, inner);
    },
    label: (filter, input, env) => this.#label(filter, input, env),
    break: ({ name }, _input, env) => this.#break(name, env),
  };

  #format(name: string): (value: Value) => string {
    const format = formats[name];
    if (format === undefined) throw new JqError(`${name.slice(1)} is not a valid format`);
    return format;
  }

  *recurse(input: Ref): Generator<Ref> {
    yield input;
    if (!Array.isArray(input.value) && !isObject(input.value)) return;
    for (const [key, value] of items(input.value))
      yield* this.recurse({ value, path: input.path && [...input.path, key] });
  }

  *#string({ parts, format }: Extract<Filter, { kind: 'string' }>, input: Ref, env: Env): Generator<Ref> {
    const show = this.#format(format ?? '@text');
    let texts = [''];
    for (const part of parts) {
      if (typeof part === 'string') texts = texts.map((text) => text + part);
      else {
        const values = [...this.values(part, input.value, env)].map(show);
        texts = values.flatMap((value) => texts.map((text) => text + value));
      }
    }
    for (const text of texts) yield fresh(text);
  }

  *#index({ target, index }: Extract<Filter, { kind: 'index' }>, input: Ref, env: Env): Generator<Ref> {
    for (const at of this.run(target, input, env)) {
      for (const key of this.values(index, input.value, env))
        yield { value: indexed(at.value, key), path: at.path && [...at.path, key] };
    }
  }

  *#slice({ target, from, to }: Extract<Filter, { kind: 'slice' }>, input: Ref, env: Env): Generator<Ref> {
    for (const at of this.run(target, input, env)) {
      for (const end of to === undefined ? [null] : this.values(to, input.value, env)) {
        for (const start of from === undefined ? [null] : this.values(from, input.value, env)) {
          const key: JqObject = new Map<string, Value>([
            ['start', start],
            ['end', end],
          ]);
          yield { value: sliced(at.value, start, end), path: at.path && [...at.path, key] };
        }
      }
    }
  }

  *#iterate({ target }: Extract<Filter, { kind: 'iterate' }>, input: Ref, env: Env): Generator<Ref> {
    for (const at of this.run(target, input, env)) {
      for (const [key, value] of items(at.value)) yield { value, path: at.path && [...at.path, key] };
    }
  }

  *#try({ body, handler }: Extract<Filter, { kind: 'try' }>, input: Ref, env: Env): Generator<Ref> {
    try {
      yield* this.run(body, input, env);
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
      if (handler !== undefined) yield* this.run(handler, fresh(error.value), env);
    }
  }

  *#pipe({ left, right }: Extract<Filter, { kind: 'pipe' }>, input: Ref, env: Env): Generator<Ref> {
    for (const at of this.run(left, input, env)) yield* this.run(right, at, env);
  }

  *#comma({ left, right }: Extract<Filter, { kind: 'comma' }>, input: Ref, env: Env): Generator<Ref> {
    yield* this.run(left, input, env);
    yield* this.run(right, input, env);
  }

  *#binary(
    { operator, left, right }: Extract<Filter, { kind: 'binary' }>,
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    const apply = operators[operator];
    for (const b of this.values(right, input.value, env)) {
      for (const a of this.values(left, input.value, env)) yield fresh(apply?.(a, b) ?? null);
    }
  }

  *#negate({ operand }: Extract<Filter, { kind: 'negate' }>, input: Ref, env: Env): Generator<Ref> {
    for (const value of this.values(operand, input.value, env)) {
      if (typeof value !== 'number')
        throw new JqError(`${typeOf(value)} (${toJson(value).slice(0, 11)}) cannot be negated`);
      yield fresh(-value);
    }
  }

  *#logical(
    { left, right }: { left: Filter; right: Filter },
    input: Ref,
    env: Env,
    isOr: boolean,
  ): Generator<Ref> {
    for (const a of this.values(left, input.value, env)) {
      if (isTrue(a) === isOr) yield fresh(isOr);
      else for (const b of this.values(right, input.value, env)) yield fresh(isTrue(b));
    }
  }

  *#alternative({ left, right }: { left: Filter; right: Filter }, input: Ref, env: Env): Generator<Ref> {
    let hasAny = false;
    try {
      for (const at of this.run(left, input, env)) {
        if (!isTrue(at.value)) continue;
        hasAny = true;
        yield at;
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
    }
    if (!hasAny) yield* this.run(right, input, env);
  }

  *#assign(
    { operator, left, right }: Extract<Filter, { kind: 'assign' }>,
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    if (operator === '|=') {
      let result = input.value;
      const gone: Value[][] = [];
      for (const path of this.paths(left, input.value, env)) {
        const [next] = this.values(right, getPath(result, path), env);
        if (next === undefined) gone.push(path);
        else result = setPath(result, path, () => next);
      }
      yield fresh(deletePaths(result, gone));
      return;
    }
    const apply =
      operator === '='
        ? undefined
        : operator === '//='
          ? (old: Value, value: Value) => (isTrue(old) ? old : value)
          : operators[operator.slice(0, -1)];
    for (const value of this.values(right, input.value, env)) {
      let result = input.value;
      for (const path of this.paths(left, input.value, env))
        result = setPath(result, path, (old) => (apply === undefined ? value : apply(old, value)));
      yield fresh(result);
    }
  }

  *#object(
    entries: readonly { key: Filter; value: Filter }[],
    built: JqObject,
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    const [first, ...rest] = entries;
    if (first === undefined) {
      yield fresh(new Map(built));
      return;
    }
    for (const key of this.values(first.key, input.value, env)) {
      if (typeof key !== 'string') throw new JqError(`Object keys must be strings`);
      // `{a}` is `{a: .a}`, and `{"a b"}` likewise
      for (const value of this.values(first.value, input.value, env))
        yield* this.#object(rest, new Map([...built, [key, value]]), input, env);
    }
  }

  *#if({ test, yes, no }: Extract<Filter, { kind: 'if' }>, input: Ref, env: Env): Generator<Ref> {
    for (const value of this.values(test, input.value, env)) {
      if (isTrue(value)) yield* this.run(yes, input, env);
      else if (no === undefined) yield input;
      else yield* this.run(no, input, env);
    }
  }

  *#reduce(
    { source, pattern, start, update }: Extract<Filter, { kind: 'reduce' }>,
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    for (const begin of this.values(start, input.value, env)) {
      let state: Value = begin;
      for (const value of this.values(source, input.value, env)) {
        for (const inner of bindPattern(this, pattern, value, env)) {
          const results = [...this.values(update, state, inner)];
          state = results.at(-1) ?? null;
        }
      }
      yield fresh(state);
    }
  }

  *#foreach(
    { source, pattern, start, update, extract }: Extract<Filter, { kind: 'foreach' }>,
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    for (const begin of this.values(start, input.value, env)) {
      let state: Value = begin;
      for (const value of this.values(source, input.value, env)) {
        for (const inner of bindPattern(this, pattern, value, env)) {
          for (const next of this.values(update, state, inner)) {
            state = next;
            if (extract === undefined) yield fresh(next);
            else yield* this.run(extract, fresh(next), inner);
          }
        }
      }
    }
  }

  *#as({ source, pattern, body }: Extract<Filter, { kind: 'as' }>, input: Ref, env: Env): Generator<Ref> {
    for (const value of this.values(source, input.value, env)) {
      for (const inner of bindPattern(this, pattern, value, env)) yield* this.run(body, input, inner);
    }
  }

  #variable(name: string, env: Env): Value {
    for (let at: Env | undefined = env; at !== undefined; at = at.parent)
      if (at.variable?.name === name) return at.variable.value;
    if (name === 'ENV') return this.host.environment;
    if (name === '__loc__')
      return new Map<string, Value>([
        ['file', '<top-level>'],
        ['line', 1],
      ]);
    throw new JqError(`$${name} is not defined`);
  }

  *#call({ name, args }: Extract<Filter, { kind: 'call' }>, input: Ref, env: Env): Generator<Ref> {
    for (let at: Env | undefined = env; at !== undefined; at = at.parent) {
      const { closure } = at;
      if (closure?.name !== name || closure.arity !== args.length) continue;
      yield* this.#callClosure(closure, args, input, env);
      return;
    }
    yield* callNative(this, name, args, input, env);
  }

  *#callClosure(
    { parameters, body }: NonNullable<Env['closure']>,
    args: readonly Filter[],
    input: Ref,
    env: Env,
  ): Generator<Ref> {
    let envs: Env[] = [body.env];
    for (const [i, parameter] of parameters.entries()) {
      const arg = args[i] ?? { kind: 'identity' };
      const own: Closure = { filter: arg, env };
      const isValue = parameter.startsWith('$');
      const bare = parameter.replace('$', '');
      const closure = { name: bare, arity: 0, parameters: [], body: own };
      envs = envs.flatMap((inner) => {
        if (!isValue) return [{ parent: inner, closure }];
        return [...this.values(arg, input.value, env)].map((value): Env => ({
          parent: { parent: inner, closure },
          variable: { name: bare, value },
        }));
      });
    }
    for (const inner of envs) yield* this.run(body.filter, input, inner);
  }

  *#label({ name, body }: Extract<Filter, { kind: 'label' }>, input: Ref, env: Env): Generator<Ref> {
    const id = {};
    try {
      yield* this.run(body, input, { parent: env, label: { name, id } });
    } catch (leap) {
      if (!(leap instanceof Break) || leap.id !== id) throw leap;
    }
  }

  *#break(name: string, env: Env): Generator<Ref> {
    for (let at: Env | undefined = env; at !== undefined; at = at.parent)
      if (at.label?.name === name) throw new Break(at.label.id);
    throw new JqError(`$*label-${name} is not defined`);
  }
}

export function fresh(value: Value): Ref {
  return { value, path: undefined };
}

function* only(ref: Ref): Generator<Ref> {
  yield ref;
}
