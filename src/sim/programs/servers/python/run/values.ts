import type { Bytes } from '#sim/base/bytes';
import type { Expression, Parameter, Statement } from '../syntax/ast';
import type { Runtime } from './runtime';
import type { Steps } from '#sim/kernel/program';

/** Python's values. Whole numbers are numbers, texts strings, None null; everything else is an object with its kind. */
export type Py =
  | null
  | boolean
  | number
  | string
  | PyFloat
  | PyBytes
  | PyList
  | PyTuple
  | PyDict
  | PySet
  | PyFunction
  | PyNative
  | PyMethod
  | PyClass
  | PyObject
  | PyModule
  | PyRange
  | PySlice
  | PyGenerator
  | PyIterator
  | PyProperty
  | PySymbol;

export class PyFloat {
  constructor(readonly value: number) {}
}
export class PyBytes {
  constructor(readonly value: Bytes) {}
}
export class PyList {
  constructor(public items: Py[]) {}
}
export class PyTuple {
  constructor(readonly items: readonly Py[]) {}
}
export class PySet {
  readonly rows = new Map<string, Py>();
  constructor(public isFrozen = false) {}
}
export class PyRange {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly step: number,
  ) {}
}
export class PySlice {
  constructor(
    readonly from: Py,
    readonly to: Py,
    readonly step: Py,
  ) {}
}
/** NotImplemented, Ellipsis. */
export class PySymbol {
  constructor(readonly name: string) {}
}
export class PyProperty {
  constructor(
    readonly get: Py,
    public set: Py = null,
  ) {}
}

/** A dictionary: rows in the order they came. */
export class PyDict {
  readonly rows = new Map<string, [Py, Py]>();

  static of(rows: Iterable<readonly [Py, Py]>): PyDict {
    const made = new PyDict();
    for (const [key, value] of rows) made.set(key, value);
    return made;
  }

  get(key: Py): Py | undefined {
    return this.rows.get(keyOf(key))?.[1];
  }

  set(key: Py, value: Py): void {
    const text = keyOf(key);
    const row = this.rows.get(text);
    if (row === undefined) this.rows.set(text, [key, value]);
    else row[1] = value;
  }

  delete(key: Py): boolean {
    return this.rows.delete(keyOf(key));
  }
}

/** Names of a module, class or function call. */
export class Scope {
  readonly names = new Map<string, Py>();
  globals = new Set<string>();
  outer = new Set<string>();
  /** names that are assigned somewhere in this function */
  locals: ReadonlySet<string> = new Set();

  constructor(
    readonly parent: Scope | undefined,
    readonly kind: 'module' | 'class' | 'function',
    readonly module: PyModule,
  ) {}
}

export class PyFunction {
  attributes = new Map<string, Py>();
  constructor(
    public name: string,
    readonly parameters: readonly Parameter[],
    /** a block, or the expression of a lambda */
    readonly body: readonly Statement[] | Expression,
    readonly scope: Scope,
    readonly standards: ReadonlyMap<string, Py>,
    readonly isGenerator: boolean,
    /** of `super()` */
    public owner?: PyClass,
  ) {}
}

export type Named = ReadonlyMap<string, Py>;
export type NativeBody = (run: Runtime, args: Py[], named: Named) => Steps<Py> | Py;

/** A function of ours, by its name in the tables of natives. */
export class PyNative {
  constructor(
    readonly name: string,
    readonly body: NativeBody,
    readonly self?: Py,
  ) {}
}
export class PyMethod {
  constructor(
    readonly self: Py,
    readonly fn: Py,
  ) {}
}
export class PyClass {
  readonly attributes = new Map<string, Py>();
  readonly order: readonly PyClass[];
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    readonly module: string,
  ) {
    this.order = linearize(this, bases);
  }

  find(name: string): Py | undefined {
    for (const one of this.order) {
      const found = one.attributes.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  isBelow(other: PyClass): boolean {
    return this.order.includes(other);
  }
}
export class PyObject {
  readonly attributes = new Map<string, Py>();
  /** what a native class keeps: a descriptor, an offset, items of a subclass of list or dict */
  slot: Py | undefined;
  constructor(readonly type: PyClass) {}
}
export class PyModule {
  readonly attributes = new Map<string, Py>();
  constructor(
    readonly name: string,
    readonly file: string,
  ) {}
}
export class PyGenerator {
  constructor(
    readonly name: string,
    readonly steps: Generator<unknown, Py, Py>,
    public isDone = false,
  ) {}
}
/** Anything that gives one value after another. */
export class PyIterator {
  constructor(
    readonly name: string,
    readonly next: () => Steps<Py | undefined> | Py | undefined,
  ) {}
}

/** C3, without its refusals: bases in order, each class before its own bases. */
function linearize(self: PyClass, bases: readonly PyClass[]): PyClass[] {
  const found: PyClass[] = [];
  const lists = [...bases.map((one) => [...one.order]), [...bases]];
  for (;;) {
    const rest = lists.filter((list) => list.length > 0);
    const next =
      rest
        .map((list) => list[0])
        .find((one) => one !== undefined && !rest.some((list) => list.indexOf(one) > 0)) ?? rest[0]?.[0];
    if (next === undefined) return [self, ...found];
    found.push(next);
    for (const list of lists) if (list[0] === next) list.shift();
  }
}

let identities = 0;
const ids = new WeakMap<object, number>();

/** A number for an object, the same as long as it lives; only for keys. */
export function identityOf(value: object): number {
  const known = ids.get(value);
  if (known !== undefined) return known;
  identities += 1;
  ids.set(value, identities);
  return identities;
}

/** What two equal keys have in common. */
export function keyOf(value: Py): string {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'boolean') return `n${Number(value)}`;
  if (value === null) return '0';
  if (value instanceof PyFloat) return `n${value.value}`;
  if (value instanceof PyBytes) return `b${value.value}`;
  if (value instanceof PyTuple) return `(${value.items.map(keyOf).join('\u0000')})`;
  if (value instanceof PySet) return `f${[...value.rows.keys()].sort().join('\u0000')}`;
  return `o${identityOf(value)}`;
}

export function isTrue(value: Py): boolean {
  if (value === null || value === false || value === 0 || value === '') return false;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyBytes) return value.value !== '';
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyDict || value instanceof PySet) return value.rows.size > 0;
  if (value instanceof PyRange) return rangeLength(value) > 0;
  return true;
}

export function rangeLength({ from, to, step }: PyRange): number {
  return Math.max(0, Math.ceil((to - from) / step));
}

/** A number with a point, as repr writes it. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', power = '0'] = value.toExponential().split('e');
    const sign = power.startsWith('-') ? '-' : '+';
    return `${digits}e${sign}${power.replace(/^[-+]/, '').padStart(2, '0')}`;
  }
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Numbers as JavaScript has them; undefined: it is none. */
export function numberOf(value: Py): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return value instanceof PyFloat ? value.value : undefined;
}
