import { encodedConfig, encodedImage } from './image-json';
import {
  asNil,
  asStrings,
  GoNil,
  GoPointer,
  GoStruct,
  isMap,
  JsonNumber,
  printedInside,
  someAddress,
  type GoField,
  type GoValue,
} from '../template';
import { goTypes, type GoTypeName } from './go-types';
import { goTimeOf } from './text';

interface FieldType {
  readonly name: string;
  readonly json: string;
  readonly type: string;
}
/** Fields of a struct, and the braces of structs embedded in it, which only show when it is printed. */
type Layout = readonly (FieldType | '{' | '}')[];

const parsed = new Map<string, Layout>();

function layoutOf(typeName: string): Layout | undefined {
  if (!Object.hasOwn(goTypes, typeName)) return undefined;
  const known = parsed.get(typeName);
  if (known) return known;
  const words = goTypes[typeName as GoTypeName].replaceAll('map ', 'map_').split(/\s+/).filter(Boolean);
  const layout = words.map((word) => {
    if (word === '{' || word === '}') return word;
    const colon = word.indexOf(':');
    const [name = '', json = name] = word.slice(0, colon).split('=');
    return { name, json, type: word.slice(colon + 1).replaceAll('map_', 'map ') };
  });
  parsed.set(typeName, layout);
  return layout;
}

type Json = unknown;
const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON of the API as the Go struct that the client decodes it into: absent fields have their zero values. */
export function typed(typeName: GoTypeName, json: Json): GoStruct {
  return struct(typeName, isObject(json) ? json : {}, false);
}

/** Types that print themselves even where a pointer to them is printed. */
const stringers: Readonly<Record<string, (json: Record<string, Json>) => string>> = {
  'container.Ulimit': ({ Name, Soft, Hard }) => `${String(Name)}=${String(Soft)}:${String(Hard)}`,
};

/** Types that the client encodes in another order than the engine sent them. */
const encoders: Readonly<Record<string, (json: Record<string, Json>) => object>> = {
  'image.InspectResponse': encodedImage,
  'v1.DockerOCIImageConfig': encodedConfig,
};

function struct(typeName: string, json: Record<string, Json>, isPointer: boolean): GoStruct {
  const layout = layoutOf(typeName) ?? [];
  const fields: Record<string, GoField> = {};
  for (const part of layout)
    if (typeof part !== 'string') fields[part.name] = convert(part.type, json[part.json]);
  const own = stringers[typeName]?.(json);
  return new GoStruct(isPointer ? `*${typeName}` : typeName, fields, {
    json: (encoders[typeName]?.(json) ?? json) as Json,
    ...(own !== undefined && { printed: own }),
    ...(layout.includes('{') && { printed: () => printedLayout(layout, fields) }),
    ...(isPointer && { nested: own ?? someAddress }),
  });
}

function printedLayout(layout: Layout, fields: Readonly<Record<string, GoField>>): string {
  let out = '{';
  let apart = '';
  for (const part of layout) {
    if (part === '}') out += part;
    else out += apart + (part === '{' ? part : printedInside(fields[part.name] as GoValue));
    apart = part === '{' ? '' : ' ';
  }
  return `${out}}`;
}

function convert(type: string, json: Json): GoValue {
  if (type.startsWith('[]')) return list(type.slice(2), json);
  if (type.startsWith('map ')) {
    if (!isObject(json)) return asNil({});
    return Object.fromEntries(Object.entries(json).map(([key, one]) => [key, convert(type.slice(4), one)]));
  }
  if (type.startsWith('*')) return pointer(type.slice(1), json);
  const zero = zeros[type];
  if (zero) return zero(json);
  return layoutOf(type) ? struct(type, isObject(json) ? json : {}, false) : any(json);
}

function list(type: string, json: Json): GoValue {
  if (!Array.isArray(json)) return type === 'string' ? asNil(asStrings([])) : asNil([]);
  const values = json.map((one) => convert(type, one));
  return type === 'string' ? asStrings(values as string[]) : values;
}

function pointer(type: string, json: Json): GoValue {
  if (json === undefined || json === null) return new GoNil(type);
  if (layoutOf(type)) return struct(type, isObject(json) ? json : {}, true);
  const value = convert(type, json);
  return typeof value === 'object' ? value : new GoPointer(value);
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

/** JSON as Go decodes it without knowing its type: maps, lists of anything, numbers as their digits. */
export function untyped(json: Json): GoValue {
  if (typeof json === 'number') return new JsonNumber(String(json));
  if (Array.isArray(json)) return json.map(untyped);
  if (!isObject(json)) return any(json);
  const map = Object.fromEntries(Object.entries(json).map(([key, value]) => [key, untyped(value)]));
  return isMap(map) ? map : null;
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
