import { objectClass } from '../run/errors';
import { PyClass, PyNative, PyObject } from '../run/values';

/** A class whose objects only keep one function. */
export function wrapper(name: string): PyClass {
  const made = new PyClass(name, [objectClass], 'builtins');
  made.attributes.set(
    '__init__',
    new PyNative('__init__', (_, [self, fn]) => {
      if (self instanceof PyObject) self.slot = fn ?? null;
      return null;
    }),
  );
  return made;
}
