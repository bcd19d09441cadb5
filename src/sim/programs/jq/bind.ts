import { indexed } from './access';
import type { Env, Evaluator } from './evaluate';
import type { Pattern } from './syntax';
import type { Value } from './values';

/** The environments that come of binding a value to a pattern: one for each combination of its keys. */
export function* bindPattern(e: Evaluator, pattern: Pattern, value: Value, env: Env): Generator<Env> {
  if (pattern.kind === 'name') {
    yield { parent: env, variable: { name: pattern.name, value } };
    return;
  }
  if (pattern.kind === 'array') {
    yield* bindAll(
      e,
      pattern.items.map((item, i) => ({ pattern: item, of: () => indexed(value, i) })),
      env,
    );
    return;
  }
  let envs: Env[] = [env];
  for (const { key, binds, value: inner } of pattern.entries) {
    const next: Env[] = [];
    for (const one of envs) {
      for (const name of e.values(key, value, one)) {
        const part = indexed(value, name);
        const bound: Env =
          binds === undefined ? one : { parent: one, variable: { name: binds, value: part } };
        next.push(...(inner === undefined ? [bound] : bindPattern(e, inner, part, bound)));
      }
    }
    envs = next;
  }
  yield* envs;
}

function* bindAll(
  e: Evaluator,
  parts: readonly { pattern: Pattern; of: () => Value }[],
  env: Env,
): Generator<Env> {
  const [first, ...rest] = parts;
  if (first === undefined) yield env;
  else for (const inner of bindPattern(e, first.pattern, first.of(), env)) yield* bindAll(e, rest, inner);
}
