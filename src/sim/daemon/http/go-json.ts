import { Later } from '#sim/base/later';
import { text, type Bytes } from '#sim/base/bytes';
import { isRefusal, type Refusal } from './refusal';
import type { ApiRequest } from './request';

/** The sorts of values a request body is made of, with Go's name for each where an error says it. */
export type Kind =
  | 'string'
  | 'bool'
  | 'int'
  | 'int64'
  | 'uint16'
  | 'duration'
  | 'strings'
  | 'strslice'
  | 'labels'
  | 'set'
  | 'size'
  | 'json'
  /** a string whose type has a name of its own */
  | { text: string }
  /** a set whose type has a name of its own */
  | { set: string }
  /** a pointer: null when it is not there */
  | { maybe: Kind }
  | { list: Kind; go: string }
  | { map: Kind; go: string }
  | { struct: Fields; go?: string };

/** Field name → its kind. A name with `?` at its end is left out of answers while it is zero (Go's omitempty). */
export type Fields = Readonly<Record<string, Kind>>;

/** What is wrong with bodies, in Go's words: loaded when one is. */
export interface Faults {
  /** the first thing in a text that is no JSON, or its first value when only a closing bracket comes behind that */
  ofSyntax: (source: string) => Refusal | { json: unknown };
  /** the first value, in the order of the text, that has a wrong type; `top` begins its path */
  ofTypes: (fields: Fields, value: unknown, type: string) => Refusal | undefined;
  /** a Content-Type that is not JSON's */
  ofContentType: (type: string) => Refusal | undefined;
}

export const faults = new Later<Faults>('engine-more');

/**
 * Reads a JSON body into a value with every field of `fields`, or says what Go's decoder would say. No body at all is
 * an empty object to most verbs (moby, httputils.ReadJSON).
 */
export function readBody(
  request: ApiRequest,
  fields: Fields,
  type: string,
): Record<string, unknown> | Refusal {
  if (request.body === '') return wrongType(request) ?? decodeStruct(fields, {});
  const value = parseBody(request, type);
  return isRefusal(value) ? value : readFields(value.object, fields, type);
}

/** As verbs read that use Go's decoder themselves: no type is asked for, and what goes wrong is the server's fault. */
export function decodeBody(body: Bytes, fields: Fields, type: string): Record<string, unknown> | Refusal {
  const read = body === '' ? faults.value.ofSyntax('') : parseJson(body);
  const asked = isRefusal(read)
    ? read
    : (faults.value.ofTypes(fields, read.json, type) ??
      readFields(read.json as Record<string, unknown> | null, fields, type));
  if (!isRefusal(asked)) return asked;
  const message = asked.message.replace(/^invalid JSON: (got EOF.*)?/, (_, end) =>
    end === undefined ? '' : 'EOF',
  );
  return { refused: 500, message };
}

/** A JSON body that is an object (or null), as it is. */
export function parseBody(
  request: ApiRequest,
  type: string,
): { object: Record<string, unknown> | null } | Refusal {
  const wrong = wrongType(request);
  if (wrong !== undefined) return wrong;
  const value = parseJson(request.body);
  if (isRefusal(value)) return value;
  if (typeof value.json === 'object' && !Array.isArray(value.json))
    return { object: value.json as Record<string, unknown> | null };
  return faults.value.ofTypes({}, value.json, type) ?? { object: null };
}

/** A body as JSON. */
export function parseJson(body: Bytes): { json: unknown } | Refusal {
  const source = text(body);
  try {
    return { json: JSON.parse(source) as unknown };
  } catch {
    return faults.value.ofSyntax(source);
  }
}

/** Everything but JSON's own type is refused, also with no body; no type at all goes with no body. */
function wrongType(request: ApiRequest): Refusal | undefined {
  const type = request.headers['content-type'];
  if (type === 'application/json' || ((type === undefined || type === '') && request.body === ''))
    return undefined;
  return faults.value.ofContentType(type ?? '');
}

/** An object with every field of `fields`, or which of them has a wrong type. */
export function readFields(
  object: Record<string, unknown> | null,
  fields: Fields,
  type: string,
): Record<string, unknown> | Refusal {
  const problem = { isWrong: false };
  const result = decodeStruct(fields, object, problem);
  return (problem.isWrong ? faults.value.ofTypes(fields, object, type) : undefined) ?? result;
}

interface Field {
  name: string;
  isOptional: boolean;
  kind: Kind;
}

/** Field tables, taken apart once: every request of a client is read by one. */
const parsed = new WeakMap<Fields, ReadonlyMap<string, Field>>();

/** The fields by their names, and by their names in small letters. */
export function fieldsOf(fields: Fields): ReadonlyMap<string, Field> {
  let table = parsed.get(fields);
  if (table === undefined) {
    const made = new Map<string, Field>();
    for (const [key, kind] of Object.entries(fields)) {
      const isOptional = key.endsWith('?');
      const name = isOptional ? key.slice(0, -1) : key;
      made.set(name.toLowerCase(), { name, isOptional, kind });
    }
    table = made;
    parsed.set(fields, table);
  }
  return table;
}

/** Go's decoder takes names in any case, and the last of two. */
function partsOf(table: ReadonlyMap<string, Field>, value: Record<string, unknown> | null) {
  const parts = new Map<string, unknown>();
  for (const name in value) {
    const field = table.get(name.toLowerCase());
    if (field !== undefined) parts.set(field.name, value[name]);
  }
  return parts;
}

interface Problem {
  isWrong: boolean;
}

function decodeStruct(
  fields: Fields,
  value: Record<string, unknown> | null,
  problem: Problem = { isWrong: false },
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const table = fieldsOf(fields);
  const parts = partsOf(table, value);
  for (const { name, isOptional, kind } of table.values()) {
    const part = parts.get(name);
    const decoded =
      part === undefined || part === null ? zero(kind, isOptional) : decode(kind, part, problem);
    if (!isOptional || !isLeftOut(kind, decoded)) result[name] = decoded;
  }
  return result;
}

function decode(kind: Kind, value: unknown, problem: Problem): unknown {
  if (kind === 'json') return value;
  if (value === null) return zero(kind, false);
  if (!fits(kind, value)) {
    problem.isWrong = true;
    return zero(kind, false);
  }
  if (kind === 'labels') return mapped('string', value, problem);
  if (kind === 'strings' || kind === 'strslice')
    return typeof value === 'string'
      ? [value]
      : (value as unknown[]).map((one) => decode('string', one ?? '', problem));
  if (kind === 'size') return [0, 1].map((i) => decode('int', (value as unknown[])[i] ?? 0, problem));
  if (kind === 'set') return setOf(value, problem);
  if (typeof kind === 'string') return value;
  if ('set' in kind) return setOf(value, problem);
  if ('maybe' in kind) return decode(kind.maybe, value, problem);
  if ('list' in kind) return (value as unknown[]).map((one) => decode(kind.list, one, problem));
  if ('struct' in kind) return decodeStruct(kind.struct, value as Record<string, unknown>, problem);
  return 'map' in kind ? mapped(kind.map, value, problem) : value;
}

function mapped(kind: Kind, value: unknown, problem: Problem): Record<string, unknown> {
  const entries = Object.entries(value as Record<string, unknown>).sort(byName);
  return Object.fromEntries(
    entries.map(([name, one]) => [name, decode(kind, one ?? zero(kind, false), problem)]),
  );
}

function setOf(value: unknown, problem: Problem): Record<string, object> {
  const entries = Object.entries(value as object).sort(byName);
  if (entries.some(([, one]) => !isObject(one))) problem.isWrong = true;
  return Object.fromEntries(entries.map(([name]) => [name, {}]));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

const isObject = (value: unknown) => value === null || (typeof value === 'object' && !Array.isArray(value));

/** Is a value that is not null of this kind, as far as can be seen from outside? */
export function fits(kind: Kind, value: unknown): boolean {
  if (kind === 'json') return true;
  if (typeof kind === 'object') {
    if ('maybe' in kind) return fits(kind.maybe, value);
    if ('text' in kind) return typeof value === 'string';
    return 'list' in kind ? Array.isArray(value) : isObject(value);
  }
  if (kind === 'string') return typeof value === 'string';
  if (kind === 'bool') return typeof value === 'boolean';
  if (kind === 'strings' || kind === 'size') return Array.isArray(value);
  if (kind === 'strslice')
    return (
      typeof value === 'string' ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string' || one === null))
    );
  if (kind === 'labels' || kind === 'set') return isObject(value);
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  return kind === 'uint16' ? value >= 0 && value <= 65535 : Math.abs(value) <= 2 ** 63;
}

/** Kinds of numbers; a duration is one of nanoseconds. */
const numbers: ReadonlySet<Kind> = new Set(['int', 'int64', 'uint16', 'duration']);

function zero(kind: Kind, isOptional: boolean): unknown {
  if (kind === 'string') return '';
  if (kind === 'bool') return false;
  if (numbers.has(kind)) return 0;
  if (typeof kind === 'object' && 'text' in kind) return '';
  if (typeof kind === 'object' && 'struct' in kind && !isOptional) return decodeStruct(kind.struct, null);
  return null;
}

/** Zeros behind pointers are there. */
function isLeftOut(kind: Kind, value: unknown): boolean {
  return typeof kind === 'object' && 'maybe' in kind ? value === null : isZero(value);
}

function isZero(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === false || value === undefined;
}
