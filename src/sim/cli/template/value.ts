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
  | GoFloat
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
      /** What `{{.}}` prints, where it is not `{field field …}`. */
      readonly printed?: string;
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

export class GoFloat {
  constructor(readonly value: number) {}
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
    !(value instanceof GoFloat)
  );
}

export function isSlice(value: GoValue | undefined): value is readonly GoValue[] {
  return Array.isArray(value);
}

/** What `if`, `and`, `or` and `not` make of a value. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof GoFloat) return value.value !== 0;
  if (isSlice(value)) return value.length > 0;
  if (value instanceof GoStruct) return true;
  if (value instanceof GoNil) return false;
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** The type's name in Go's error texts. */
export function typeName(value: GoValue): string {
  if (value === null) return '<nil>';
  if (value instanceof GoFloat) return 'float64';
  if (value instanceof GoStruct) return value.typeName;
  if (value instanceof GoNil) return `*${value.typeName}`;
  if (isSlice(value))
    return value.every((one) => typeof one === 'string') && value.length > 0 ? '[]string' : '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  return 'string';
}

/** Go's `%v`: `[a b]`, `map[a:1]`, `{x y}`, `<nil>`. */
export function printed(value: GoValue): string {
  if (value === null || value instanceof GoNil) return '<nil>';
  if (value instanceof GoFloat) return printedFloat(value.value);
  if (value instanceof GoStruct) {
    const fields = Object.values(value.fields).filter((field): field is GoValue => !isMethod(field));
    return value.options.printed ?? `{${fields.map(printed).join(' ')}}`;
  }
  if (isSlice(value)) return `[${value.map(printed).join(' ')}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
    return `map[${keys.map((key) => `${key}:${printed(value[key] ?? null)}`).join(' ')}]`;
  }
  return String(value);
}

/** Go's `%v` of a float64: shortest form, exponents from 21 on. */
export function printedFloat(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e21)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return String(value);
}

/** What docker's `json` function writes: compact, and without Go's escapes for HTML. Keys of maps are sorted. */
export function toJson(value: GoValue): string {
  if (value instanceof GoStruct && value.options.json !== undefined)
    return JSON.stringify(value.options.json);
  if (value instanceof GoNil) return 'null';
  if (value instanceof GoFloat) return String(value.value);
  if (value instanceof GoStruct) return jsonObject(Object.entries(value.fields));
  if (isSlice(value)) return `[${value.map(toJson).join(',')}]`;
  if (isMap(value)) return jsonObject(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value);
}

const jsonObject = (entries: [string, GoField][]): string =>
  `{${entries.flatMap(([key, field]) => (isMethod(field) ? [] : [`${JSON.stringify(key)}:${toJson(field)}`])).join(',')}}`;
