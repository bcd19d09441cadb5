import type { Class, MethodDefinition } from 'acorn';
import { evaluate, propertyKey } from './expressions';
import { makeFunction } from './functions';
import { isObj, Obj, Scope, type Value } from './heap';
import type { Eval, Realm } from './realm';

/** A class: its constructor function, with prototype, methods and fields. */
export function* makeClass(realm: Realm, node: Class, scope: Scope, name: string | undefined): Eval {
  const inner = new Scope(scope);
  const base = node.superClass ? yield* evaluate(realm, node.superClass, scope) : undefined;
  const baseProto = isObj(base) ? base.get('prototype') : undefined;
  const proto = realm.object(isObj(baseProto) ? baseProto : undefined);
  const own = node.body.body.find(
    (one): one is MethodDefinition => one.type === 'MethodDefinition' && one.kind === 'constructor',
  );
  const made = own === undefined ? emptyConstructor(realm) : makeFunction(realm, own.value as never, inner);
  made.set('name', node.id?.name ?? name ?? '', true);
  made.set('prototype', proto, true);
  made.set('__class__', true, true);
  if (isObj(base)) {
    made.set('__super__', base, true);
    made.proto = base;
  }
  if (made.code !== undefined) made.code.home = proto;
  proto.set('constructor', made, true);
  if (node.id) inner.declare(node.id.name, made);
  const fields: Value[] = [];
  for (const part of node.body.body) {
    if (part.type === 'StaticBlock' || (part.type === 'MethodDefinition' && part.kind === 'constructor'))
      continue;
    const key = yield* propertyKey(realm, part.key, part.computed, inner);
    const home = part.static ? made : proto;
    if (part.type === 'MethodDefinition')
      defineMethod(realm, part.value as never, inner, home, key, part.kind);
    else if (part.static) made.set(key, part.value ? yield* evaluate(realm, part.value, inner) : undefined);
    else
      fields.push(
        realm.record({
          name: key,
          start: part.value ? makeFunction(realm, part as never, inner) : undefined,
        }),
      );
  }
  if (fields.length > 0) made.set('__fields__', realm.array(fields), true);
  return made;
}

function emptyConstructor(realm: Realm): Obj {
  const made = new Obj(realm.builtin('Function.prototype'));
  made.kind = 'function';
  made.code = { file: realm.frames.at(-1)?.file ?? '', index: -1, scope: realm.globals };
  made.set('__implicit__', true, true);
  return made;
}

/** A method, or half of a property with `get` and `set`, of a class or an object. */
export function defineMethod(
  realm: Realm,
  node: Parameters<typeof makeFunction>[1],
  scope: Scope,
  home: Obj,
  key: string,
  kind: string,
): void {
  const fn = makeFunction(realm, node, scope, key);
  fn.set('name', key, true);
  if (fn.code !== undefined) fn.code.home = home;
  if (kind !== 'get' && kind !== 'set') {
    home.set(key, fn, true);
    return;
  }
  const prop = home.props.get(key) ?? { value: undefined, isHidden: true };
  prop[kind] = fn;
  home.props.set(key, prop);
}
