import { isObj, Obj, type Value } from '../heap';
import { hasKey, iterate, keysOf, toNumber, toText } from '../operators';
import { generatorNext } from '../functions';
import { functionName, type Eval, type Native, type Realm } from '../realm';
import { parseJson, stringify } from './json';
import { promiseNatives } from './promise';

const errorTypes = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
];

/** `new Error(message)`, also as the base of a class. */
const makeError = (type: string): Native => {
  return (realm, _, [message, options]) => {
    const made = realm.kind('error', `${type}.prototype`);
    const text = message === undefined ? '' : isObj(message) ? '[object Object]' : String(message);
    if (message !== undefined) made.set('message', text, true);
    made.set('stack', `${type}${text === '' ? '' : `: ${text}`}${realm.stack()}`, true);
    if (isObj(options) && options.props.has('cause')) made.set('cause', options.get('cause'), true);
    return made;
  };
};

const own = (value: Value): Obj => (isObj(value) ? value : new Obj(null));

function* entriesOf(realm: Realm, value: Value): Generator<never, [string, Value][], Value> {
  if (typeof value === 'string') return [...value].map((c, i) => [String(i), c]);
  const all: [string, Value][] = [];
  if (isObj(value))
    for (const key of keysOf(value))
      all.push([key, yield* realm.get(value, key) as Generator<never, Value, Value>]);
  return all;
}

const objectNatives: Readonly<Record<string, Native>> = {
  Object: (realm, _, [value]) => (isObj(value) ? value : realm.object()),
  *'Object.keys'(realm, _, [value]): Eval {
    const all: [string, Value][] = yield* entriesOf(realm, value);
    return realm.array(all.map(([key]) => key));
  },
  *'Object.values'(realm, _, [value]): Eval {
    const all: [string, Value][] = yield* entriesOf(realm, value);
    return realm.array(all.map(([, one]) => one));
  },
  *'Object.entries'(realm, _, [value]): Eval {
    const all: [string, Value][] = yield* entriesOf(realm, value);
    return realm.array(all.map(([key, one]) => realm.array([key, one])));
  },
  *'Object.assign'(realm, _, [target, ...sources]): Eval {
    for (const source of sources) {
      const all: [string, Value][] = yield* entriesOf(realm, source);
      for (const [key, value] of all) yield* realm.put(target, key, value);
    }
    return target;
  },
  *'Object.fromEntries'(realm, _, [list]): Eval {
    const made = realm.object();
    const pairs: Value[] = yield* iterate(realm, list);
    for (const pair of pairs) made.set(String(own(pair).items[0] as string), own(pair).items[1]);
    return made;
  },
  'Object.freeze': (_, __, [value]) => {
    if (isObj(value)) value.isFrozen = true;
    return value;
  },
  'Object.isFrozen': (_, __, [value]) => !isObj(value) || value.isFrozen,
  'Object.create': (realm, _, [proto]) => realm.object(isObj(proto) ? proto : null),
  'Object.getPrototypeOf': (_, __, [value]) => (isObj(value) ? value.proto : null),
  'Object.setPrototypeOf': (_, __, [value, proto]) => {
    if (isObj(value)) value.proto = isObj(proto) ? proto : null;
    return value;
  },
  'Object.getOwnPropertyNames': (realm, _, [value]) =>
    realm.array(isObj(value) ? [...value.props.keys()] : []),
  'Object.defineProperty': (_, __, [target, key, descriptor]) => {
    if (!isObj(target) || !isObj(descriptor)) return target;
    const [get, set] = [descriptor.get('get'), descriptor.get('set')];
    const isHidden = descriptor.get('enumerable') !== true;
    const value = descriptor.get('value');
    target.props.set(String(key as string), {
      value,
      isHidden,
      ...(isObj(get) && { get }),
      ...(isObj(set) && { set }),
    });
    return target;
  },
  'Object.hasOwn': (_, __, [value, key]) => isObj(value) && value.props.has(String(key as string)),
  'Object.is': (_, __, [a, b]) => Object.is(a, b),
  'Object.prototype.hasOwnProperty': (_, self, [key]) =>
    isObj(self) &&
    (self.props.has(String(key as string)) || (self.kind === 'array' && hasKey(self, String(key as string)))),
  'Object.prototype.toString': (_, self) =>
    `[object ${self === undefined ? 'Undefined' : self === null ? 'Null' : isObj(self) && self.kind === 'array' ? 'Array' : isObj(self) && self.kind === 'function' ? 'Function' : 'Object'}]`,
  'Object.prototype.toLocaleString': (_, self) => (isObj(self) ? '[object Object]' : String(self)),
  'Object.prototype.valueOf': (_, self) => self,
  'Object.prototype.isPrototypeOf': (_, self, [value]) => isObj(value) && value.proto === self,
};

const functionNatives: Readonly<Record<string, Native>> = {
  Function: (realm) =>
    realm.throwError('EvalError', 'Code generation from strings is not available in this node'),
  'Function.prototype.call': (realm, self, [thisArg, ...args]) => realm.call(self, thisArg, args),
  'Function.prototype.apply': (realm, self, [thisArg, args]) =>
    realm.call(self, thisArg, isObj(args) ? [...args.items] : []),
  'Function.prototype.bind': (realm, self, [thisArg, ...args]) => {
    const made = new Obj(realm.builtin('Function.prototype'));
    made.kind = 'function';
    if (isObj(self)) {
      made.bound = { target: self, self: thisArg, args };
      made.set('name', `bound ${functionName(realm, self)}`, true);
    }
    return made;
  },
  'Function.prototype.toString': (realm, self) => {
    if (!isObj(self) || self.code === undefined)
      return `function ${isObj(self) ? functionName(realm, self) : ''}() { [native code] }`;
    const node = realm.script(self.code.file).functions[self.code.index];
    return (realm.sources.get(self.code.file) ?? '').slice(node?.start ?? 0, node?.end ?? 0);
  },
};

const errorNatives: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(errorTypes.map((type): [string, Native] => [type, makeError(type)])),
  'Error.captureStackTrace': () => undefined,
  *'Error.prototype.toString'(realm, self): Eval {
    const name = yield* realm.get(self, 'name');
    const message = yield* realm.get(self, 'message');
    return message === undefined || message === ''
      ? name
      : `${String(name as string)}: ${String(message as string)}`;
  },
};

const numberNatives: Readonly<Record<string, Native>> = {
  *Number(realm, _, args): Eval {
    return args.length === 0 ? 0 : yield* toNumber(realm, args[0]);
  },
  'Number.isInteger': (_, __, [v]) => Number.isInteger(v),
  'Number.isSafeInteger': (_, __, [v]) => Number.isSafeInteger(v),
  'Number.isFinite': (_, __, [v]) => Number.isFinite(v),
  'Number.isNaN': (_, __, [v]) => Number.isNaN(v),
  'Number.prototype.toFixed': (_, self, [n]) => Number(self).toFixed(Number(n ?? 0)),
  'Number.prototype.toString': (_, self, [base]) => Number(self).toString(Number(base ?? 10)),
  'Number.prototype.toLocaleString': (_, self) =>
    Number(self)
      .toString()
      .replace(/\B(?=(\d{3})+(?!\d))/g, ','),
  'Number.prototype.valueOf': (_, self) => self,
  Boolean: (_, __, [v]) => (isObj(v) ? true : Boolean(v)),
  'Boolean.prototype.toString': (_, self) => String(self),
  *parseInt(realm, _, [text, base]): Eval {
    return parseInt(yield* toText(realm, text), base === undefined ? undefined : Number(base));
  },
  *parseFloat(realm, _, [text]): Eval {
    return parseFloat(yield* toText(realm, text));
  },
  *isNaN(realm, _, [v]): Eval {
    return Number.isNaN(yield* toNumber(realm, v));
  },
  *isFinite(realm, _, [v]): Eval {
    return Number.isFinite(yield* toNumber(realm, v));
  },
  encodeURIComponent: (_, __, [v]) => encodeURIComponent(String(v as string)),
  decodeURIComponent: (realm, _, [v]) => decoded(realm, String(v as string)),
  encodeURI: (_, __, [v]) => encodeURI(String(v as string)),
  decodeURI: (realm, _, [v]) => decoded(realm, String(v as string)),
};

function decoded(realm: Realm, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return realm.throwError('URIError', 'URI malformed');
  }
}

const mathOne: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  trunc: Math.trunc,
  sign: Math.sign,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
};

const mathNatives: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    Object.entries(mathOne).map(([name, fn]): [string, Native] => [
      `Math.${name}`,
      (_, __, [x]) => fn(Number(x)),
    ]),
  ),
  // the results of these may differ in their last bit between machines: cut to what is the same everywhere
  ...Object.fromEntries(
    (['sin', 'cos', 'tan', 'atan', 'log', 'log2', 'log10', 'exp'] as const).map((name): [string, Native] => [
      `Math.${name}`,
      (_, __, [x]) => Number(Math[name](Number(x)).toPrecision(15)),
    ]),
  ),
  'Math.max': (_, __, args) => Math.max(...args.map(Number)),
  'Math.min': (_, __, args) => Math.min(...args.map(Number)),
  'Math.pow': (_, __, [a, b]) => Number(a) ** Number(b),
  'Math.hypot': (_, __, args) => Math.sqrt(args.reduce<number>((sum, a) => sum + Number(a) ** 2, 0)),
  'Math.random': (realm) => realm.p.random(2 ** 31) / 2 ** 31,
};

const collectionNatives: Readonly<Record<string, Native>> = {
  *'new Map'(realm, _, [list]): Eval {
    const made = realm.kind('map', 'Map.prototype');
    made.entries = new Map();
    const pairs: Value[] = list === undefined || list === null ? [] : yield* iterate(realm, list);
    for (const pair of pairs) made.entries.set(own(pair).items[0], own(pair).items[1]);
    return made;
  },
  *'new Set'(realm, _, [list]): Eval {
    const made = realm.kind('set', 'Set.prototype');
    const values: Value[] = list === undefined || list === null ? [] : yield* iterate(realm, list);
    made.entries = new Map(values.map((value) => [value, value]));
    return made;
  },
  Map: (realm) => realm.throwError('TypeError', "Constructor Map requires 'new'"),
  Set: (realm) => realm.throwError('TypeError', "Constructor Set requires 'new'"),
  'Map.prototype.get': (_, self, [key]) => own(self).entries?.get(key),
  'Map.prototype.set': (_, self, [key, value]) => {
    own(self).entries?.set(key, value);
    return self;
  },
  'Set.prototype.add': (_, self, [value]) => {
    own(self).entries?.set(value, value);
    return self;
  },
  ...Object.fromEntries(
    ['Map', 'Set'].flatMap((type): [string, Native][] => [
      [`${type}.prototype.has`, (_, self, [key]) => own(self).entries?.has(key)],
      [`${type}.prototype.delete`, (_, self, [key]) => own(self).entries?.delete(key)],
      [`${type}.prototype.clear`, (_, self) => void own(self).entries?.clear() as undefined],
      [`${type}.prototype.keys`, (realm, self) => realm.array([...(own(self).entries?.keys() ?? [])])],
      [`${type}.prototype.values`, (realm, self) => realm.array([...(own(self).entries?.values() ?? [])])],
      [
        `${type}.prototype.entries`,
        (realm, self) => realm.array([...(own(self).entries ?? [])].map(([k, v]) => realm.array([k, v]))),
      ],
      [
        `${type}.prototype.forEach`,
        function* (realm, self, [fn]): Eval {
          for (const [key, value] of own(self).entries ?? [])
            yield* realm.call(fn, undefined, [value, key, self]);
          return undefined;
        },
      ],
    ]),
  ),
};

export const coreNatives: Readonly<Record<string, Native>> = {
  ...objectNatives,
  ...functionNatives,
  ...errorNatives,
  ...numberNatives,
  ...mathNatives,
  ...collectionNatives,
  ...promiseNatives,
  'Generator.prototype.next': (realm, self, [value]) => generatorNext(realm, self, value),
  'JSON.parse': (realm, _, [text]) => parseJson(realm, String(text as string)),
  'JSON.stringify': (realm, _, [value, replacer, space]) => stringify(realm, value, replacer, space),
};

export { errorTypes };
