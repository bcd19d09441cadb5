import type { Json } from '#sim/base/json';
import { Obj, Scope, type Kind, type Prop, type Reaction, type Value } from './heap';
import type { Realm } from './realm';

/**
 * A heap in words: everything that can be reached from what the script waits for, so that the thread can begin its next turn with
 * this and an empty journal. Objects and scopes are rows in two lists, and refer to each other by number.
 */
class Writer {
  readonly objects: Json[] = [];
  readonly scopes: Json[] = [];
  readonly #objectIds = new Map<Obj, number>();
  readonly #scopeIds = new Map<Scope, number>();
  readonly #names: Map<Obj, string>;

  constructor(private readonly realm: Realm) {
    this.#names = new Map([...realm.builtinObjects].map(([name, obj]) => [obj, name]));
  }

  value(value: Value): Json {
    if (value === undefined) return { u: 1 };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { n: Object.is(value, -0) ? '-0' : String(value) };
    if (!(value instanceof Obj)) return value;
    const name = this.#names.get(value);
    return name === undefined ? { o: this.#object(value) } : { b: name };
  }

  #object(obj: Obj): number {
    const known = this.#objectIds.get(obj);
    if (known !== undefined) return known;
    const id = this.objects.length;
    this.#objectIds.set(obj, id);
    this.objects.push(null);
    this.objects[id] = this.#row(obj);
    return id;
  }

  #row(obj: Obj): Json {
    const row: Record<string, Json> = { k: obj.kind, p: this.value(obj.proto) };
    if (obj.props.size > 0) row['d'] = [...obj.props].map(([name, prop]) => [name, this.#prop(prop)]);
    if (obj.items.length > 0) row['i'] = Array.from(obj.items, (one) => this.value(one));
    if (obj.code !== undefined) {
      const { file, index, scope, home } = obj.code;
      row['c'] = { file, index, scope: this.scope(scope), home: this.value(home) };
    }
    if (obj.bound !== undefined) {
      const { target, self, args } = obj.bound;
      row['f'] = {
        target: this.value(target),
        self: this.value(self),
        args: args.map((one) => this.value(one)),
      };
    }
    if (obj.entries !== undefined)
      row['e'] = [...obj.entries].map(([k, v]) => [this.value(k), this.value(v)]);
    if (obj.slot !== undefined) row['s'] = obj.slot;
    if (obj.isFrozen) row['z'] = true;
    if (obj.promise !== undefined) {
      const { state, value, reactions, isHandled } = obj.promise;
      row['r'] = {
        state,
        value: this.value(value),
        isHandled,
        reactions: reactions.map((one) => this.#reaction(one)),
      };
    }
    return row;
  }

  #reaction({ onFulfilled, onRejected, next }: Reaction): Json {
    return [this.value(onFulfilled), this.value(onRejected), this.value(next)];
  }

  #prop({ value, get, set, isHidden }: Prop): Json {
    return [this.value(value), this.value(get), this.value(set), isHidden === true];
  }

  scope(scope: Scope | null): number {
    if (scope === null) return -2;
    if (scope === this.realm.globals) return -1;
    const known = this.#scopeIds.get(scope);
    if (known !== undefined) return known;
    const id = this.scopes.length;
    this.#scopeIds.set(scope, id);
    this.scopes.push(null);
    const names = [...scope.names].map(([name, b]): Json => [
      name,
      this.value(b.value),
      b.isConst,
      b.isReady,
    ]);
    const self =
      scope.self === undefined ? null : [this.value(scope.self.value), this.value(scope.self.home)];
    this.scopes[id] = { names, outer: this.scope(scope.outer), self };
    return id;
  }

  /** Globals that the script made itself. */
  globals(): Json {
    const global = this.realm.builtin('global');
    return [...this.realm.globals.names]
      .filter(
        ([name, { value }]) =>
          global.props.get(name)?.value !== value &&
          !['global', 'globalThis', 'NaN', 'Infinity'].includes(name),
      )
      .map(([name, b]): Json => [name, this.value(b.value), b.isConst, b.isReady]);
  }
}

/** The whole of a script that waits for its next event, or undefined while a function hangs in the middle of an await. */
export function takeSnapshot(realm: Realm): Json | undefined {
  if (realm.suspended > 0 || realm.microtasks.length > 0 || realm.ticks.length > 0) return undefined;
  const writer = new Writer(realm);
  const process = realm.builtin('process');
  const roots = {
    globals: writer.globals(),
    env: writer.value(process.get('env')),
    exitCode: writer.value(process.get('exitCode')),
    argv: writer.value(process.get('argv')),
    events: writer.value(process.props.get('_events')?.value),
    main: writer.value(realm.mainModule),
    modules: [...realm.modules].map(([file, module]): Json => [file, writer.value(module)]),
    timers: realm.timers.map((t): Json => [
      t.id,
      t.at,
      t.every,
      writer.value(t.run),
      t.args.map((a) => writer.value(a)),
      t.isHeld,
    ]),
    servers: realm.servers.map(({ fd, server }): Json => [fd, writer.value(server)]),
    connections: Object.entries(realm.connections).map(([fd, c]): Json => [
      fd,
      writer.value(c.server),
      c.rest,
      c.client,
    ]),
  };
  return {
    roots,
    objects: writer.objects,
    scopes: writer.scopes,
    sources: [...realm.sources],
    signals: [...realm.signals],
    lastTimer: realm.lastTimer,
    version: realm.version,
  };
}

type Row = Readonly<Record<string, never>>;

/** Reads a snapshot back into a furnished realm. */
export function restore(realm: Realm, snapshot: Json): void {
  const s = snapshot as unknown as {
    roots: Row;
    objects: Row[];
    scopes: Row[];
    sources: [string, string][];
    signals: string[];
    lastTimer: number;
  };
  for (const [file, text] of s.sources) realm.sources.set(file, text);
  for (const name of s.signals) realm.signals.add(name);
  realm.lastTimer = s.lastTimer;
  new Reader(realm, s.objects, s.scopes).roots(s.roots);
}

class Reader {
  readonly #objects: Obj[];
  readonly #scopes: (Scope | undefined)[] = [];

  constructor(
    private readonly realm: Realm,
    rows: readonly Row[],
    private readonly scopeRows: readonly Row[],
  ) {
    this.#objects = rows.map(() => new Obj(null));
    rows.forEach((row, i) => {
      this.#fill(this.#objects[i] ?? new Obj(null), row as unknown as Record<string, Json>);
    });
  }

  value(json: Json | undefined): Value {
    if (typeof json !== 'object' || json === null) return json;
    if ('o' in json) return this.#objects[Number(json.o)];
    if ('b' in json)
      return (
        this.realm.builtinObjects.get(String(json.b as string)) ?? this.realm.native(String(json.b as string))
      );
    if ('n' in json) return json.n === '-0' ? -0 : Number(json.n);
    return undefined;
  }

  #obj(json: Json | undefined): Obj | undefined {
    const value = this.value(json);
    return value instanceof Obj ? value : undefined;
  }

  #fill(obj: Obj, row: Record<string, Json>): void {
    obj.kind = row['k'] as Kind;
    obj.proto = this.#obj(row['p']) ?? null;
    for (const [name, prop] of (row['d'] ?? []) as [string, Json[]][]) {
      const [value, get, set, isHidden] = prop;
      const [getter, setter] = [this.#obj(get), this.#obj(set)];
      obj.props.set(name, {
        value: this.value(value),
        ...(getter && { get: getter }),
        ...(setter && { set: setter }),
        ...(isHidden === true && { isHidden: true }),
      });
    }
    obj.items = ((row['i'] ?? []) as Json[]).map((one) => this.value(one));
    const code = row['c'] as { file: string; index: number; scope: number; home: Json } | undefined;
    if (code !== undefined) {
      const home = this.#obj(code.home);
      obj.code = {
        file: code.file,
        index: code.index,
        scope: this.scope(code.scope) ?? this.realm.globals,
        ...(home && { home }),
      };
    }
    const bound = row['f'] as { target: Json; self: Json; args: Json[] } | undefined;
    const target = this.#obj(bound?.target);
    if (bound !== undefined && target !== undefined)
      obj.bound = { target, self: this.value(bound.self), args: bound.args.map((one) => this.value(one)) };
    if (row['e'] !== undefined)
      obj.entries = new Map((row['e'] as [Json, Json][]).map(([k, v]) => [this.value(k), this.value(v)]));
    if (row['s'] !== undefined) obj.slot = row['s'] as string | number;
    obj.isFrozen = row['z'] === true;
    const promise = row['r'] as
      { state: 'pending'; value: Json; isHandled: boolean; reactions: Json[][] } | undefined;
    if (promise === undefined) return;
    const reactions = promise.reactions.map(([good, bad, next]) => ({
      onFulfilled: this.value(good),
      onRejected: this.value(bad),
      next: this.#obj(next),
    }));
    obj.promise = {
      state: promise.state,
      value: this.value(promise.value),
      isHandled: promise.isHandled,
      reactions,
    };
  }

  scope(id: number): Scope | null {
    if (id === -2) return null;
    if (id === -1) return this.realm.globals;
    const known = this.#scopes[id];
    if (known !== undefined) return known;
    const row = this.scopeRows[id] as unknown as {
      names: [string, Json, boolean, boolean][];
      outer: number;
      self: Json[] | null;
    };
    const made = new Scope(this.scope(row.outer));
    this.#scopes[id] = made;
    for (const [name, value, isConst, isReady] of row.names)
      made.declare(name, this.value(value), isConst, isReady);
    if (row.self !== null)
      made.self = { value: this.value(row.self[0]), home: this.#obj(row.self[1]), newTarget: false };
    return made;
  }

  roots(roots: Row): void {
    const r = roots as unknown as Record<string, Json>;
    const { realm } = this;
    for (const [name, value, isConst, isReady] of r['globals'] as [string, Json, boolean, boolean][]) {
      realm.globals.declare(name, this.value(value), isConst, isReady);
    }
    const process = realm.builtin('process');
    for (const name of ['env', 'exitCode', 'argv']) process.set(name, this.value(r[name]));
    const events = this.value(r['events']);
    if (events !== undefined) process.set('_events', events, true);
    realm.mainModule = this.#obj(r['main']);
    for (const [file, module] of r['modules'] as [string, Json][]) {
      const obj = this.#obj(module);
      if (obj !== undefined) realm.modules.set(file, obj);
    }
    realm.timers = (r['timers'] as [number, number, number, Json, Json[], boolean][]).map(
      ([id, at, every, run, args, isHeld]) => ({
        id,
        at,
        every,
        run: this.value(run),
        args: args.map((one) => this.value(one)),
        isHeld,
      }),
    );
    for (const [fd, server] of r['servers'] as [number, Json][])
      realm.servers.push({ fd, server: this.#obj(server) ?? new Obj(null) });
    for (const [fd, server, rest, client] of r['connections'] as [string, Json, string, string][]) {
      realm.connections[fd] = { server: this.#obj(server) ?? new Obj(null), rest, client };
    }
  }
}
