import { isCallable, isObj, Obj, Thrown, type Value } from '../heap';
import { iterate } from '../operators';
import { addReaction, continueWith, newPromise, resolvePromise, resolver, settle } from '../promises';
import type { Eval, Native, Realm } from '../realm';

function* all(realm: Realm, list: Value, isSettled: boolean): Eval {
  const values: Value[] = yield* iterate(realm, list);
  const promise = newPromise(realm);
  const results = realm.array(new Array<Value>(values.length).fill(undefined));
  const left = realm.record({ count: values.length });
  if (values.length === 0) settle(realm, promise, 'fulfilled', results);
  for (const [i, value] of values.entries()) {
    const one = newPromise(realm);
    resolvePromise(realm, one, value);
    const note = (native: string): Obj => {
      const made = resolver(realm, promise, native);
      if (made.bound !== undefined) made.bound.args = [results, left, i];
      return made;
    };
    const onRejected = isSettled
      ? note('Promise.%noteRejected')
      : resolver(realm, promise, 'Promise.%reject');
    addReaction(realm, one, {
      onFulfilled: note(isSettled ? 'Promise.%noteFulfilled' : 'Promise.%note'),
      onRejected,
      next: undefined,
    });
  }
  return promise;
}

function note(wrap: (realm: Realm, value: Value) => Value): Native {
  return (realm, self, [results, left, i, value]) => {
    if (!isObj(self) || !isObj(results) || !isObj(left)) return undefined;
    results.items[Number(i)] = wrap(realm, value);
    left.set('count', Number(left.get('count')) - 1);
    if (left.get('count') === 0) settle(realm, self, 'fulfilled', results);
    return undefined;
  };
}

/** Promise. */
export const promiseNatives: Readonly<Record<string, Native>> = {
  Promise: (realm) => realm.throwError('TypeError', "Promise constructor cannot be invoked without 'new'"),
  *'new Promise'(realm, _, [executor]): Eval {
    const promise = newPromise(realm);
    const [resolve, reject] = [
      resolver(realm, promise, 'Promise.%resolve'),
      resolver(realm, promise, 'Promise.%reject'),
    ];
    try {
      yield* realm.call(executor, undefined, [resolve, reject]);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      settle(realm, promise, 'rejected', error.value);
    }
    return promise;
  },
  'Promise.%resolve': (realm, self, [value]) => {
    if (isObj(self)) resolvePromise(realm, self, value);
    return undefined;
  },
  'Promise.%reject': (realm, self, [value]) => {
    if (isObj(self)) settle(realm, self, 'rejected', value);
    return undefined;
  },
  *'Promise.%thenable'(realm, _, [value, then, resolve, reject]): Eval {
    return yield* realm.call(then, value, [resolve, reject]);
  },
  'Promise.%continue': (_, self, [value]) => {
    continueWith(self, value);
    return undefined;
  },
  *'Promise.%react'(realm, _, [handler, value, next, isGood]): Eval {
    try {
      if (isCallable(handler)) {
        const answer = yield* realm.call(handler, undefined, [value]);
        if (isObj(next)) resolvePromise(realm, next, answer);
      } else if (isObj(next)) settle(realm, next, isGood === true ? 'fulfilled' : 'rejected', value);
    } catch (error) {
      if (!(error instanceof Thrown) || !isObj(next)) throw error;
      settle(realm, next, 'rejected', error.value);
    }
    return undefined;
  },
  'Promise.%note': note((_, value) => value),
  'Promise.%noteFulfilled': note((realm, value) => realm.record({ status: 'fulfilled', value })),
  'Promise.%noteRejected': note((realm, reason) => realm.record({ status: 'rejected', reason })),
  'Promise.resolve': (realm, _, [value]) => {
    if (isObj(value) && value.promise !== undefined) return value;
    const promise = newPromise(realm);
    resolvePromise(realm, promise, value);
    return promise;
  },
  'Promise.reject': (realm, _, [value]) => {
    const promise = newPromise(realm);
    settle(realm, promise, 'rejected', value);
    return promise;
  },
  'Promise.all': (realm, _, [list]) => all(realm, list, false),
  'Promise.allSettled': (realm, _, [list]) => all(realm, list, true),
  *'Promise.race'(realm, _, [list]): Eval {
    const promise = newPromise(realm);
    const values: Value[] = yield* iterate(realm, list);
    for (const value of values) {
      const one = newPromise(realm);
      resolvePromise(realm, one, value);
      addReaction(realm, one, {
        onFulfilled: resolver(realm, promise, 'Promise.%resolve'),
        onRejected: resolver(realm, promise, 'Promise.%reject'),
        next: undefined,
      });
    }
    return promise;
  },
  'Promise.prototype.then': (realm, self, [onFulfilled, onRejected]) => {
    const next = newPromise(realm);
    if (isObj(self)) addReaction(realm, self, { onFulfilled, onRejected, next });
    return next;
  },
  'Promise.prototype.catch': (realm, self, [onRejected]) =>
    realm.call(realm.native('Promise.prototype.then'), self, [undefined, onRejected]),
  'Promise.prototype.finally': (realm, self, [fn]) => {
    const bind = (native: string): Obj => {
      const made = new Obj(realm.builtin('Function.prototype'));
      made.kind = 'function';
      made.bound = { target: realm.native(native), self: fn, args: [] };
      return made;
    };
    return realm.call(realm.native('Promise.prototype.then'), self, [
      bind('Promise.%finally'),
      bind('Promise.%finallyThrow'),
    ]);
  },
  *'Promise.%finally'(realm, self, [value]): Eval {
    yield* realm.call(self, undefined, []);
    return value;
  },
  *'Promise.%finallyThrow'(realm, self, [value]): Eval {
    yield* realm.call(self, undefined, []);
    throw new Thrown(value);
  },
};
