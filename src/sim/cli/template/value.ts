/**
 * Values as Go's text/template sees them. Plain JSON stands for itself: objects are maps, arrays are slices, whole
 * numbers are integers. Structs, their nil pointers and floating-point numbers print and compare differently, so they
 * have classes of their own; none of these is ever kept in the world.
 */
export type GoValue =
  | null
  | boolean
  | number
  | string
  | readonly GoValue[]
  | GoStruct
  | GoNil
  | GoPointer
  | GoFloat
  | JsonNumber
  | { readonly [key: string]: GoValue };

/** A field's value, or a method that a template may call with arguments. */
export type GoField = GoValue | GoMethod;
export interface GoMethod {
  /** How many arguments it takes. */
  readonly arity: number;
  call(args: readonly GoValue[]): GoValue;
}

/** A Go struct: its type's name (in error texts), its fields in order, how JSON has it. */
export class GoStruct {
  constructor(
    readonly typeName: string,
    readonly fields: Readonly<Record<string, GoField>>,
    readonly options: {
      /** What `{{json .}}` writes. */
      readonly json?: unknown;
      /** Its own MarshalJSON leaves Go's escapes for HTML in: `\\u003cnone\\u003e`. */
      readonly escapesJson?: boolean;
      /** What `{{.}}` prints, where it is not `{field field …}`. */
      readonly printed?: string | (() => string);
      /** What is printed of it inside something else, such as the address of a pointer. */
      readonly nested?: string;
      /** Fields and methods that templates may name but that do not print. */
      readonly hidden?: Readonly<Record<string, GoField>>;
    } = {},
  ) {}

  field(name: string): GoField | undefined {
    if (Object.hasOwn(this.fields, name)) return this.fields[name];
    const { hidden } = this.options;
    return hidden && Object.hasOwn(hidden, name) ? hidden[name] : undefined;
  }
}

/** A nil pointer to a struct of that type. */
export class GoNil {
  constructor(readonly typeName: string) {}
}

/** A pointer to a number, a text or a truth. */
export class GoPointer {
  constructor(readonly value: number | string | boolean) {}
}

export class GoFloat {
  constructor(readonly value: number) {}
}

/** A number in JSON that was decoded without a type: its digits, which compare as text. */
export class JsonNumber {
  constructor(readonly digits: string) {}
}

/** A pointer inside a printed struct shows as an address; which one, nobody can rely on. */
export const someAddress = '0xc0000b4000';

/** Facts about slices and maps that plain JSON cannot tell: nil ones, and lists that are `[]string`. */
const nils = new WeakSet();
const stringLists = new WeakSet();

/** An empty slice or map that is nil in Go: it prints as an empty one, and is `null` in JSON. */
export function asNil<T extends object>(empty: T): T {
  nils.add(empty);
  return empty;
}

/** A list that functions take as `[]string`. */
export function asStrings(list: readonly string[]): readonly string[] {
  stringLists.add(list);
  return list;
}

export function isStrings(value: GoValue): boolean {
  return typeof value === 'object' && value !== null && stringLists.has(value);
}

export function isMethod(field: GoField | undefined): field is GoMethod {
  return typeof field === 'object' && field !== null && 'call' in field && typeof field.call === 'function';
}

export function isMap(value: GoValue | undefined): value is Readonly<Record<string, GoValue>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof GoStruct) &&
    !(value instanceof GoNil) &&
    !(value instanceof GoPointer) &&
    !(value instanceof GoFloat) &&
    !(value instanceof JsonNumber)
  );
}

export function isSlice(value: GoValue | undefined): value is readonly GoValue[] {
  return Array.isArray(value);
}

/** What `if`, `and`, `or` and `not` make of a value. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof GoFloat) return value.value !== 0;
  if (isSlice(value)) return value.length > 0;
  if (value instanceof GoStruct || value instanceof GoPointer) return true;
  if (value instanceof GoNil) return false;
  if (value instanceof JsonNumber) return value.digits !== '';
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** The type's name in Go's error texts. */
export function typeName(value: GoValue): string {
  if (value === null) return '<nil>';
  if (value instanceof GoFloat) return 'float64';
  if (value instanceof GoStruct) return value.typeName;
  if (value instanceof GoNil) return `*${value.typeName}`;
  if (value instanceof GoPointer) return `*${typeName(value.value)}`;
  if (value instanceof JsonNumber) return 'json.Number';
  if (isSlice(value)) return isStrings(value) ? '[]string' : '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  return 'string';
}

/** Go's `%v`: `[a b]`, `map[a:1]`, `{x y}`, `<nil>`. A pointer shows what it points to. */
export function printed(value: GoValue): string {
  if (value === null || value instanceof GoNil) return '<nil>';
  if (value instanceof GoPointer) return String(value.value);
  if (value instanceof JsonNumber) return value.digits;
  if (value instanceof GoFloat) return printedFloat(value.value);
  if (value instanceof GoStruct) return printedStruct(value);
  if (isSlice(value)) return `[${value.map(printedInside).join(' ')}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
    return `map[${keys.map((key) => `${key}:${printedInside(value[key] ?? null)}`).join(' ')}]`;
  }
  return String(value);
}

function printedStruct(value: GoStruct): string {
  const own = value.options.printed;
  if (own !== undefined) return typeof own === 'string' ? own : own();
  const fields = Object.values(value.fields).filter((field): field is GoValue => !isMethod(field));
  return `{${fields.map(printedInside).join(' ')}}`;
}

/** The same inside something else, where a pointer is an address. */
export function printedInside(value: GoValue): string {
  if (value instanceof GoPointer) return someAddress;
  return value instanceof GoStruct && value.options.nested !== undefined
    ? value.options.nested
    : printed(value);
}

/** Go's `%v` of a float64: shortest form, exponents from 21 on. */
export function printedFloat(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e21)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return String(value);
}

/** What docker's `json` function writes: compact, without Go's escapes for HTML. Keys of maps are sorted. */
export function toJson(value: GoValue): string {
  if (value instanceof GoStruct) return structJson(value);
  if (value instanceof GoNil) return 'null';
  if (value instanceof GoPointer) return JSON.stringify(value.value);
  if (value instanceof JsonNumber) return value.digits;
  if (value instanceof GoFloat) return String(value.value);
  if (typeof value === 'object' && value !== null && nils.has(value)) return 'null';
  if (isSlice(value)) return `[${value.map(toJson).join(',')}]`;
  if (isMap(value)) return jsonObject(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value);
}

function structJson(value: GoStruct): string {
  const { json, escapesJson } = value.options;
  const text = json === undefined ? jsonObject(Object.entries(value.fields)) : JSON.stringify(json);
  if (escapesJson !== true) return text;
  return text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

const jsonObject = (entries: [string, GoField][]): string =>
  `{${entries.flatMap(([key, field]) => (isMethod(field) ? [] : [`${JSON.stringify(key)}:${toJson(field)}`])).join(',')}}`;
