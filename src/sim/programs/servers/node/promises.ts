import { isCallable, isObj, Obj, type Reaction, type Value } from './heap';
import type { Realm } from './realm';

export function newPromise(realm: Realm): Obj {
  const made = realm.kind('promise', 'Promise.prototype');
  made.promise = { state: 'pending', value: undefined, reactions: [], isHandled: false };
  return made;
}

/** Settles a promise with a value that may be a promise itself. */
export function resolvePromise(realm: Realm, promise: Obj, value: Value): void {
  const then = isObj(value) ? value.get('then') : undefined;
  if (isObj(value) && isCallable(then)) {
    const resolve = resolver(realm, promise, 'Promise.%resolve');
    const reject = resolver(realm, promise, 'Promise.%reject');
    if (value.promise !== undefined)
      addReaction(realm, value, { onFulfilled: resolve, onRejected: reject, next: undefined });
    else
      realm.microtasks.push({ run: realm.native('Promise.%thenable'), args: [value, then, resolve, reject] });
    return;
  }
  settle(realm, promise, 'fulfilled', value);
}

/** A function that settles a promise when it is called. */
export function resolver(realm: Realm, promise: Obj, native: string): Obj {
  const made = new Obj(realm.builtin('Function.prototype'));
  made.kind = 'function';
  made.bound = { target: realm.native(native), self: promise, args: [] };
  return made;
}

export function settle(realm: Realm, promise: Obj, state: 'fulfilled' | 'rejected', value: Value): void {
  const inner = promise.promise;
  if (inner?.state !== 'pending') return;
  inner.state = state;
  inner.value = value;
  if (state === 'rejected' && !inner.isHandled) realm.unhandled.push(promise);
  for (const reaction of inner.reactions) react(realm, promise, reaction);
  inner.reactions = [];
}

export function addReaction(realm: Realm, promise: Obj, reaction: Reaction): void {
  const inner = promise.promise;
  if (inner === undefined) return;
  inner.isHandled = true;
  realm.unhandled = realm.unhandled.filter((one) => one !== promise);
  if (inner.state === 'pending') inner.reactions.push(reaction);
  else react(realm, promise, reaction);
}

function react(realm: Realm, promise: Obj, reaction: Reaction): void {
  const isGood = promise.promise?.state === 'fulfilled';
  const handler = isGood ? reaction.onFulfilled : reaction.onRejected;
  const args = [handler, promise.promise?.value, reaction.next, isGood];
  realm.microtasks.push({ run: realm.native('Promise.%react'), args });
}

const continuations = new WeakMap<Obj, (value: Value) => void>();

/** then() for the interpreter itself: an await. */
export function thenNative(
  realm: Realm,
  value: Value,
  good: (v: Value) => void,
  bad: (v: Value) => void,
): void {
  let promise: Obj;
  if (isObj(value) && value.promise !== undefined) promise = value;
  else {
    promise = newPromise(realm);
    resolvePromise(realm, promise, value);
  }
  const wrap = (next: (v: Value) => void): Obj => {
    const made = new Obj(null);
    made.kind = 'function';
    made.builtin = 'Promise.%continue';
    const bound = new Obj(realm.builtin('Function.prototype'));
    bound.kind = 'function';
    continuations.set(made, next);
    bound.bound = { target: realm.native('Promise.%continue'), self: made, args: [] };
    return bound;
  };
  addReaction(realm, promise, { onFulfilled: wrap(good), onRejected: wrap(bad), next: undefined });
}

export function continueWith(key: Value, value: Value): void {
  if (isObj(key)) continuations.get(key)?.(value);
}
