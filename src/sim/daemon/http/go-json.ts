import { text, type Bytes } from '#sim/base/bytes';
import { JsonScanner } from './json-scanner';
import { invalid, isRefusal, type Refusal } from './refusal';

/** The sorts of values a request body is made of, with Go's name for each where an error says it. */
export type Kind =
  | 'string'
  | 'bool'
  | 'int'
  | 'int64'
  | 'strings'
  | 'strslice'
  | 'labels'
  | 'set'
  | 'json'
  | { list: Kind; go: string }
  | { map: Kind; go: string }
  | { struct: Fields };

/** Field name → its kind. A name with `?` at its end is left out of answers while it is zero (Go's omitempty). */
export type Fields = Readonly<Record<string, Kind>>;

const goNames: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  int: 'int',
  int64: 'int64',
  strings: '[]string',
  strslice: '[]string',
  labels: 'map[string]string',
  set: 'map[string]struct {}',
};

/** Reads a JSON body into a value with every field of `fields`, or says what Go's decoder would say. */
export function readBody(body: Bytes, fields: Fields, type: string): Record<string, unknown> | Refusal {
  const value = parseBody(body, type);
  return isRefusal(value) ? value : readFields(value.object, fields);
}

/** A JSON body that is an object (or null), as it is. */
export function parseBody(body: Bytes, type: string): { object: Record<string, unknown> | null } | Refusal {
  const source = text(body);
  if (source.trim() === '') return invalid('invalid JSON: got EOF while reading request body');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return syntaxError(source);
  }
  if (typeof value === 'object' && !Array.isArray(value))
    return { object: value as Record<string, unknown> | null };
  return invalid(`invalid JSON: json: cannot unmarshal ${jsonType(value)} into Go value of type ${type}`);
}

/** An object with every field of `fields`, or which of them has a wrong type. */
export function readFields(
  object: Record<string, unknown> | null,
  fields: Fields,
): Record<string, unknown> | Refusal {
  const problem: { message?: string } = {};
  const result = decodeStruct(fields, object, '', problem);
  return problem.message === undefined ? result : invalid(`invalid JSON: ${problem.message}`);
}

interface Field {
  name: string;
  lower: string;
  isOptional: boolean;
  kind: Kind;
}

/** Field tables, taken apart once: every request of a client is read by one. */
const parsed = new WeakMap<Fields, readonly Field[]>();

function fieldsOf(fields: Fields): readonly Field[] {
  let list = parsed.get(fields);
  if (list === undefined) {
    list = Object.entries(fields).map(([key, kind]) => {
      const isOptional = key.endsWith('?');
      const name = isOptional ? key.slice(0, -1) : key;
      return { name, lower: name.toLowerCase(), isOptional, kind };
    });
    parsed.set(fields, list);
  }
  return list;
}

/** Go's decoder takes names in any case; clients nearly always write them as the API does. */
function partOf(value: Record<string, unknown> | null, field: Field): unknown {
  if (value === null) return undefined;
  if (field.name in value) return value[field.name];
  for (const name in value)
    if (name.length === field.name.length && name.toLowerCase() === field.lower) return value[name];
  return undefined;
}

function decodeStruct(
  fields: Fields,
  value: Record<string, unknown> | null,
  path: string,
  problem: { message?: string },
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const field of fieldsOf(fields)) {
    const { name, isOptional, kind } = field;
    const part = partOf(value, field);
    const decoded =
      part === undefined || part === null
        ? zero(kind, isOptional)
        : decode(kind, part, `${path}.${name}`, problem);
    if (!isOptional || !isZero(decoded)) result[name] = decoded;
  }
  return result;
}

function decode(kind: Kind, value: unknown, path: string, problem: { message?: string }): unknown {
  if (kind === 'json') return value;
  if (value === null) return zero(kind, false);
  if (typeof kind === 'object') return decodeCompound(kind, value, path, problem);
  if (kind === 'strslice' && typeof value === 'string') return [value];
  if (fits(kind, value))
    return kind === 'labels'
      ? sorted(value as Record<string, string>, path, problem)
      : decodeSimple(kind, value, path, problem);
  problem.message ??= `json: cannot unmarshal ${jsonType(value)} into Go struct field ${path} of type ${goNames[kind] ?? kind}`;
  return zero(kind, false);
}

function decodeCompound(
  kind: Exclude<Kind, string>,
  value: unknown,
  path: string,
  problem: { message?: string },
): unknown {
  const isList = Array.isArray(value);
  if ('list' in kind && isList) return value.map((one) => decode(kind.list, one, path, problem));
  const isObject = typeof value === 'object' && value !== null && !isList;
  if ('struct' in kind && isObject)
    return decodeStruct(kind.struct, value as Record<string, unknown>, path, problem);
  if ('map' in kind && isObject) {
    const entries = Object.entries(value as Record<string, unknown>).sort(byName);
    return Object.fromEntries(
      entries.map(([name, one]) => [name, decode(kind.map, one, `${path}.${name}`, problem)]),
    );
  }
  const go = 'go' in kind ? kind.go : 'struct';
  problem.message ??= `json: cannot unmarshal ${jsonType(value)} into Go struct field ${path} of type ${go}`;
  return null;
}

function decodeSimple(kind: Kind, value: unknown, path: string, problem: { message?: string }): unknown {
  if (kind === 'set')
    return Object.fromEntries(
      Object.keys(value as object)
        .sort()
        .map((name) => [name, {}]),
    );
  if (kind === 'strings' || kind === 'strslice') {
    return (value as unknown[]).map((one) => decode('string', one ?? '', path, problem));
  }
  return value;
}

function sorted(
  value: Record<string, unknown>,
  path: string,
  problem: { message?: string },
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .sort(byName)
      .map(([name, one]) => [name, decode('string', one ?? '', `${path}.${name}`, problem)]),
  );
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

function fits(kind: Kind, value: unknown): boolean {
  if (kind === 'string') return typeof value === 'string';
  if (kind === 'bool') return typeof value === 'boolean';
  if (kind === 'int' || kind === 'int64') return typeof value === 'number' && Number.isInteger(value);
  if (kind === 'strings' || kind === 'strslice') return Array.isArray(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function zero(kind: Kind, isOptional: boolean): unknown {
  if (kind === 'string') return '';
  if (kind === 'bool') return false;
  if (kind === 'int' || kind === 'int64') return 0;
  if (typeof kind === 'object' && 'struct' in kind && !isOptional)
    return decodeStruct(kind.struct, null, '', {});
  return null;
}

function isZero(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === false || value === undefined;
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** What Go's decoder says of the first thing that is no JSON. */
export function syntaxError(source: string): Refusal {
  const found = new JsonScanner(source).firstError();
  if (found === undefined) return invalid('unexpected content after JSON');
  return invalid(`invalid JSON: ${found}`);
}
