import { deletePaths, getPath, setPath } from './access';
import { fresh, type Env, type Evaluator, type Ref } from './evaluate';
import { plain, withValues } from './natives';
import { matchesOf } from './regex';
import type { Filter } from './syntax';
import { compare, isObject, isTrue, JqError, typeOf, type JqObject, type Value } from './values';

interface Call {
  e: Evaluator;
  args: readonly Filter[];
  input: Ref;
  env: Env;
}

type Native = (call: Call) => Generator<Ref>;

const arg = ({ args }: Call, i: number): Filter => args[i] ?? { kind: 'identity' };
const of = (call: Call, i: number, value: Value = call.input.value) =>
  call.e.values(arg(call, i), value, call.env);
const list = (value: Value): Value[] => {
  if (!Array.isArray(value)) throw new JqError(`Cannot iterate over ${typeOf(value)}`);
  return value;
};

const firstOf = (values: Iterable<Value>): Value => {
  for (const value of values) return value;
  return null;
};

/** Pairs of an item and what a filter says of it, in jq's order. */
function keyed(call: Call): { item: Value; key: Value }[] {
  return list(call.input.value)
    .map((item) => ({ item, key: [...of(call, 0, item)] as Value }))
    .toSorted((a, b) => compare(a.key, b.key));
}

function groups(call: Call): Value[][] {
  const result: { key: Value; members: Value[] }[] = [];
  for (const { item, key } of keyed(call)) {
    const last = result.at(-1);
    if (last !== undefined && compare(last.key, key) === 0) last.members.push(item);
    else result.push({ key, members: [item] });
  }
  return result.map(({ members }) => members);
}

function* one(value: Value): Generator<Ref> {
  yield fresh(value);
}

const types: Readonly<Record<string, (value: Value) => boolean>> = {
  'arrays/0': (value) => Array.isArray(value),
  'objects/0': isObject,
  'iterables/0': (value) => Array.isArray(value) || isObject(value),
  'booleans/0': (value) => typeof value === 'boolean',
  'numbers/0': (value) => typeof value === 'number',
  'strings/0': (value) => typeof value === 'string',
  'nulls/0': (value) => value === null,
  'values/0': (value) => value !== null,
  'scalars/0': (value) => !Array.isArray(value) && !isObject(value),
};

function* recurseBy(call: Call, at: Ref): Generator<Ref> {
  yield at;
  for (const next of call.e.run(arg(call, 0), at, call.env)) yield* recurseBy(call, next);
}

function* range(from: Value, to: Value, by: Value): Generator<Ref> {
  if (typeof from !== 'number' || typeof to !== 'number' || typeof by !== 'number')
    throw new JqError('Range bounds must be numeric');
  if (by === 0) return;
  for (let i = from; by > 0 ? i < to : i > to; i += by) yield fresh(i);
}

function walk(call: Call, value: Value): Value {
  const inner: Value = Array.isArray(value)
    ? value.map((item) => walk(call, item))
    : isObject(value)
      ? new Map([...value].map(([key, item]) => [key, walk(call, item)]))
      : value;
  return firstOf(of(call, 0, inner));
}

function withEntries(call: Call): Value {
  const entries = plain.to_entries?.(call.input.value) ?? [];
  return plain.from_entries?.(list(entries).flatMap((entry) => [...of(call, 0, entry)])) ?? null;
}

function* limit(call: Call): Generator<Ref> {
  for (const count of of(call, 0)) {
    let left = typeof count === 'number' ? count : 0;
    if (left <= 0) continue;
    for (const ref of call.e.run(arg(call, 1), call.input, call.env)) {
      yield ref;
      left -= 1;
      if (left <= 0) break;
    }
  }
}

function* substitute(call: Call, flags: string): Generator<Ref> {
  const subject = call.input.value;
  for (const pattern of of(call, 0)) {
    const found = matchesOf(
      subject,
      pattern,
      flags + (call.args[2] === undefined ? '' : String(firstOf(of(call, 2)))),
    );
    let text = '';
    let at = 0;
    for (const match of found) {
      const captures: JqObject = new Map(
        match.captures.flatMap(({ name, string }) =>
          name === null ? [] : [[name, string] as [string, Value]],
        ),
      );
      const by = firstOf(of(call, 1, captures));
      if (typeof by !== 'string') throw new JqError(`${typeOf(subject)} cannot be added to a string`);
      text += (subject as string).slice(at, match.index) + by;
      at = match.index + match.string.length;
    }
    yield fresh(text + (subject as string).slice(at));
  }
}

function matchObject(match: ReturnType<typeof matchesOf>[number]): Value {
  const captures = match.captures.map(
    ({ index, string, name }): Value =>
      new Map<string, Value>([
        ['offset', index],
        ['length', string === null ? 0 : string.length],
        ['string', string],
        ['name', name],
      ]),
  );
  return new Map<string, Value>([
    ['offset', match.index],
    ['length', match.string.length],
    ['string', match.string],
    ['captures', captures],
  ]);
}

function* eachMatch(
  call: Call,
  extra: string,
  show: (found: ReturnType<typeof matchesOf>) => Value[],
): Generator<Ref> {
  for (const given of of(call, 0)) {
    const [pattern, ownFlags] = Array.isArray(given)
      ? [given[0] ?? '', given[1] ?? '']
      : [given, call.args[1] === undefined ? '' : firstOf(of(call, 1))];
    for (const value of show(
      matchesOf(call.input.value, pattern, extra + (typeof ownFlags === 'string' ? ownFlags : '')),
    ))
      yield fresh(value);
  }
}

/** Functions that run filters, by name and number of arguments. */
const natives: Readonly<Record<string, Native>> = {
  'empty/0': function* () {},
  'error/0': (call) => {
    throw new JqError(call.input.value);
  },
  'map/1': (call) =>
    one(
      list(isObject(call.input.value) ? [...call.input.value.values()] : call.input.value).flatMap((item) => [
        ...of(call, 0, item),
      ]),
    ),
  'map_values/1': (call) => {
    const { value } = call.input;
    if (isObject(value))
      return one(
        new Map(
          [...value].flatMap(([key, item]) =>
            [...of(call, 0, item)].slice(0, 1).map((next): [string, Value] => [key, next]),
          ),
        ),
      );
    return one(list(value).flatMap((item) => [...of(call, 0, item)].slice(0, 1)));
  },
  'select/1': function* (call) {
    for (const test of of(call, 0)) if (isTrue(test)) yield call.input;
  },
  'recurse/0': (call) => call.e.recurse(call.input),
  'recurse/1': (call) => recurseBy(call, call.input),
  'env/0': (call) => one(call.e.host.environment),
  'now/0': (call) => one(call.e.host.now / 1000),
  'input/0': (call) => {
    const next = call.e.host.nextInput();
    if (next === undefined) throw new JqError('No more inputs');
    return one(next);
  },
  'inputs/0': function* (call) {
    for (let next = call.e.host.nextInput(); next !== undefined; next = call.e.host.nextInput())
      yield fresh(next);
  },
  'debug/0': (call) => one(call.input.value),
  'path/1': function* (call) {
    for (const path of call.e.paths(arg(call, 0), call.input.value, call.env)) yield fresh(path);
  },
  'paths/0': function* (call) {
    for (const { path } of call.e.recurse({ value: call.input.value, path: [] }))
      if (path !== undefined && path.length > 0) yield fresh(path);
  },
  'paths/1': function* (call) {
    for (const { path, value } of call.e.recurse({ value: call.input.value, path: [] })) {
      if (path !== undefined && path.length > 0 && isTrue(firstOf(of(call, 0, value)))) yield fresh(path);
    }
  },
  'leaf_paths/0': function* (call) {
    for (const { path, value } of call.e.recurse({ value: call.input.value, path: [] }))
      if (path !== undefined && path.length > 0 && !Array.isArray(value) && !isObject(value))
        yield fresh(path);
  },
  'getpath/1': function* (call) {
    for (const path of of(call, 0))
      yield {
        value: getPath(call.input.value, list(path)),
        path: call.input.path && [...call.input.path, ...list(path)],
      };
  },
  'setpath/2': function* (call) {
    for (const path of of(call, 0))
      for (const value of of(call, 1)) yield fresh(setPath(call.input.value, list(path), () => value));
  },
  'delpaths/1': function* (call) {
    for (const paths of of(call, 0)) yield fresh(deletePaths(call.input.value, list(paths).map(list)));
  },
  'del/1': (call) =>
    one(deletePaths(call.input.value, [...call.e.paths(arg(call, 0), call.input.value, call.env)])),
  'with_entries/1': (call) => one(withEntries(call)),
  'walk/1': (call) => one(walk(call, call.input.value)),
  'sort_by/1': (call) => one(keyed(call).map(({ item }) => item)),
  'group_by/1': (call) => one(groups(call)),
  'unique_by/1': (call) => one(groups(call).map((members) => members[0] ?? null)),
  'min_by/1': (call) => one(keyed(call)[0]?.item ?? null),
  'max_by/1': (call) => one(keyed(call).at(-1)?.item ?? null),
  'any/1': (call) => one(list(call.input.value).some((item) => isTrue(firstOf(of(call, 0, item))))),
  'all/1': (call) => one(list(call.input.value).every((item) => isTrue(firstOf(of(call, 0, item))))),
  'any/2': (call) => one([...of(call, 0)].some((item) => isTrue(firstOf(of(call, 1, item))))),
  'all/2': (call) => one([...of(call, 0)].every((item) => isTrue(firstOf(of(call, 1, item))))),
  'first/1': function* (call) {
    for (const ref of call.e.run(arg(call, 0), call.input, call.env)) {
      yield ref;
      return;
    }
  },
  'last/1': function* (call) {
    const all = [...call.e.run(arg(call, 0), call.input, call.env)];
    const last = all.at(-1);
    if (last !== undefined) yield last;
  },
  'nth/2': function* (call) {
    for (const n of of(call, 0)) {
      const found = [...of(call, 1)][Number(n)];
      if (found !== undefined) yield fresh(found);
    }
  },
  'limit/2': limit,
  'until/2': (call) => {
    let state = call.input.value;
    while (!isTrue(firstOf(of(call, 0, state)))) state = firstOf(of(call, 1, state));
    return one(state);
  },
  'while/2': function* (call) {
    for (
      let state = call.input.value;
      isTrue(firstOf(of(call, 0, state)));
      state = firstOf(of(call, 1, state))
    )
      yield fresh(state);
  },
  'repeat/1': (call) => recurseBy(call, call.input),
  'isempty/1': (call) => one([...call.e.run(arg(call, 0), call.input, call.env)].length === 0),
  'add/1': (call) => one(plain.add?.([...of(call, 0)]) ?? null),
  'range/1': function* (call) {
    for (const to of of(call, 0)) yield* range(0, to, 1);
  },
  'range/2': function* (call) {
    for (const from of of(call, 0)) for (const to of of(call, 1)) yield* range(from, to, 1);
  },
  'range/3': function* (call) {
    for (const from of of(call, 0))
      for (const to of of(call, 1)) for (const by of of(call, 2)) yield* range(from, to, by);
  },
  'in/1': function* (call) {
    for (const whole of of(call, 0)) yield fresh(withValues['has/1']?.(whole, call.input.value) ?? null);
  },
  'test/1': (call) => eachMatch(call, '', (found) => [found.length > 0]),
  'test/2': (call) => eachMatch(call, '', (found) => [found.length > 0]),
  'match/1': (call) => eachMatch(call, '', (found) => found.map(matchObject)),
  'match/2': (call) => eachMatch(call, '', (found) => found.map(matchObject)),
  'capture/1': (call) =>
    eachMatch(call, '', (found) =>
      found.map(
        ({ captures }) =>
          new Map(
            captures.flatMap(({ name, string }) =>
              name === null ? [] : [[name, string] as [string, Value]],
            ),
          ),
      ),
    ),
  'scan/1': (call) =>
    eachMatch(call, 'g', (found) =>
      found.map(({ string, captures }) =>
        captures.length === 0 ? string : captures.map((capture) => capture.string),
      ),
    ),
  'split/2': (call) => eachMatch(call, 'g', (found) => [pieces(call.input.value as string, found)]),
  'splits/1': (call) => eachMatch(call, 'g', (found) => pieces(call.input.value as string, found)),
  'sub/2': (call) => substitute(call, ''),
  'sub/3': (call) => substitute(call, ''),
  'gsub/2': (call) => substitute(call, 'g'),
  'gsub/3': (call) => substitute(call, 'g'),
  'input_line_number/0': () => one(0),
  'builtins/0': () =>
    one([
      ...Object.keys(natives),
      ...Object.keys(withValues),
      ...Object.keys(plain).map((name) => `${name}/0`),
    ]),
};

function pieces(text: string, found: readonly { index: number; string: string }[]): Value[] {
  const parts: Value[] = [];
  let at = 0;
  for (const { index, string } of found) {
    parts.push(text.slice(at, index));
    at = index + string.length;
  }
  return [...parts, text.slice(at)];
}

/** All combinations of the arguments' values. */
function* combinations(call: Call, i = 0): Generator<Value[]> {
  if (i >= call.args.length) {
    yield [];
    return;
  }
  for (const value of of(call, i)) for (const rest of combinations(call, i + 1)) yield [value, ...rest];
}

export function hasNative(name: string, arity: number): boolean {
  const key = `${name}/${String(arity)}`;
  return (
    natives[key] !== undefined ||
    withValues[key] !== undefined ||
    types[key] !== undefined ||
    (arity === 0 && plain[name] !== undefined)
  );
}

export function* callNative(
  e: Evaluator,
  name: string,
  args: readonly Filter[],
  input: Ref,
  env: Env,
): Generator<Ref> {
  const call: Call = { e, args, input, env };
  const key = `${name}/${String(args.length)}`;
  const native = natives[key];
  const byType = types[key];
  const byValues = withValues[key];
  const simple = args.length === 0 ? plain[name] : undefined;
  if (native !== undefined) yield* native(call);
  else if (byType !== undefined) {
    if (byType(input.value)) yield input;
  } else if (simple !== undefined) yield fresh(simple(input.value));
  else if (byValues !== undefined)
    for (const values of combinations(call)) yield fresh(byValues(input.value, ...values));
  else throw new JqError(`${key} is not defined`);
}
