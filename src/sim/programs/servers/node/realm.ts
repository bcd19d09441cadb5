import type { AnyNode } from 'acorn';
import type { Proc } from '#sim/kernel/proc';
import { SIG, type SignalName } from '#sim/kernel/signals';
import { callFunction } from './functions';
import { isCallable, isObj, Obj, Scope, Thrown, type Kind, type Prop, type Value } from './heap';
import { isProblem, parseScript, type Script } from './syntax';

/** What an evaluation stops for: an await, or a yield of a generator. */
export type Suspend = { await: Value } | { yield: Value };
export type Eval = Generator<Suspend, Value, Value>;

/** A built-in function. What calls back into the script is a generator. */
export type Native = (realm: Realm, self: Value, args: Value[]) => Value | Eval;

/** Where a call stands, for stack traces. */
export interface Frame {
  name: string;
  file: string;
  node: AnyNode | undefined;
}

/** Something to be done when the script's present turn is over, in order. */
export type Deed =
  | { kind: 'write'; fd: number; text: string }
  | { kind: 'send'; fd: number; data: string; close: boolean }
  | { kind: 'microtask' };

/** Work that stands in the queue of promises and nextTick. */
export interface Microtask {
  run: Value;
  args: Value[];
}

/** A script that has computed so long without a pause goes on for ever, as far as anybody can see. */
const patience = 3_000_000;

export class Stuck {}

/** The world of one script: its globals, and what it is doing now. */
export class Realm {
  readonly globals = new Scope(null);
  readonly builtinObjects = new Map<string, Obj>();
  readonly sources = new Map<string, string>();
  frames: Frame[] = [];
  microtasks: Microtask[] = [];
  /** async functions that wait in the middle: a heap with such cannot be put into words */
  suspended = 0;
  steps = 0;
  /** steps that have been paid for with processor time */
  paid = 0;
  readonly deeds: Deed[] = [];
  /** rejected promises that nobody has looked at */
  unhandled: Obj[] = [];
  /** process.nextTick's queue, which goes before the promises' */
  ticks: Microtask[] = [];
  timers: Timer[] = [];
  #lastTimer = 0;
  servers: { fd: number; server: Obj }[] = [];
  connections: Record<string, Connection> = {};
  /** modules by file */
  readonly modules = new Map<string, Obj>();
  mainModule: Obj | undefined;
  /** names of signals that the script listens to */
  readonly signals = new Set<string>();
  /** where the last value was thrown */
  thrownAt: { file: string; line: number; column: number } | undefined;

  constructor(
    readonly p: Proc,
    readonly version: string,
    /** every built-in function by its path */
    readonly natives: Readonly<Record<string, Native>>,
  ) {}

  get major(): number {
    return Number(this.version.replace(/^v/, '').split('.')[0]);
  }

  /** Counts a step of the evaluation. */
  tick(): void {
    this.steps += 1;
    if (this.steps - this.paid > patience) throw new Stuck();
  }

  script(file: string): Script {
    const script = parseScript(this.sources.get(file) ?? '', this.version);
    if (isProblem(script)) throw new Error(`no script ${file}`);
    return script;
  }

  /** A built-in object by its path, such as `Array.prototype`. */
  builtin(path: string): Obj {
    const found = this.builtinObjects.get(path);
    if (found === undefined) throw new Error(`no built-in ${path}`);
    return found;
  }

  object(proto: Obj | null = this.builtin('Object.prototype')): Obj {
    return new Obj(proto);
  }

  kind(kind: Kind, proto: string): Obj {
    const made = new Obj(this.builtin(proto));
    made.kind = kind;
    return made;
  }

  array(items: Value[]): Obj {
    const made = this.kind('array', 'Array.prototype');
    made.items = items;
    return made;
  }

  record(fields: Readonly<Record<string, Value>>): Obj {
    const made = this.object();
    for (const [name, value] of Object.entries(fields)) made.set(name, value);
    return made;
  }

  /** A function of a native of that name. */
  native(name: string): Obj {
    const known = this.builtinObjects.get(name);
    if (known !== undefined) return known;
    if (this.natives[name] === undefined) throw new Error(`no native ${name}`);
    const made = new Obj(this.builtinObjects.get('Function.prototype') ?? null);
    made.kind = 'function';
    made.builtin = name;
    this.builtinObjects.set(name, made);
    return made;
  }

  /** An error object of a script, with the stack of this moment. */
  error(type: string, message: string, more: Readonly<Record<string, Value>> = {}): Obj {
    const made = this.kind('error', `${type}.prototype`);
    made.set('message', message, true);
    made.set('stack', `${type}: ${message}${this.stack()}`, true);
    for (const [name, value] of Object.entries(more)) made.set(name, value);
    return made;
  }

  throwError(type: string, message: string, more: Readonly<Record<string, Value>> = {}): never {
    throw this.thrown(this.error(type, message, more));
  }

  /** A value on its way to a catch, with a note of where it was thrown. */
  thrown(value: Value): Thrown {
    const top = this.frames.at(-1);
    const start = top?.node?.loc?.start;
    if (top !== undefined && start !== undefined)
      this.thrownAt = { file: top.file, line: start.line, column: start.column };
    return new Thrown(value);
  }

  addTimer(run: Value, ms: number, isRepeated: boolean, args: Value[]): Obj {
    const handle = this.object(this.builtin('Timeout.prototype'));
    const id = ++this.#lastTimer;
    handle.set('%id', id, true);
    const now = this.p.clock();
    this.timers.push({ id, at: now + ms, every: isRepeated ? ms : 0, run, args, isHeld: true });
    return handle;
  }

  dropTimer(handle: Value): undefined {
    const id = isObj(handle) ? handle.get('%id') : handle;
    this.timers = this.timers.filter((one) => one.id !== id);
    return undefined;
  }

  unref(handle: Value): void {
    const timer = this.timers.find((one) => isObj(handle) && one.id === handle.get('%id'));
    if (timer !== undefined) timer.isHeld = false;
  }

  get lastTimer(): number {
    return this.#lastTimer;
  }

  set lastTimer(id: number) {
    this.#lastTimer = id;
  }

  watchSignal(name: string): void {
    const number = SIG[name.replace(/^SIG/, '') as SignalName];
    if (!name.startsWith('SIG') || (number as number | undefined) === undefined) return;
    this.signals.add(name);
    this.p.onSignal(number, 'handle');
  }

  /** The lines below an error's message. */
  stack(): string {
    const lines = this.frames
      .toReversed()
      .slice(0, 10)
      .map(({ name, file, node }) => {
        const line = node?.loc?.start.line ?? 1;
        const column = this.columnOf(file, line, node?.loc?.start.column ?? 0);
        const place = `${file}:${line}:${column + 1}`;
        return name === '' ? `\n    at ${place}` : `\n    at ${name} (${place})`;
      });
    return lines.join('');
  }

  /** Node 9 counts the wrapper that it puts around a module's first line. */
  columnOf(file: string, line: number, column: number): number {
    return line === 1 && this.major < 12 && file.startsWith('/') ? column + wrapper.length : column;
  }

  /** Remembers which part of the script is being carried out. */
  at(node: AnyNode): void {
    const top = this.frames.at(-1);
    if (top !== undefined) top.node = node;
  }

  call(fn: Value, self: Value, args: Value[]): Eval {
    return callFunction(this, fn, self, args);
  }

  *get(target: Value, key: string): Eval {
    if (target === undefined || target === null) this.readOfNothing(target, key);
    const own = ownValue(this, target, key);
    if (own !== undefined) return own.value;
    const prop = (isObj(target) ? target : this.builtin(protoOf(target))).find(key);
    if (prop?.get !== undefined) return yield* this.call(prop.get, target, []);
    return prop?.value;
  }

  readOfNothing(target: undefined | null, key: string): never {
    return this.throwError(
      'TypeError',
      this.major >= 16
        ? `Cannot read properties of ${String(target)} (reading '${key}')`
        : `Cannot read property '${key}' of ${String(target)}`,
    );
  }

  *put(target: Value, key: string, value: Value): Generator<Suspend, void, Value> {
    if (target === undefined || target === null) {
      this.throwError(
        'TypeError',
        this.major >= 16
          ? `Cannot set properties of ${String(target)} (setting '${key}')`
          : `Cannot set property '${key}' of ${String(target)}`,
      );
    }
    if (!isObj(target)) return;
    if (target.kind === 'array' && putItem(target, key, value)) return;
    const prop = target.find(key);
    if (prop?.set !== undefined) yield* this.call(prop.set, target, [value]);
    else if (prop?.get === undefined) target.set(key, value);
  }

  /** Lets the queue of promises and nextTick run dry. */
  *drain(): Generator<Suspend, void, Value> {
    for (let task = this.#nextTask(); task !== undefined; task = this.#nextTask()) {
      this.frames = [];
      if (isCallable(task.run)) yield* this.call(task.run, undefined, task.args);
    }
  }

  #nextTask(): Microtask | undefined {
    return this.ticks.shift() ?? this.microtasks.shift();
  }
}

/** setTimeout and its like. */
export interface Timer {
  id: number;
  /** simulated ms */
  at: number;
  /** ms between two times; 0: once */
  every: number;
  run: Value;
  args: Value[];
  /** keeps the process alive */
  isHeld: boolean;
}

/** A connection of a client: its server, and what was read of the next request. */
export interface Connection {
  server: Obj;
  rest: string;
  client: string;
}

export const wrapper = '(function (exports, require, module, __filename, __dirname) { ';

function protoOf(value: boolean | number | string): string {
  return typeof value === 'string'
    ? 'String.prototype'
    : typeof value === 'number'
      ? 'Number.prototype'
      : 'Boolean.prototype';
}

/** Items and lengths, which are no rows of `props`. */
function ownValue(
  realm: Realm,
  target: boolean | number | string | Obj,
  key: string,
): Pick<Prop, 'value'> | undefined {
  if (typeof target === 'string') {
    if (key === 'length') return { value: target.length };
    if (/^\d+$/.test(key)) return { value: target[Number(key)] };
    return undefined;
  }
  if (!isObj(target)) return undefined;
  if (target.kind === 'array') {
    if (key === 'length') return { value: target.items.length };
    if (/^\d+$/.test(key)) return { value: target.items[Number(key)] };
  }
  if (key === 'size' && target.entries !== undefined) return { value: target.entries.size };
  if (key === '__proto__') return { value: target.proto };
  if (key === 'name' && target.kind === 'function' && !target.props.has('name'))
    return { value: functionName(realm, target) };
  return undefined;
}

export function functionName(realm: Realm, fn: Obj): string {
  const own = fn.props.get('name')?.value;
  if (typeof own === 'string') return own;
  if (fn.builtin !== undefined) return fn.builtin.replace(/.*\./, '');
  if (fn.code === undefined) return '';
  const node = realm.script(fn.code.file).functions[fn.code.index];
  return node !== undefined && 'id' in node && node.id ? node.id.name : '';
}

function putItem(target: Obj, key: string, value: Value): boolean {
  if (target.isFrozen) return true;
  if (key === 'length') target.items.length = Number(value);
  else if (/^\d+$/.test(key)) target.items[Number(key)] = value;
  else return false;
  return true;
}
