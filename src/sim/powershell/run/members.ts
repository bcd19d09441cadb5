import type { Steps } from '#sim/kernel/program';
import { refuse, runtimeFault } from '../errors';
import type { Session } from '../session';
import {
  asItems,
  dateTime,
  isDictionary,
  isList,
  isThing,
  newThing,
  property,
  propertyName,
  toText,
  typeOf,
  type Thing,
  type Value,
} from '../values';
import { dateMethods } from './date-methods';
import { areEqual, toNumber } from './convert';
import { formatValue } from './format-text';
import { stringMethods } from './string-methods';

/** What an object can be asked to do. */
export type Method = (self: Value, args: readonly Value[], session: Session) => Value | Steps<Value>;
export type Methods = Readonly<Record<string, Method>>;

const self = (value: Value): Thing => (isThing(value) ? value : newThing('', {}));

const dictionaryMethods: Methods = {
  add(of, [key = '', value = null]) {
    const name = toText(key);
    if (propertyName(self(of), name) !== undefined)
      refuse({
        message: `Exception calling "Add" with "2" argument(s): "Item has already been added. Key in dictionary: '${name}'  Key being added: '${name}'"`,
        category: 'NotSpecified',
        exception: 'MethodInvocationException',
        id: 'ArgumentException',
      });
    self(of).props[name] = value;
    return null;
  },
  remove(of, [key = '']) {
    const name = propertyName(self(of), toText(key));
    if (name !== undefined) delete self(of).props[name];
    return null;
  },
  clear(of) {
    self(of).props = {};
    return null;
  },
  containskey: (of, [key = '']) => propertyName(self(of), toText(key)) !== undefined,
  contains: (of, [key = '']) => propertyName(self(of), toText(key)) !== undefined,
  containsvalue: (of, [value = null]) => Object.values(self(of).props).some((one) => areEqual(one, value)),
  getenumerator: (of) =>
    Object.entries(self(of).props).map(([name, value]) =>
      newThing('System.Collections.DictionaryEntry', { Name: name, Key: name, Value: value }),
    ),
};

const listMethods: Methods = {
  contains: (of, [value = null]) => asItems(of).some((one) => areEqual(one, value, true)),
  indexof: (of, [value = null]) => asItems(of).findIndex((one) => areEqual(one, value, true)),
};

const common: Methods = {
  tostring: (of, [format]) => (format === undefined ? toText(of) : formatValue(of, toText(format))),
  gettype(of) {
    const name = typeOf(of);
    return newThing(
      'System.RuntimeType',
      {
        IsPublic: true,
        IsSerial: true,
        Name: name.replace(/^.*\.(?=\w+(\[\])?$)/, ''),
        FullName: name,
        BaseType: 'System.Object',
      },
      name,
    );
  },
  equals: (of, [other = null]) => areEqual(of, other, true),
};

/** The method of that name (in lower case) of a value. */
export function methodOf(
  of: Value,
  name: string,
  ofTypes: Readonly<Record<string, Methods>>,
): Method | undefined {
  const own = isDictionary(of)
    ? dictionaryMethods
    : isThing(of)
      ? of.type === dateTime
        ? dateMethods
        : ofTypes[of.type]
      : isList(of)
        ? listMethods
        : typeof of === 'string'
          ? stringMethods
          : undefined;
  if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(common, name) ? common[name] : undefined;
}

const counts = new Set(['count', 'length']);

/** What stands behind a dot; null where there is nothing, as PowerShell has it. */
export function memberOf(of: Value, name: string): Value {
  if (of === null) return null;
  const low = name.toLowerCase();
  if (isThing(of)) {
    const found = property(of, name);
    if (found !== undefined) return found;
    if (isDictionary(of)) {
      if (low === 'count') return Object.keys(of.props).length;
      if (low === 'keys') return Object.keys(of.props);
      if (low === 'values') return Object.values(of.props);
    }
    return counts.has(low) ? 1 : null;
  }
  if (isList(of)) {
    if (counts.has(low)) return of.length;
    const all = of.flatMap((one) => asItems(memberOf(one, name)));
    return all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : all;
  }
  if (typeof of === 'string' && low === 'length') return of.length;
  return counts.has(low) ? 1 : null;
}

/** Sets what stands behind a dot. */
export function setMember(of: Value, name: string, value: Value): void {
  if (!isThing(of))
    return refuse(
      runtimeFault(
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
        'PropertyNotFound',
      ),
    );
  const found = propertyName(of, name);
  if (found === undefined && !isDictionary(of))
    return refuse(
      runtimeFault(
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
        'PropertyNotFound',
      ),
    );
  of.props[found ?? name] = value;
}

/** `$a[1]`, `$h['x']`, `$s[0]`. */
export function indexOf(of: Value, index: Value): Value {
  if (of === null) return refuse(runtimeFault('Cannot index into a null array.', 'NullArray'));
  if (isList(index)) return index.flatMap((one) => asItems(indexOf(of, one)));
  if (isDictionary(of)) {
    if (typeof index === 'number' && of.type.endsWith('OrderedDictionary'))
      return Object.values(of.props)[index] ?? null;
    return property(of, toText(index)) ?? null;
  }
  const at = toNumber(index);
  if (typeof of === 'string') return of.at(at) ?? null;
  if (isList(of)) return of.at(at) ?? null;
  if (isThing(of)) return at === 0 || at === -1 ? of : null;
  return at === 0 || at === -1 ? of : null;
}

export function setIndex(of: Value, index: Value, value: Value): void {
  if (isDictionary(of)) {
    const name = toText(index);
    of.props[propertyName(of, name) ?? name] = value;
    return;
  }
  if (!isList(of)) return refuse(runtimeFault('Unable to index into an object of this type.', 'CannotIndex'));
  const items = of as Value[];
  const at = toNumber(index) < 0 ? items.length + toNumber(index) : toNumber(index);
  if (at < 0 || at >= items.length)
    refuse({
      message: 'Index was outside the bounds of the array.',
      category: 'OperationStopped',
      exception: 'IndexOutOfRangeException',
      id: 'System.IndexOutOfRangeException',
    });
  items[at] = value;
}
