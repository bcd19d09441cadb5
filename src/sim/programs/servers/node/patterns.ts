import type { ObjectPattern, Pattern } from 'acorn';
import { evaluate, propertyKey } from './expressions';
import { isObj, type Scope, type Value } from './heap';
import { iterate, keysOf } from './operators';
import type { Realm, Suspend } from './realm';

/** How a pattern's names come to be: declared, or assigned to. */
export type Binding = 'let' | 'const' | 'var' | 'assign';

/** Gives the parts of a value to the names (or places) of a pattern. */
export function* bindPattern(
  realm: Realm,
  pattern: Pattern,
  value: Value,
  scope: Scope,
  how: Binding,
): Generator<Suspend, void, Value> {
  switch (pattern.type) {
    case 'Identifier':
      if (how === 'assign') assignName(realm, scope, pattern.name, value);
      else if (how === 'var')
        varScope(scope, pattern.name).names.set(pattern.name, { value, isConst: false, isReady: true });
      else scope.declare(pattern.name, value, how === 'const');
      return;
    case 'MemberExpression': {
      const target = yield* evaluate(realm, pattern.object, scope);
      yield* realm.put(target, yield* propertyKey(realm, pattern.property, pattern.computed, scope), value);
      return;
    }
    case 'AssignmentPattern':
      yield* bindPattern(
        realm,
        pattern.left,
        value === undefined ? yield* evaluate(realm, pattern.right, scope) : value,
        scope,
        how,
      );
      return;
    case 'RestElement':
      yield* bindPattern(realm, pattern.argument, value, scope, how);
      return;
    case 'ArrayPattern': {
      const items: Value[] = yield* iterate(realm, value);
      for (const [i, element] of pattern.elements.entries()) {
        if (element === null) continue;
        const part = element.type === 'RestElement' ? realm.array(items.slice(i)) : items[i];
        yield* bindPattern(realm, element, part, scope, how);
      }
      return;
    }
    case 'ObjectPattern':
      yield* bindObject(realm, pattern, value, scope, how);
  }
}

function* bindObject(
  realm: Realm,
  pattern: ObjectPattern,
  value: Value,
  scope: Scope,
  how: Binding,
): Generator<Suspend, void, Value> {
  if (value === undefined || value === null) {
    realm.throwError('TypeError', `Cannot destructure '${String(value)}' as it is ${String(value)}.`);
  }
  const used: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      const rest = realm.object();
      if (isObj(value))
        for (const key of keysOf(value)) if (!used.includes(key)) rest.set(key, yield* realm.get(value, key));
      yield* bindPattern(realm, property.argument, rest, scope, how);
      continue;
    }
    const key = yield* propertyKey(realm, property.key, property.computed, scope);
    used.push(key);
    yield* bindPattern(realm, property.value, yield* realm.get(value, key), scope, how);
  }
}

function varScope(scope: Scope, name: string): Scope {
  for (let at: Scope | null = scope; at !== null; at = at.outer) if (at.names.has(name)) return at;
  return scope;
}

export function assignName(realm: Realm, scope: Scope, name: string, value: Value): void {
  const binding = scope.lookUp(name);
  if (binding === undefined) {
    realm.globals.declare(name, value);
    return;
  }
  if (!binding.isReady) realm.throwError('ReferenceError', notReady(realm, name));
  if (binding.isConst) realm.throwError('TypeError', 'Assignment to constant variable.');
  binding.value = value;
}

export function notReady(realm: Realm, name: string): string {
  return realm.major >= 12 ? `Cannot access '${name}' before initialization` : `${name} is not defined`;
}
