import { readCsv } from '../flags/csv';
import { parseBoolean, parseBytes } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { absolute, compact, cut, sorted } from '../text';

/** A mount in the API's form; keys in the order in which the client writes them. */
export interface Mount {
  readonly Type?: string;
  readonly Source?: string;
  readonly Target?: string;
  readonly ReadOnly?: boolean;
  readonly Consistency?: string;
  readonly BindOptions?: BindOptions;
  readonly VolumeOptions?: VolumeOptions;
  readonly ImageOptions?: { Subpath?: string };
  readonly TmpfsOptions?: { SizeBytes?: number; Mode?: number };
}
interface BindOptions {
  Propagation?: string;
  NonRecursive?: boolean;
  ReadOnlyNonRecursive?: boolean;
  ReadOnlyForceRecursive?: boolean;
}
interface VolumeOptions {
  NoCopy?: boolean | undefined;
  Labels?: Record<string, string> | undefined;
  Subpath?: string | undefined;
  DriverConfig?: { Name?: string; Options?: Record<string, string> | undefined } | undefined;
}

interface Draft {
  type: string;
  source: string;
  target: string;
  readOnly: boolean;
  consistency: string;
  bind?: BindOptions;
  volume?: VolumeOptions;
  image?: { Subpath?: string };
  tmpfs?: { SizeBytes?: number; Mode?: number };
}

const bind = (draft: Draft): BindOptions => (draft.bind ??= {});
const volume = (draft: Draft): VolumeOptions => (draft.volume ??= {});
const driver = (draft: Draft) => (volume(draft).DriverConfig ??= {});
const tmpfs = (draft: Draft) => (draft.tmpfs ??= {});

type Setter = (draft: Draft, value: string, key: string, cwd: string) => Refusal | undefined;
const into =
  (change: (draft: Draft, value: string, cwd: string) => void): Setter =>
  (draft, value, _key, cwd) => {
    change(draft, value, cwd);
    return undefined;
  };
const truth =
  (change: (draft: Draft, value: boolean) => void): Setter =>
  (draft, value, key) => {
    const read = parseBoolean(value);
    if (isRefusal(read)) return refuse(`invalid value for ${key}: ${value}`);
    change(draft, read);
    return undefined;
  };

const source = into(
  (draft, value, cwd) => (draft.source = value.startsWith('.') ? absolute(value, cwd) : value),
);
const target = into((draft, value) => (draft.target = value));
const readOnly = truth((draft, value) => (draft.readOnly = value));

const recursions: Readonly<Record<string, (draft: Draft) => void>> = {
  enabled() {},
  disabled: (draft) => (bind(draft).NonRecursive = true),
  writable: (draft) => (bind(draft).ReadOnlyNonRecursive = true),
  readonly: (draft) => (bind(draft).ReadOnlyForceRecursive = true),
};

const setters: Readonly<Record<string, Setter>> = {
  type: into((draft, value) => (draft.type = value.toLowerCase())),
  ...{ source, src: source, target, dst: target, destination: target, readonly: readOnly, ro: readOnly },
  consistency: into((draft, value) => (draft.consistency = value.toLowerCase())),
  'bind-propagation': into((draft, value) => (bind(draft).Propagation = value.toLowerCase())),
  'bind-nonrecursive': truth((draft, value) => (bind(draft).NonRecursive = value)),
  'bind-recursive'(draft, value, key) {
    const change = Object.hasOwn(recursions, value) ? recursions[value] : undefined;
    if (!change) {
      return refuse(
        `invalid value for ${key}: ${value} (must be "enabled", "disabled", "writable", or "readonly")`,
      );
    }
    change(draft);
    return undefined;
  },
  'volume-subpath': into((draft, value) => (volume(draft).Subpath = value)),
  'volume-nocopy': truth((draft, value) => (volume(draft).NoCopy = value)),
  'volume-label': into((draft, value) => put((volume(draft).Labels ??= {}), value)),
  'volume-driver': into((draft, value) => (driver(draft).Name = value)),
  'volume-opt': into((draft, value) => put((driver(draft).Options ??= {}), value)),
  'image-subpath': into((draft, value) => ((draft.image ??= {}).Subpath = value)),
  'tmpfs-size'(draft, value, key) {
    const size = parseBytes(value);
    if (isRefusal(size)) return refuse(`invalid value for ${key}: ${value}`);
    tmpfs(draft).SizeBytes = size;
    return undefined;
  },
  'tmpfs-mode'(draft, value, key) {
    if (!/^[0-7]+$/.test(value)) return refuse(`invalid value for ${key}: ${value}`);
    tmpfs(draft).Mode = parseInt(value, 8);
    return undefined;
  },
};

const bareKeys = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

function put(record: Record<string, string>, text: string): void {
  const [key, value] = cut(text);
  if (key !== '') record[key] = value ?? '';
}

/** `--mount type=bind,src=/a,dst=/b,ro`. `cwd`: where a source such as `./x` starts. */
export function parseMount(text: string, cwd: string): Mount | Refusal {
  const fields = readCsv(text);
  if (isRefusal(fields)) return fields;
  const draft: Draft = { type: 'volume', source: '', target: '', readOnly: false, consistency: '' };
  for (const field of fields) {
    const [typed, value] = cut(field);
    const key = typed.toLowerCase();
    if (value === undefined && !bareKeys.has(key))
      return refuse(`invalid field '${field}' must be a key=value pair`);
    const setter = Object.hasOwn(setters, key) ? setters[key] : undefined;
    if (!setter) return refuse(`unexpected key '${key}' in '${field}'`);
    const failed = setter(draft, value ?? 'true', key, cwd);
    if (failed) return failed;
  }
  return conflict(draft) ?? toMount(draft);
}

function conflict(draft: Draft): Refusal | undefined {
  if (draft.type === '') return refuse('type is required');
  if (draft.target === '') return refuse('target is required');
  for (const kind of ['volume', 'image', 'bind', 'tmpfs'] as const) {
    if (draft[kind] && draft.type !== kind) {
      return refuse(`cannot mix '${kind}-*' options with mount type '${draft.type}'`);
    }
  }
  const needs = (how: string, what: string): Refusal =>
    refuse(`option 'bind-recursive=${how}' requires '${what}' to be specified in conjunction`);
  if (draft.bind?.ReadOnlyNonRecursive && !draft.readOnly) return needs('writable', 'readonly');
  if (draft.bind?.ReadOnlyForceRecursive) {
    if (!draft.readOnly) return needs('readonly', 'readonly');
    if (draft.bind.Propagation !== 'rprivate') return needs('readonly', 'bind-propagation=rprivate');
  }
  return undefined;
}

/** The same settings, in the order in which the client writes them rather than the one they were typed in. */
function inOrder<T extends object>(settings: T | undefined, keys: readonly (keyof T)[]): T | undefined {
  return settings && compact(Object.fromEntries(keys.map((key) => [key, settings[key]])) as T);
}

function volumeOptions(draft: Draft): VolumeOptions | undefined {
  const { volume: options } = draft;
  return (
    options && {
      NoCopy: options.NoCopy || undefined,
      Labels: options.Labels && sorted(options.Labels),
      Subpath: options.Subpath || undefined,
      DriverConfig: inOrder(
        {
          ...options.DriverConfig,
          Options: options.DriverConfig?.Options && sorted(options.DriverConfig.Options),
        },
        ['Name', 'Options'],
      ),
    }
  );
}

function toMount(draft: Draft): Mount {
  return compact({
    Type: draft.type,
    Source: draft.source || undefined,
    Target: draft.target,
    ReadOnly: draft.readOnly || undefined,
    Consistency: draft.consistency || undefined,
    BindOptions: inOrder(draft.bind, [
      'Propagation',
      'NonRecursive',
      'ReadOnlyNonRecursive',
      'ReadOnlyForceRecursive',
    ]),
    VolumeOptions: volumeOptions(draft),
    ImageOptions: draft.image,
    TmpfsOptions: inOrder(draft.tmpfs, ['SizeBytes', 'Mode']),
  });
}
