import type { Steps } from '#sim/kernel/program';
import type { Expression } from '../syntax/ast';
import { setAttribute } from './attributes';
import { raise } from './errors';
import { evaluate } from './evaluate';
import { itemsOf } from './iterate';
import type { Runtime } from './runtime';
import { setItem } from './subscript';
import { PyList, type Py, type Scope } from './values';

/** Gives a name its value, where `global` and `nonlocal` say. */
export function setName(name: string, value: Py, scope: Scope): void {
  if (scope.globals.has(name)) {
    scope.module.attributes.set(name, value);
    return;
  }
  if (scope.outer.has(name)) {
    for (let one = scope.parent; one !== undefined; one = one.parent) {
      if (one.kind !== 'function' || !one.names.has(name)) continue;
      one.names.set(name, value);
      return;
    }
  }
  scope.names.set(name, value);
}

/** Assigns to a name, attribute, item, or to many at once. */
export function* assign(run: Runtime, target: Expression, value: Py, scope: Scope): Steps<void> {
  if (target.type === 'name') setName(target.name, value, scope);
  else if (target.type === 'attribute')
    yield* setAttribute(run, yield* evaluate(run, target.value, scope), target.name, value);
  else if (target.type === 'index') {
    const box = yield* evaluate(run, target.value, scope);
    yield* setItem(run, box, yield* evaluate(run, target.index, scope), value);
  } else if (target.type === 'tuple' || target.type === 'list')
    yield* unpack(run, target.items, value, scope);
  else raise('SyntaxError', 'cannot assign to this');
}

function* unpack(run: Runtime, targets: readonly Expression[], value: Py, scope: Scope): Steps<void> {
  const items = yield* itemsOf(run, value);
  const star = targets.findIndex((one) => one.type === 'star');
  if (star < 0) {
    if (items.length > targets.length)
      raise('ValueError', `too many values to unpack (expected ${targets.length})`);
    if (items.length < targets.length)
      raise('ValueError', `not enough values to unpack (expected ${targets.length}, got ${items.length})`);
    for (const [i, target] of targets.entries()) yield* assign(run, target, items[i] ?? null, scope);
    return;
  }
  const behind = targets.length - star - 1;
  if (items.length < targets.length - 1)
    raise(
      'ValueError',
      `not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`,
    );
  for (const [i, target] of targets.entries()) {
    if (i < star) yield* assign(run, target, items[i] ?? null, scope);
    else if (target.type === 'star')
      yield* assign(run, target.value, new PyList(items.slice(star, items.length - behind)), scope);
    else yield* assign(run, target, items[items.length - behind + (i - star - 1)] ?? null, scope);
  }
}
