import { isCallable, isObj, type Value } from '../heap';
import { iterate, keysOf } from '../operators';
import type { Eval, Realm } from '../realm';

/** JSON.parse, with V8's words for what is none. */
export function parseJson(realm: Realm, text: string): Value {
  try {
    return fromJson(realm, JSON.parse(text) as unknown);
  } catch {
    return realm.throwError('SyntaxError', problemOf(realm, text));
  }
}

function problemOf(realm: Realm, text: string): string {
  let end = 0;
  for (let i = text.length; i > 0 && end === 0; i--) if (isPrefix(text.slice(0, i))) end = i;
  const token = text.charAt(end);
  if (token === '') return 'Unexpected end of JSON input';
  if (realm.major >= 20)
    return `Unexpected token '${token}', "${text.slice(0, 20)}"${text.length > 20 ? '...' : ''} is not valid JSON`;
  return `Unexpected token ${token} in JSON at position ${end}`;
}

/** Could a JSON text begin so? Tries the endings that would complete it. */
function isPrefix(text: string): boolean {
  return ['', '"', '}', ']', '0', '""', '"":0}', ':0}', '0}', '"}', '"]', '0]', 'null'].some((tail) => {
    try {
      JSON.parse(text + tail);
      return true;
    } catch {
      return false;
    }
  });
}

export function fromJson(realm: Realm, value: unknown): Value {
  if (Array.isArray(value)) return realm.array(value.map((one: unknown) => fromJson(realm, one)));
  if (typeof value === 'object' && value !== null) {
    return realm.record(
      Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromJson(realm, one)])),
    );
  }
  return value as Value;
}

/** JSON.stringify with indentation, toJSON, and a replacer that is a function or a list of keys. */
export function* stringify(realm: Realm, value: Value, replacer: Value, space: Value): Eval {
  const indent =
    typeof space === 'number' ? ' '.repeat(Math.min(10, space)) : typeof space === 'string' ? space : '';
  const only: Value[] | undefined =
    isObj(replacer) && replacer.kind === 'array' ? yield* iterate(realm, replacer) : undefined;
  return yield* write(realm, '', value, '', {
    indent,
    only,
    replace: isCallable(replacer) ? replacer : undefined,
    above: [],
  });
}

interface Style {
  indent: string;
  only: Value[] | undefined;
  replace: Value;
  above: Value[];
}

function* write(
  realm: Realm,
  key: string,
  given: Value,
  margin: string,
  style: Style,
): Generator<never, string | undefined, Value> {
  let value = given;
  const toJson = isObj(value) ? value.get('toJSON') : undefined;
  if (isCallable(toJson)) value = yield* realm.call(toJson, value, [key]) as Generator<never, Value, Value>;
  if (style.replace !== undefined)
    value = yield* realm.call(style.replace, undefined, [key, value]) as Generator<never, Value, Value>;
  if (!isObj(value))
    return value === undefined
      ? undefined
      : typeof value === 'number' && !Number.isFinite(value)
        ? 'null'
        : JSON.stringify(value);
  if (isCallable(value)) return undefined;
  if (style.above.includes(value)) realm.throwError('TypeError', 'Converting circular structure to JSON');
  const inner: Style = { ...style, above: [...style.above, value] };
  const deeper = margin + style.indent;
  const parts: string[] = [];
  if (value.kind === 'array') {
    for (const [i, one] of value.items.entries())
      parts.push((yield* write(realm, String(i), one, deeper, inner)) ?? 'null');
  } else {
    for (const name of style.only?.map(String) ?? keysOf(value)) {
      const text: string | undefined = yield* write(
        realm,
        name,
        yield* realm.get(value, name) as Generator<never, Value, Value>,
        deeper,
        inner,
      );
      if (text !== undefined) parts.push(`${JSON.stringify(name)}:${style.indent === '' ? '' : ' '}${text}`);
    }
  }
  const [open, close] = value.kind === 'array' ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (style.indent === '') return open + parts.join(',') + close;
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}\n${margin}${close}`;
}
