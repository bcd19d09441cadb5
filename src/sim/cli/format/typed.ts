import { GoNil, GoStruct, type GoField, type GoValue } from '../template';
import { goTypes, type GoTypeName } from './go-types';
import { goTimeOf } from './text';

interface FieldType {
  readonly name: string;
  readonly json: string;
  readonly type: string;
}

const parsed = new Map<string, readonly FieldType[]>();

function fieldsOf(typeName: string): readonly FieldType[] | undefined {
  if (!Object.hasOwn(goTypes, typeName)) return undefined;
  const known = parsed.get(typeName);
  if (known) return known;
  const words = goTypes[typeName as GoTypeName].replaceAll('map ', 'map_').split(/\s+/).filter(Boolean);
  const fields = words.map((word) => {
    const colon = word.indexOf(':');
    const [name = '', json = name] = word.slice(0, colon).split('=');
    return { name, json, type: word.slice(colon + 1).replaceAll('map_', 'map ') };
  });
  parsed.set(typeName, fields);
  return fields;
}

type Json = unknown;
const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON of the API as the Go struct that the client decodes it into: absent fields have their zero values. */
export function typed(typeName: GoTypeName, json: Json): GoStruct {
  return struct(typeName, isObject(json) ? json : {}, false);
}

/** A pointer inside a printed struct shows as an address; which one, nobody can rely on. */
const someAddress = '0xc0000b4000';

function struct(typeName: string, json: Record<string, Json>, isPointer: boolean): GoStruct {
  const fields: Record<string, GoField> = {};
  for (const { name, json: key, type } of fieldsOf(typeName) ?? []) fields[name] = convert(type, json[key]);
  return new GoStruct(isPointer ? `*${typeName}` : typeName, fields, { json });
}

function convert(type: string, json: Json): GoValue {
  if (type.startsWith('[]')) return Array.isArray(json) ? json.map((one) => nested(type.slice(2), one)) : [];
  if (type.startsWith('map ')) {
    const entries = isObject(json) ? Object.entries(json) : [];
    return Object.fromEntries(entries.map(([key, one]) => [key, nested(type.slice(4), one)]));
  }
  if (type.startsWith('*')) {
    const pointed = type.slice(1);
    if (json === undefined || json === null) return new GoNil(pointed);
    return fieldsOf(pointed) ? struct(pointed, isObject(json) ? json : {}, true) : convert(pointed, json);
  }
  const zero = zeros[type];
  if (zero) return zero(json);
  return fieldsOf(type) ? struct(type, isObject(json) ? json : {}, false) : any(json);
}

function nested(type: string, json: Json): GoValue {
  const value = convert(type, json);
  if (!type.startsWith('*') || !(value instanceof GoStruct)) return value;
  return new GoStruct(value.typeName, value.fields, { ...value.options, printed: someAddress });
}

const zeros: Readonly<Record<string, (json: Json) => GoValue>> = {
  string: (json) => (typeof json === 'string' ? json : ''),
  bool: (json) => json === true,
  int: (json) => (typeof json === 'number' ? json : 0),
  time: (json) => time(typeof json === 'string' ? json : '0001-01-01T00:00:00Z'),
  duration: (json) => duration(typeof json === 'number' ? json : 0),
  any,
};

/** Decoded JSON as it is. */
export function any(json: Json): GoValue {
  return (json ?? null) as GoValue;
}

function time(rfc3339: string): GoStruct {
  const part = (from: number, to: number): number => Number(rfc3339.slice(from, to));
  return new GoStruct(
    'time.Time',
    {},
    {
      json: rfc3339,
      printed: goTimeOf(rfc3339),
      hidden: {
        Year: { arity: 0, call: () => part(0, 4) },
        Day: { arity: 0, call: () => part(8, 10) },
        Hour: { arity: 0, call: () => part(11, 13) },
        Minute: { arity: 0, call: () => part(14, 16) },
        Second: { arity: 0, call: () => part(17, 19) },
        String: { arity: 0, call: () => goTimeOf(rfc3339) },
      },
    },
  );
}

/** Go's time.Duration: a number of nanoseconds that prints as `1m30s`. */
function duration(ns: number): GoStruct {
  return new GoStruct('time.Duration', {}, { json: ns, printed: goDuration(ns) });
}

export function goDuration(ns: number): string {
  if (ns === 0) return '0s';
  const sign = ns < 0 ? '-' : '';
  const size = Math.abs(ns);
  if (size < 1e3) return `${sign}${String(size)}ns`;
  if (size < 1e6) return `${sign}${String(size / 1e3)}µs`;
  if (size < 1e9) return `${sign}${String(size / 1e6)}ms`;
  const hours = Math.floor(size / 3600e9);
  const minutes = Math.floor(size / 60e9) % 60;
  const seconds = `${String((size % 60e9) / 1e9)}s`;
  if (hours > 0) return `${sign}${String(hours)}h${String(minutes)}m${seconds}`;
  return minutes > 0 ? `${sign}${String(minutes)}m${seconds}` : sign + seconds;
}
