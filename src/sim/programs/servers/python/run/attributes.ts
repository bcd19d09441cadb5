import type { Steps } from '#sim/kernel/program';
import { methodOf } from '../library/methods';
import { callFunction } from './call';
import { objectClass, raise } from './errors';
import type { Runtime } from './runtime';
import { typeName } from './text';
import {
  PyClass,
  PyDict,
  PyFunction,
  PyMethod,
  PyModule,
  PyNative,
  PyObject,
  PyProperty,
  PyTuple,
  type Py,
} from './values';

/** Binds a function of a class to the object it was found through. */
function bound(self: Py, found: Py): Py {
  if (found instanceof PyFunction) return new PyMethod(self, found);
  if (found instanceof PyNative && found.self === undefined)
    return new PyNative(found.name, found.body, self);
  return found;
}

/** An attribute, or undefined where there is none. */
export function* findAttribute(run: Runtime, value: Py, name: string): Steps<Py | undefined> {
  if (value instanceof PyObject) return yield* ofObject(run, value, name);
  if (value instanceof PyModule) {
    if (name === '__dict__') return PyDict.of(value.attributes);
    return value.attributes.get(name);
  }
  if (value instanceof PyClass) return ofClass(value, name);
  if (value instanceof PyFunction) {
    if (name === '__name__' || name === '__qualname__') return value.name;
    if (name === '__module__') return value.scope.module.name;
    return value.attributes.get(name) ?? (name === '__doc__' ? null : undefined);
  }
  if (value instanceof PyMethod) {
    if (name === '__self__') return value.self;
    return yield* findAttribute(run, value.fn, name);
  }
  if (value instanceof PyNative && (name === '__name__' || name === '__qualname__'))
    return value.name.split('.').at(-1) ?? '';
  if (value instanceof PyProperty && name === 'setter')
    return new PyNative('setter', (_, [fn = null]) => new PyProperty(value.get, fn));
  if (name === '__class__') return run.builtins.get(typeName(value));
  return methodOf(value, name);
}

function* ofObject(run: Runtime, value: PyObject, name: string): Steps<Py | undefined> {
  const inClass = value.type.find(name);
  if (inClass instanceof PyProperty) return yield* callFunction(run, inClass.get, [value]);
  const own = value.attributes.get(name);
  if (own !== undefined) return own;
  if (inClass !== undefined) return bindFromClass(value, inClass);
  if (name === '__class__') return value.type;
  if (name === '__dict__') return PyDict.of(value.attributes);
  if (name === '__doc__') return null;
  const special = value.type.find('__getattr__');
  if (special !== undefined && !/^__\w+__$/.test(name))
    return yield* callFunction(run, special, [value, name]);
  return value.slot === undefined || value.slot === null ? undefined : methodOf(value.slot, name);
}

function bindFromClass(value: PyObject, found: Py): Py {
  if (found instanceof PyObject && found.type.name === 'staticmethod') return found.slot ?? null;
  if (found instanceof PyObject && found.type.name === 'classmethod')
    return bound(value.type, found.slot ?? null);
  return bound(value, found);
}

function ofClass(value: PyClass, name: string): Py | undefined {
  const found = value.find(name);
  if (found instanceof PyObject && found.type.name === 'staticmethod') return found.slot;
  if (found instanceof PyObject && found.type.name === 'classmethod') return bound(value, found.slot ?? null);
  if (found !== undefined) return found;
  if (name === '__name__' || name === '__qualname__') return value.name;
  if (name === '__module__') return value.module;
  if (name === '__mro__') return new PyTuple(value.order);
  if (name === '__bases__') return new PyTuple(value.bases.length === 0 ? [objectClass] : value.bases);
  if (name === '__dict__') return PyDict.of(value.attributes);
  if (name === '__doc__') return null;
  return undefined;
}

/** An attribute, or AttributeError in CPython's words. */
export function* getAttribute(run: Runtime, value: Py, name: string): Steps<Py> {
  const found = yield* findAttribute(run, value, name);
  if (found !== undefined) return found;
  if (value instanceof PyModule)
    return raise('AttributeError', `module '${value.name}' has no attribute '${name}'`);
  if (value instanceof PyClass)
    return raise('AttributeError', `type object '${value.name}' has no attribute '${name}'`);
  return raise('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
}

export function* setAttribute(run: Runtime, value: Py, name: string, what: Py): Steps<void> {
  if (value instanceof PyObject) {
    const inClass = value.type.find(name);
    if (inClass instanceof PyProperty) {
      if (inClass.set === null)
        raise('AttributeError', `property '${name}' of '${value.type.name}' object has no setter`);
      yield* callFunction(run, inClass.set, [value, what]);
      return;
    }
    const special = value.type.find('__setattr__');
    if (special !== undefined) {
      yield* callFunction(run, special, [value, name, what]);
      return;
    }
    value.attributes.set(name, what);
  } else if (value instanceof PyModule || value instanceof PyClass || value instanceof PyFunction) {
    if (value instanceof PyFunction && name === '__name__') value.name = String(what as string);
    value.attributes.set(name, what);
  } else raise('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
}
