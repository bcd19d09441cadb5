import { refuse, type Refusal } from '#sim/cli/refusal';
import type { BuildTarget } from '../target';
import { over, type Definition, type RawTarget } from './definition';
import { asList, asMap, asText, type Value } from './functions';

/** What is to be built. */
export interface Plan {
  /** as `--print` shows them: `default` is what was asked for */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly targets: Readonly<Record<string, RawTarget>>;
}

/** Follows groups and inheritance, and lets `--set` go over it all. */
export function resolve(
  definition: Definition,
  asked: readonly string[],
  sets: readonly string[],
): Plan | Refusal {
  const groups: Record<string, readonly string[]> = {};
  const names: string[] = [];
  const wanted = asked.length === 0 ? ['default'] : asked;
  const isUsual = wanted.length === 1 && wanted[0] === 'default' && definition.groups.has('default');
  groups['default'] = isUsual ? (definition.groups.get('default') ?? []) : wanted;
  for (const name of groups['default']) {
    const failed = expand(definition, name, names, groups, new Set());
    if (failed !== undefined) return failed;
  }
  const targets: Record<string, RawTarget> = {};
  for (const name of names) {
    const made = inherit(definition, name, []);
    if ('refused' in made) return made as unknown as Refusal;
    targets[name] = made;
  }
  for (const set of sets) {
    const failed = override(targets, set);
    if (failed !== undefined) return failed;
  }
  return { groups, targets };
}

function expand(
  definition: Definition,
  name: string,
  names: string[],
  groups: Record<string, readonly string[]>,
  seen: Set<string>,
): Refusal | undefined {
  const group = definition.groups.get(name);
  if (group !== undefined && !seen.has(name)) {
    seen.add(name);
    if (name !== 'default') groups[name] = group;
    for (const one of group) {
      const failed = expand(definition, one, names, groups, seen);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }
  if (!definition.targets.has(name)) return refuse(`failed to find target ${name}`);
  if (!names.includes(name)) names.push(name);
  return undefined;
}

function inherit(definition: Definition, name: string, above: readonly string[]): RawTarget | Refusal {
  const own = definition.targets.get(name);
  if (own === undefined) return refuse(`failed to find target ${name}`);
  let base: RawTarget = {};
  for (const parent of asList(own['inherits']).map(asText)) {
    if (above.includes(parent)) return refuse(`infinite loop from inheritance: ${parent}`);
    const made = inherit(definition, parent, [...above, name]);
    if ('refused' in made) return made;
    base = over(base, made);
  }
  const { inherits: _inherits, description: _description, ...rest } = over(base, own);
  return rest;
}

const lists = new Set([
  'tags',
  'platforms',
  'platform',
  'cache-from',
  'cache-to',
  'output',
  'secrets',
  'secret',
  'ssh',
  'no-cache-filter',
  'entitlements',
  'allow',
  'ulimits',
  'attest',
  'annotations',
]);
const truths = new Set(['pull', 'no-cache', 'push', 'load']);
const sections = new Set(['args', 'labels', 'contexts', 'extra-hosts']);
/** Second names of keys. */
const names: Readonly<Record<string, string>> = {
  platform: 'platforms',
  secrets: 'secret',
  allow: 'entitlements',
  outputs: 'output',
};

/** `target.key=value`, `target.args.NAME=value`, `target*.platform+=value`. */
function override(targets: Record<string, RawTarget>, set: string): Refusal | undefined {
  const at = set.indexOf('=');
  const left = at < 0 ? set : set.slice(0, at);
  const isAdded = left.endsWith('+');
  const [pattern = '', ...path] = (isAdded ? left.slice(0, -1) : left).split('.');
  if (path.length === 0) return refuse(`invalid override key ${set}, expected target.name`);
  const [typed = '', ...rest] = path;
  const key = names[typed] ?? typed;
  if (at < 0 && !truths.has(key) && !sections.has(key))
    return refuse(`invalid override ${set}, expected target.name=value`);
  const value = at < 0 ? 'true' : set.slice(at + 1);
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const found = Object.keys(targets).filter((name) => new RegExp(`^${source}$`).test(name));
  if (found.length === 0) return refuse(`could not find any target matching '${pattern}'`);
  const touched = new Set<string>();
  for (const name of found) {
    const target = targets[name] ?? {};
    targets[name] = {
      ...target,
      [key]: changed(target[key], key, rest.join('.'), value, isAdded || touched.has(name)),
    };
    touched.add(name);
  }
  return undefined;
}

function changed(
  before: Value | undefined,
  key: string,
  part: string,
  value: string,
  isAdded: boolean,
): Value {
  if (sections.has(key)) return { ...asMap(before), [part]: value };
  if (lists.has(key)) return isAdded ? [...asList(before), value] : [value];
  return truths.has(key) ? value === 'true' || value === '1' : value;
}

const texts = (value: Value | undefined): string[] =>
  asList(value).map((one) => (typeof one === 'object' ? csv(one) : asText(one)));
const csv = (value: Value): string =>
  Object.entries(asMap(value))
    .map(([key, one]) => `${key}=${asText(one)}`)
    .join(',');
const record = (value: Value | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asMap(value))
      .filter(([, one]) => one !== null)
      .map(([key, one]) => [key, asText(one)]),
  );

/** A target as the builder takes it. Paths of Dockerfiles are relative to the context. */
export function buildTarget(name: string, raw: RawTarget): BuildTarget {
  const context = asText(raw['context'] ?? '.') || '.';
  const file = raw['dockerfile'] === undefined ? undefined : asText(raw['dockerfile']);
  const inline = raw['dockerfile-inline'];
  const folder = context === '.' ? '' : `${context.replace(/\/+$/, '')}/`;
  return {
    ...{ name, context, args: record(raw['args']), labels: record(raw['labels']), tags: texts(raw['tags']) },
    ...(inline !== undefined ? { dockerfileInline: asText(inline) } : {}),
    ...(file === undefined || inline !== undefined
      ? {}
      : {
          dockerfile:
            file.startsWith('/') || file.startsWith('cwd://') ? file.replace('cwd://', '') : folder + file,
        }),
    ...(raw['target'] === undefined ? {} : { stage: asText(raw['target']) }),
    ...{ noCache: raw['no-cache'] === true, pull: raw['pull'] === true, platforms: texts(raw['platforms']) },
    ...{
      noCacheFilter: texts(raw['no-cache-filter']),
      contexts: record(raw['contexts']),
      outputs: texts(raw['output']),
    },
    ...{
      cacheFrom: texts(raw['cache-from']),
      cacheTo: texts(raw['cache-to']),
      secrets: texts(raw['secret']),
      ssh: texts(raw['ssh']),
    },
    ...(raw['network'] === undefined ? {} : { network: asText(raw['network']) }),
    ...{
      ulimits: texts(raw['ulimits']),
      entitlements: texts(raw['entitlements']),
      extraHosts: Object.entries(record(raw['extra-hosts'])).map(([host, ip]) => `${host}=${ip}`),
    },
  };
}
