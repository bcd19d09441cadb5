import type { Steps } from '#sim/kernel/program';
import { getAttribute } from '../run/attributes';
import { callFunction } from '../run/call';
import { makeError, raise, Raised } from '../run/errors';
import type { Runtime } from '../run/runtime';
import { typeName } from '../run/text';
import {
  floatText,
  isTrue,
  PyBytes,
  PyDict,
  PyFloat,
  PyList,
  PyObject,
  PyTuple,
  type Named,
  type Py,
} from '../run/values';

function fromJson(value: unknown, text: string): Py {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number')
    return Number.isInteger(value) && !text.includes(`${value}.`) ? value : new PyFloat(value);
  if (Array.isArray(value)) return new PyList(value.map((one) => fromJson(one, text)));
  return PyDict.of(Object.entries(value as object).map(([key, one]) => [key, fromJson(one, text)] as const));
}

/** json.loads */
export function loads(_: Runtime, [given]: Py[]): Py {
  const text = given instanceof PyBytes ? (given.value as string) : given;
  if (typeof text !== 'string')
    return raise(
      'TypeError',
      `the JSON object must be str, bytes or bytearray, not ${typeName(given ?? null)}`,
    );
  try {
    return fromJson(JSON.parse(text), text);
  } catch {
    const made = makeError('ValueError', 'Expecting value: line 1 column 1 (char 0)');
    throw new Raised(made);
  }
}

function quoted(text: string, isAscii: boolean): string {
  const made = JSON.stringify(text);
  return isAscii
    ? made.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : made;
}

/** json.dumps */
export function* dumps(run: Runtime, [value = null]: Py[], named: Named): Steps<Py> {
  const indent = named.get('indent') ?? null;
  const isAscii = isTrue(named.get('ensure_ascii') ?? true);
  const separators = named.get('separators');
  const [comma, colon] =
    separators instanceof PyTuple
      ? separators.items.map((one) => String(one as string))
      : [indent === null ? ', ' : ',', ': '];
  const pad = indent === null ? undefined : typeof indent === 'string' ? indent : ' '.repeat(Number(indent));
  const write = function* (one: Py, depth: number): Steps<string> {
    if (one === null) return 'null';
    if (typeof one === 'boolean' || typeof one === 'number') return String(one);
    if (typeof one === 'string') return quoted(one, isAscii);
    if (one instanceof PyFloat) return floatText(one.value).replace('inf', 'Infinity').replace('nan', 'NaN');
    const inner: Py = one instanceof PyObject && one.slot !== undefined && one.slot !== null ? one.slot : one;
    const isList = inner instanceof PyList || inner instanceof PyTuple;
    if (!isList && !(inner instanceof PyDict)) {
      const standard = named.get('default') ?? null;
      if (standard !== null) return yield* write(yield* callFunction(run, standard, [one]), depth);
      return raise('TypeError', `Object of type ${typeName(one)} is not JSON serializable`);
    }
    const parts: string[] = [];
    if (isList) for (const item of inner.items) parts.push(yield* write(item, depth + 1));
    else {
      let rows = [...inner.rows.values()];
      if (isTrue(named.get('sort_keys') ?? false))
        rows = rows.sort(([a], [b]) => (String(a as string) < String(b as string) ? -1 : 1));
      for (const [key, item] of rows)
        parts.push(
          `${quoted(key === null ? 'null' : typeof key === 'boolean' ? String(key) : String(key as string), isAscii)}${colon ?? ': '}${yield* write(item, depth + 1)}`,
        );
    }
    const [open, close] = isList ? '[]' : '{}';
    if (parts.length === 0) return `${open ?? ''}${close ?? ''}`;
    if (pad === undefined) return `${open ?? ''}${parts.join(comma)}${close ?? ''}`;
    const line = `\n${pad.repeat(depth + 1)}`;
    return `${open ?? ''}${line}${parts.join(`${(comma ?? ',').trimEnd()}${line}`)}\n${pad.repeat(depth)}${close ?? ''}`;
  };
  return yield* write(value, 0);
}

/** json.load: what a file (or an answer) holds. */
export function* load(run: Runtime, [file = null]: Py[]): Steps<Py> {
  return loads(run, [yield* callFunction(run, yield* getAttribute(run, file, 'read'), [])]);
}

/** json.dump: into a file. */
export function* dump(run: Runtime, [value = null, file = null]: Py[], named: Named): Steps<Py> {
  const made = yield* dumps(run, [value], named);
  yield* callFunction(run, yield* getAttribute(run, file, 'write'), [made]);
  return null;
}
