/** Values of the scripts that the simulated node runs: primitives as JavaScript has them, everything else is an `Obj`. */
export type Value = undefined | null | boolean | number | string | Obj;

/** A property: a value, or a getter and setter. */
export interface Prop {
  value: Value;
  get?: Obj;
  set?: Obj;
  isHidden?: boolean;
}

export type Kind =
  'object' | 'array' | 'function' | 'error' | 'date' | 'map' | 'set' | 'regexp' | 'promise' | 'generator';

/** What a function of a script is: a piece of a file, and the scope that it was made in. */
export interface Code {
  file: string;
  /** number among the functions of its file, in the order of their beginnings */
  index: number;
  scope: Scope;
  /** arrows: the `this` around them */
  outerThis?: Value;
  /** methods: where `super` begins to look */
  home?: Obj;
}

/** An object. Its fields beyond the properties are what the language calls internal slots. */
export class Obj {
  readonly props = new Map<string, Prop>();
  kind: Kind = 'object';
  /** arrays; a hole is undefined and its index in `holes` */
  items: Value[] = [];
  code: Code | undefined;
  /** name of the built-in function or object that it is */
  builtin: string | undefined;
  /** bound functions and resolvers: target and arguments */
  bound: { target: Obj; self: Value; args: Value[] } | undefined;
  /** maps and sets */
  entries: Map<Value, Value> | undefined;
  /** dates: ms; regular expressions: source and flags; native modules: whatever JSON they need */
  slot: string | number | undefined;
  promise: PromiseState | undefined;
  isFrozen = false;

  constructor(public proto: Obj | null) {}

  /** The property's own row here or up the chain. */
  find(key: string): Prop | undefined {
    for (let at: Obj | null = this; at !== null; at = at.proto) {
      const prop = at.props.get(key);
      if (prop !== undefined) return prop;
    }
    return undefined;
  }

  set(key: string, value: Value, isHidden = false): void {
    if (this.isFrozen) return;
    const own = this.props.get(key);
    if (own !== undefined && own.set === undefined) own.value = value;
    else this.props.set(key, isHidden ? { value, isHidden } : { value });
  }

  get(key: string): Value {
    return this.find(key)?.value;
  }
}

export interface PromiseState {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: Value;
  /** what to do when it is settled */
  reactions: Reaction[];
  isHandled: boolean;
}

export interface Reaction {
  onFulfilled: Value;
  onRejected: Value;
  /** the promise that then() gave */
  next: Obj | undefined;
}

interface Binding {
  value: Value;
  isConst: boolean;
  /** false between the beginning of the block and the declaration */
  isReady: boolean;
}

/** A scope: names, and the scope around it. */
export class Scope {
  readonly names = new Map<string, Binding>();
  /** a function's own: this, arguments are names */
  self: { value: Value; home: Obj | undefined; newTarget: boolean } | undefined;

  constructor(readonly outer: Scope | null) {}

  lookUp(name: string): Binding | undefined {
    for (let at: Scope | null = this; at !== null; at = at.outer) {
      const binding = at.names.get(name);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }

  declare(name: string, value: Value, isConst = false, isReady = true): void {
    this.names.set(name, { value, isConst, isReady });
  }

  /** The nearest `this` of a function that has one. */
  thisScope(): Scope | undefined {
    for (let at: Scope | null = this; at !== null; at = at.outer) if (at.self !== undefined) return at;
    return undefined;
  }
}

/** A value that was thrown by a script, on its way to a catch. */
export class Thrown {
  constructor(readonly value: Value) {}
}

/** process.exit: ends everything from any depth. */
export class Exiting {
  constructor(readonly code: number) {}
}

export function isObj(value: Value): value is Obj {
  return value instanceof Obj;
}

declare const callable: unique symbol;

/** An object that can be called. */
export type Callable = Obj & { readonly [callable]: true };

export function isCallable(value: Value): value is Callable {
  return (
    value instanceof Obj &&
    (value.code !== undefined ||
      value.bound !== undefined ||
      (value.builtin !== undefined && value.kind === 'function'))
  );
}

export function isTruthy(value: Value): boolean {
  return value instanceof Obj ? true : Boolean(value);
}
