import type { Expression, Statement } from '../syntax/ast';
import type { PyFunction } from './values';

const locals = new WeakMap<object, ReadonlySet<string>>();

/** Names that a function assigns to: they are its own. */
export function localsOf(fn: PyFunction): ReadonlySet<string> {
  const { body } = fn;
  const known = locals.get(body);
  if (known !== undefined) return known;
  const found = new Set(fn.parameters.map((one) => one.name));
  const free = new Set<string>();
  if (Array.isArray(body)) collect(body as Statement[], found, free);
  for (const name of free) found.delete(name);
  locals.set(body, found);
  return found;
}

function collect(body: readonly Statement[], found: Set<string>, free: Set<string>): void {
  for (const one of body) {
    if (one.type === 'assign') for (const target of one.targets) target_(target, found);
    else if (one.type === 'augment' || one.type === 'annotate' || one.type === 'for')
      target_(one.target, found);
    else if (one.type === 'def' || one.type === 'class') found.add(one.name);
    else if (one.type === 'import')
      for (const name of one.names) found.add(name.as ?? name.path.split('.')[0] ?? '');
    else if (one.type === 'from') for (const name of one.names) found.add(name.as ?? name.name);
    else if (one.type === 'global' || one.type === 'nonlocal') for (const name of one.names) free.add(name);
    else if (one.type === 'with')
      for (const item of one.items) if (item.target !== undefined) target_(item.target, found);
    if (one.type === 'try')
      for (const handler of one.handlers) if (handler.name !== undefined) found.add(handler.name);
    for (const inner of blocksOf(one)) collect(inner, found, free);
  }
}

function target_(target: Expression, found: Set<string>): void {
  if (target.type === 'name') found.add(target.name);
  else if (target.type === 'tuple' || target.type === 'list')
    for (const item of target.items) target_(item, found);
  else if (target.type === 'star') target_(target.value, found);
}

/** Blocks inside a statement that belong to the same function. */
function blocksOf(one: Statement): readonly Statement[][] {
  if (one.type === 'if') return [one.then, one.otherwise];
  if (one.type === 'while' || one.type === 'for') return [one.body, one.otherwise];
  if (one.type === 'try')
    return [one.body, ...one.handlers.map((handler) => handler.body), one.otherwise, one.final];
  return one.type === 'with' ? [one.body] : [];
}

const yields = new WeakMap<object, boolean>();

/** Is there a `yield` in a function's body, outside of functions in it? */
export function hasYield(body: readonly Statement[]): boolean {
  const known = yields.get(body);
  if (known !== undefined) return known;
  const found = body.some((one) => {
    if (one.type === 'def' || one.type === 'class') return false;
    return contains(one);
  });
  yields.set(body, found);
  return found;
}

function contains(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(contains);
  const { type } = value as { type?: string };
  if (type === 'yield') return true;
  if (type === 'def' || type === 'class' || type === 'lambda') return false;
  return Object.values(value).some(contains);
}
