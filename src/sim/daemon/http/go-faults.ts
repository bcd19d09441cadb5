import { fieldsOf, fits, type Faults, type Fields, type Kind } from './go-json';
import { JsonScanner } from './json-scanner';
import { invalid, type Refusal } from './refusal';

/** Go's name of the type of a field, as an error says it. */
const goNames: Readonly<Record<string, string>> = {
  strings: '[]string',
  strslice: '[]string',
  labels: 'map[string]string',
  set: 'map[string]struct {}',
  size: '[2]uint',
  duration: 'time.Duration',
};

function nameOf(kind: Kind): string {
  if (typeof kind === 'string') return goNames[kind] ?? kind;
  if ('maybe' in kind) return nameOf(kind.maybe);
  if ('text' in kind) return kind.text;
  if ('set' in kind) return kind.set;
  return kind.go ?? 'struct {}';
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}

/** Types whose fields are embedded in another: their paths begin with nothing. */
const nameless = ['container.CreateRequest', 'container.CommitConfig', 'registry.AuthConfig'];

/** An element of a path, escaped as in a JSON pointer. */
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The first value with a wrong type, in the order of the text. */
class TypeFault {
  found = '';

  struct(fields: Fields, value: unknown, path: string): void {
    const table = fieldsOf(fields);
    for (const [name, part] of Object.entries((value ?? {}) as object)) {
      const field = table.get(name.toLowerCase());
      if (field !== undefined) this.value(field.kind, part, `${path}.${field.name}`);
    }
  }

  value(kind: Kind, value: unknown, path: string): void {
    if (this.found !== '' || value === null || value === undefined || kind === 'json') return;
    if (typeof kind === 'object' && 'maybe' in kind) return this.value(kind.maybe, value, path);
    if (!fits(kind, value)) return this.#wrong(kind, value, path);
    if (kind === 'strings' || kind === 'size') {
      const one = kind === 'size' ? 'uint' : 'string';
      (value as unknown[]).forEach((part, i) => this.#scalar(one, part, `${path}.${i}`));
    } else if (kind === 'labels') this.#map('string', value, path);
    else if (kind === 'set') this.#map({ struct: {} }, value, path);
    else if (typeof kind === 'string') return;
    else if ('set' in kind) this.#map({ struct: {} }, value, path);
    else if ('list' in kind)
      (value as unknown[]).forEach((part, i) => this.value(kind.list, part, `${path}.${i}`));
    else if ('struct' in kind) this.struct(kind.struct, value, path);
    else if ('map' in kind) this.#map(kind.map, value, path);
  }

  #map(kind: Kind, value: unknown, path: string): void {
    for (const [name, part] of Object.entries(value as object))
      this.value(kind, part, `${path}.${escaped(name)}`);
  }

  #scalar(go: 'string' | 'uint', value: unknown, path: string): void {
    const isRight =
      go === 'string' ? typeof value === 'string' || value === null : typeof value === 'number' && value >= 0;
    if (!isRight) this.#say(value, path, go);
  }

  #wrong(kind: Kind, value: unknown, path: string): void {
    // a list of words also takes one word, and what it says last is about that
    if (kind === 'strslice')
      this.found ||= `json: cannot unmarshal ${jsonType(value)} into Go value of type string`;
    else this.#say(value, path, nameOf(kind));
  }

  /** Numbers are shown where a number was wanted; elements of lists are no fields. */
  #say(value: unknown, path: string, go: string): void {
    const isNumber = typeof value === 'number' && /^u?int|^time/.test(go);
    const what = isNumber ? `number ${numeral(value)}` : jsonType(value);
    const where = /\.\d+$/.test(path) ? path : `Go struct field ${path}`;
    this.found ||= `json: cannot unmarshal ${what} into ${where} of type ${go}`;
  }
}

function numeral(value: number): string {
  return Math.abs(value) >= 1e21
    ? String(value)
    : value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function ofTypes(fields: Fields, value: unknown, type: string): Refusal | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value))
    return invalid(`invalid JSON: json: cannot unmarshal ${jsonType(value)} into Go value of type ${type}`);
  const fault = new TypeFault();
  fault.struct(fields, value, nameless.includes(type) ? '' : (type.split('.')[1] ?? ''));
  return fault.found === '' ? undefined : invalid(`invalid JSON: ${fault.found}`);
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Go's mime.ParseMediaType: its complaint, or the type in small letters. */
function mediaType(field: string): { type: string } | { wrong: string } {
  const [first = '', ...parameters] = field.split(';');
  const type = first.trim().toLowerCase();
  const [main = '', ...sub] = type.split('/');
  if (type === '') return { wrong: 'mime: no media type' };
  if (!token.test(main)) return { wrong: 'mime: expected token after slash' };
  if (sub.length > 0 && !token.test(sub[0] ?? '')) return { wrong: 'mime: expected token after slash' };
  if (sub.length > 1) return { wrong: 'mime: unexpected content after media subtype' };
  const isWrong = parameters.some(
    (one, i) =>
      !/^\s*[^\s=]+=("[^"]*"|[^\s"]+)\s*$/.test(one) && !(one.trim() === '' && i === parameters.length - 1),
  );
  return isWrong ? { wrong: 'mime: invalid media parameter' } : { type };
}

function ofContentType(field: string): Refusal | undefined {
  const read = mediaType(field);
  if ('wrong' in read) return invalid(`malformed Content-Type header (${field}): ${read.wrong}`);
  if (read.type === 'application/json') return undefined;
  return invalid(`unsupported Content-Type header (${field}): must be 'application/json'`);
}

/** What Go's decoder says of the first thing that is no JSON; it takes a closing bracket behind a value for its own end. */
function ofSyntax(source: string): Refusal | { json: unknown } {
  if (source.trim() === '') return invalid('invalid JSON: got EOF while reading request body');
  const scanner = new JsonScanner(source);
  const found = scanner.firstError();
  if (found !== undefined) return invalid(`invalid JSON: ${found}`);
  if (/^\s*[\]}]/.test(source.slice(scanner.at)))
    return { json: JSON.parse(source.slice(0, scanner.at)) as unknown };
  return invalid('unexpected content after JSON');
}

export const goFaults: Faults = { ofSyntax, ofTypes, ofContentType };
