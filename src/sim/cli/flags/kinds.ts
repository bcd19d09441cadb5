import type { Mount } from '../options/mount';
import { parseMount } from '../options/mount';
import { parseNetworkAttachment, type NetworkAttachment } from '../options/network';
import { parseGpus, type DeviceRequest } from '../options/gpus';
import { parseUlimit, type Ulimit } from '../options/ulimit';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';
import { readCsv } from './csv';
import {
  parseBoolean,
  parseBytes,
  parseCpus,
  parseDuration,
  parseFloating,
  parseInteger,
  parseUnsigned,
} from './numbers';

/** What a flag's value may depend on besides its text: the environment and directory of the client. */
export interface FlagWorld {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** `values` of the API's filters: for each key the values asked for. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** A type of flag values. `read` takes the text and what earlier uses of the same flag gave. */
interface Kind<T> {
  /** The word in `--help`: `--memory bytes`. */
  readonly word: string;
  /** What the bare flag means (`--rm` is `--rm=true`); without it the flag needs an argument. */
  readonly bare?: string;
  /** The empty value that `--help` shows as a default, where the real one does. */
  readonly empty?: string;
  read(text: string, before: T | undefined, world: FlagWorld): T | Refusal;
}

const kind = <T>(value: Kind<T>): Kind<T> => value;

const single = <T>(word: string, read: (text: string, world: FlagWorld) => T | Refusal): Kind<T> =>
  kind<T>({ word, read: (text, _before, world) => read(text, world) });

const many = <T>(word: string, read: (text: string, world: FlagWorld) => T | Refusal): Kind<readonly T[]> =>
  kind<readonly T[]>({
    word,
    read(text, before, world) {
      const value = read(text, world);
      return isRefusal(value) ? value : [...(before ?? []), value];
    },
  });

const filter = kind<Filters>({
  word: 'filter',
  read(text, before = {}) {
    if (text === '') return before;
    const [key, value] = cut(text);
    if (value === undefined) return refuse('bad format of filter (expected name=value)');
    const name = key.trim().toLowerCase();
    const values = before[name] ?? [];
    return { ...before, [name]: values.includes(value.trim()) ? values : [...values, value.trim()] };
  },
});

const map = kind<Readonly<Record<string, string>>>({
  word: 'map',
  empty: 'map[]',
  read(text, before) {
    const [key, value] = cut(text);
    return { ...before, [key]: value ?? '' };
  },
});

/** `a=1,b=2`, and again: a table. */
const stringToString = kind<Readonly<Record<string, string>>>({
  word: 'stringToString',
  read(text, before) {
    const fields = readCsv(text);
    if (isRefusal(fields)) return fields;
    const wrong = fields.find((field) => !field.includes('='));
    if (wrong !== undefined) return refuse(`${wrong} must be formatted as key=value`);
    return {
      ...before,
      ...Object.fromEntries(
        fields.map((field) => {
          const [key, value] = cut(field);
          return [key, value ?? ''];
        }),
      ),
    };
  },
});

const ulimits = kind<Readonly<Record<string, Ulimit>>>({
  word: 'ulimit',
  empty: '[]',
  read(text, before) {
    const limit = parseUlimit(text);
    return isRefusal(limit) ? limit : { ...before, [limit.Name]: limit };
  },
});

const strings = kind<readonly string[]>({
  word: 'strings',
  read(text, before = []) {
    const fields = text === '' ? [] : readCsv(text);
    return isRefusal(fields) ? fields : [...before, ...fields];
  },
});

/** Every type of flag values, by the name that a command's table uses. */
export const kinds = {
  bool: kind<boolean>({ word: '', bare: 'true', read: parseBoolean }),
  string: single('string', (text) => text),
  int: single('int', (text) => parseInteger(text)),
  uint: single('uint', (text) => parseUnsigned(text)),
  uint16: single('uint16', (text) => parseUnsigned(text, 16)),
  uint32: single('uint32', (text) => parseUnsigned(text, 32)),
  float: single('float', parseFloating),
  decimal: single('decimal', parseCpus),
  duration: single('duration', parseDuration),
  bytes: single('bytes', parseBytes),
  /** Bytes, or -1 for no limit (`--memory-swap`). */
  swapBytes: single('bytes', (text) => (text === '-1' ? -1 : parseBytes(text))),
  list: many('list', (text) => text),
  strings,
  map,
  filter,
  stringToString,
  ulimit: ulimits,
  mount: many<Mount>('mount', (text, world) => parseMount(text, world.cwd)),
  network: many<NetworkAttachment>('network', parseNetworkAttachment),
  gpus: many<DeviceRequest>('gpu-request', parseGpus),
  /** A type that only commands have which are not there yet; its text is kept. */
  other: single('', (text) => text),
} as const;

export type KindName = keyof typeof kinds;
type ValueOfKind<K> = K extends Kind<infer T> ? T : never;
/** The type of a flag's value. */
export type ValueOf<K extends KindName> = ValueOfKind<(typeof kinds)[K]>;
