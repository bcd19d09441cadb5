import type { Machine } from './machine';
import { GoNil, GoStruct, isMap, isMethod, typeName, type GoValue } from './value';

/** `.name` of a value, methods called with `args`. */
export function readField(machine: Machine, value: GoValue, name: string, args: readonly GoValue[]): GoValue {
  if (value instanceof GoStruct) {
    const field = value.field(name);
    if (isMethod(field)) {
      if (field.arity === args.length) return field.call(args);
      const want = String(field.arity);
      throw machine.failure(`wrong number of args for ${name}: want ${want} got ${String(args.length)}`);
    }
    if (field !== undefined) return field;
    throw machine.failure(`can't evaluate field ${name} in type ${value.typeName}`);
  }
  if (isMap(value)) {
    if (Object.hasOwn(value, name)) return value[name] ?? null;
    if (machine.options.strictKeys) throw machine.failure(`map has no entry for key ${JSON.stringify(name)}`);
    return null;
  }
  if (machine.options.strictKeys) {
    // what came out of JSON has the type of anything at all
    const what =
      value === null
        ? `nil pointer evaluating interface {}.${name}`
        : `can't evaluate field ${name} in type interface {}`;
    throw machine.failure(what);
  }
  if (value === null) return null; // what a map did not have, has nothing either
  if (value instanceof GoNil) throw machine.failure(`nil pointer evaluating *${value.typeName}.${name}`);
  throw machine.failure(`can't evaluate field ${name} in type ${typeName(value)}`);
}
