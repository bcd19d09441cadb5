import { isObj, Obj, type Value } from '../heap';
import type { Eval, Native, Realm } from '../realm';

/** The list of listeners for an event of an emitter; made when it is missing. */
function listeners(realm: Realm, self: Value, name: string): Obj {
  if (!isObj(self)) return realm.array([]);
  let all = self.props.get('_events')?.value;
  if (!isObj(all)) {
    all = new Obj(null);
    self.set('_events', all, true);
  }
  let list = all.props.get(name)?.value;
  if (!isObj(list)) {
    list = realm.array([]);
    all.set(name, list);
  }
  return list;
}

export function hasListener(self: Obj, name: string): boolean {
  const all = self.props.get('_events')?.value;
  const list = isObj(all) ? all.props.get(name)?.value : undefined;
  return isObj(list) && list.items.length > 0;
}

/** Calls an emitter's listeners in order; an `error` that nobody listens to is thrown. */
export function* emit(realm: Realm, self: Value, name: string, args: Value[]): Eval {
  const list = listeners(realm, self, name);
  const now = [...list.items];
  if (now.length === 0 && name === 'error') {
    const [error] = args;
    if (isObj(error)) error.set('%unhandled', isObj(self) ? 'Server' : '', true);
    throw realm.thrown(error);
  }
  for (const entry of now) {
    const isOnce = isObj(entry) && entry.props.has('%once');
    if (isOnce) list.items = list.items.filter((one) => one !== entry);
    yield* realm.call(isOnce ? entry.get('%once') : entry, self, args);
  }
  return now.length > 0;
}

const add: Native = (realm, self, [name, fn]) => {
  listeners(realm, self, String(name as string)).items.push(fn);
  if (isObj(self) && self.builtin === 'process') realm.watchSignal(String(name as string));
  return self;
};

export const eventNatives: Readonly<Record<string, Native>> = {
  EventEmitter: (realm) => realm.object(realm.builtin('EventEmitter.prototype')),
  'EventEmitter.prototype.on': add,
  'EventEmitter.prototype.addListener': add,
  'EventEmitter.prototype.once': (realm, self, [name, fn]) => {
    const entry = new Obj(null);
    entry.set('%once', fn);
    return add(realm, self, [name, entry]);
  },
  'EventEmitter.prototype.off': (realm, self, [name, fn]) => {
    const list = listeners(realm, self, String(name as string));
    list.items = list.items.filter((one) => one !== fn && !(isObj(one) && one.get('%once') === fn));
    return self;
  },
  'EventEmitter.prototype.removeAllListeners': (realm, self, [name]) => {
    if (name !== undefined) listeners(realm, self, String(name as string)).items = [];
    else if (isObj(self)) self.props.delete('_events');
    return self;
  },
  'EventEmitter.prototype.emit': (realm, self, [name, ...args]) =>
    emit(realm, self, String(name as string), args),
  'EventEmitter.prototype.listenerCount': (realm, self, [name]) =>
    listeners(realm, self, String(name as string)).items.length,
  'EventEmitter.prototype.setMaxListeners': (_, self) => self,
};
