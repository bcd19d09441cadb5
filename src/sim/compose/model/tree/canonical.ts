import { isMapping, isSame, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { warn, type LoadContext } from '../context';
import { ComposeFailure } from '../failure';
import { PathTable, showPath, type TreePath } from '../tree-path';
import { asText, goType } from './interpolate';
import { cleanPath } from './paths';
import { parsePorts } from './port-spec';
import { parseVolume, volumeMapping } from './volume-spec';

interface Turn {
  readonly context: LoadContext;
  /** variables were left as they are, so short forms may not be what they will be */
  readonly lenient: boolean;
}
type Rule = (value: Value, path: TreePath, turn: Turn) => Value;

const refuse = (path: TreePath, value: Value, what: string): ComposeFailure =>
  new ComposeFailure(`${showPath(path)}: invalid type ${goType(value)}${what}`);

const listOfOne: Rule = (value) => (typeof value === 'string' ? [value] : value);
const text: Rule = (value) => asText(value);
const fromNames: Rule = (value) =>
  Array.isArray(value) ? mapping(value.map((name) => [asText(name), null])) : value;

const fileMount: Rule = (value, path) => {
  if (isMapping(value)) return value;
  if (typeof value === 'string') return mapping([['source', value]]);
  throw new ComposeFailure(`${showPath(path)}: unsupported type ${goType(value)}`);
};

const keyValues: Rule = (value, path, { lenient }) => {
  if (isMapping(value)) return value;
  if (!Array.isArray(value)) throw refuse(path, value, '');
  const made = mapping();
  for (const entry of value) {
    const [, key, rest] = /^([^=]*)=(.*)$/s.exec(asText(entry)) ?? [];
    if (key === undefined || rest === undefined) {
      if (lenient) return value;
      throw new ComposeFailure(`${showPath(path)}: invalid value ${asText(entry)}, expected key=value`);
    }
    made[key] = rest;
  }
  return made;
};

const dependencies: Rule = (value, path) => {
  if (Array.isArray(value)) {
    const entry = (): Mapping =>
      mapping([
        ['condition', 'service_started'],
        ['required', true],
      ]);
    return mapping(value.map((name) => [asText(name), entry()]));
  }
  if (!isMapping(value)) throw refuse(path, value, ' for depend_on');
  for (const [name, one] of Object.entries(value)) {
    if (!isMapping(one)) {
      throw new ComposeFailure(`${showPath([...path, name])}: unsupported value ${asText(value)}`);
    }
    one.condition ??= 'service_started';
    one.required ??= true;
  }
  return value;
};

const envFiles: Rule = (value, path) => {
  if (typeof value !== 'string' && !Array.isArray(value)) throw refuse(path, value, ' for env_file');
  const entries = Array.isArray(value) ? value : [value];
  return entries.map((entry) => {
    if (typeof entry === 'string')
      return mapping([
        ['path', entry],
        ['required', true],
      ]);
    if (!isMapping(entry)) return null;
    entry.required ??= true;
    return entry;
  });
};

const extendsRule: Rule = (value, path, turn) => {
  if (isMapping(value)) return walkMapping(value, path, turn);
  if (typeof value === 'string') return mapping([['service', value]]);
  throw refuse(path, value, ' for extends');
};

const gpus: Rule = (value, path, turn) => {
  if (Array.isArray(value)) return value.map((item) => walk(item, [...path, '[]'], turn));
  if (typeof value === 'string') return [mapping([['count', 'all']])];
  throw refuse(path, value, ' for gpus');
};

const volume: Rule = (value, path, { lenient }) => {
  if (isMapping(value)) return value;
  if (typeof value !== 'string') throw refuse(path, value, ' for service volume mount');
  try {
    const spec = parseVolume(value);
    return volumeMapping(spec, spec.target === '' ? '' : cleanPath(spec.target));
  } catch (error) {
    if (lenient && error instanceof ComposeFailure) return value;
    throw error;
  }
};

const device: Rule = (value, path, { lenient }) => {
  if (isMapping(value)) return value;
  if (typeof value !== 'string') throw refuse(path, value, ' for service volume mount');
  const parts = value.split(':');
  const isOdd = parts.length > 3;
  if (isOdd && !lenient) {
    throw new ComposeFailure(`confusing device mapping, please use long syntax: ${value}`);
  }
  const [source = '', target = '', permissions = 'rwm'] = isOdd ? [] : parts;
  return mapping([
    ['source', source],
    ['target', target === '' ? source : target],
    ['permissions', permissions],
  ]);
};

const ports: Rule = (value, path, { lenient }) => {
  if (!Array.isArray(value)) throw refuse(path, value, ' for port');
  const made: Value[] = [];
  for (const entry of value) {
    if (isMapping(entry)) made.push(entry);
    else if (typeof entry === 'string' || Number.isInteger(entry)) {
      try {
        made.push(...parsePorts(asText(entry)));
      } catch (error) {
        if (lenient && typeof entry === 'string' && error instanceof ComposeFailure) return value;
        throw error;
      }
    } else throw refuse(path, entry, ' for port');
  }
  return made;
};

const build: Rule = (value, path, turn) => {
  if (isMapping(value)) return walkMapping(value, path, turn);
  if (typeof value === 'string') return mapping([['context', value]]);
  throw refuse(path, value, ' for build');
};

const ssh: Rule = (value, path) => {
  if (isMapping(value)) return value;
  if (!Array.isArray(value)) throw refuse(path, value, ' for ssh');
  return mapping(
    value.map((entry) => {
      if (typeof entry !== 'string') {
        throw new ComposeFailure(`invalid ssh key type ${goType(entry)}`);
      }
      const at = entry.indexOf('=');
      if (at !== -1) return [entry.slice(0, at), entry.slice(at + 1)];
      if (entry !== 'default') throw new ComposeFailure(`invalid ssh key ${JSON.stringify(entry)}`);
      return [entry, null];
    }),
  );
};

const ulimit: Rule = (value, path) => {
  if (isMapping(value) || Number.isInteger(value)) return value;
  throw refuse(path, value, ' for external');
};

const external: Rule = (value, path, turn) => {
  if (!isMapping(value)) return value;
  const resource = walkMapping(value, path, turn);
  const said = resource.external;
  if (!isMapping(said)) return resource;
  resource.external = true;
  if (said.name === undefined) return resource;
  const place = showPath(path);
  warn(turn.context, `${place}: external.name is deprecated. Please set name and external: true`);
  if (resource.name === undefined) resource.name = said.name;
  else if (!isSame(resource.name, said.name)) {
    throw new ComposeFailure(`${place}: name and external.name conflict; only use name`);
  }
  return resource;
};

const include: Rule = (value, path) => {
  if (isMapping(value)) return value;
  if (typeof value === 'string') return mapping([['path', value]]);
  throw refuse(path, value, ' for external');
};

const rules = new PathTable<Rule>({
  'services.*.build.secrets.*': fileMount,
  'services.*.build.provenance': text,
  'services.*.build.sbom': text,
  'services.*.build.additional_contexts': keyValues,
  'services.*.depends_on': dependencies,
  'services.*.env_file': envFiles,
  'services.*.label_file': listOfOne,
  'services.*.extends': extendsRule,
  'services.*.gpus': gpus,
  'services.*.networks': fromNames,
  'services.*.models': fromNames,
  'services.*.volumes.*': volume,
  'services.*.dns': listOfOne,
  'services.*.devices.*': device,
  'services.*.secrets.*': fileMount,
  'services.*.configs.*': fileMount,
  'services.*.ports': ports,
  'services.*.build': build,
  'services.*.build.ssh': ssh,
  'services.*.ulimits.*': ulimit,
  'services.*.build.ulimits.*': ulimit,
  'services.*.develop.watch.*.ignore': listOfOne,
  'services.*.develop.watch.*.include': listOfOne,
  'volumes.*': external,
  'networks.*': external,
  'secrets.*': external,
  'configs.*': external,
  'include.*': include,
});

/** Every short form becomes its long one. `lenient`: what cannot be understood stays. Changes the tree. */
export function canonical(tree: Mapping, context: LoadContext, lenient: boolean): Mapping {
  return omitEmpty(walkMapping(tree, [], { context, lenient }));
}

function walk(value: Value, path: TreePath, turn: Turn): Value {
  const rule = rules.find(path);
  if (rule !== undefined) return rule(value, path, turn);
  if (isMapping(value)) return walkMapping(value, path, turn);
  return Array.isArray(value) ? value.map((item) => walk(item, [...path, '[]'], turn)) : value;
}

function walkMapping(value: Mapping, path: TreePath, turn: Turn): Mapping {
  for (const [key, one] of Object.entries(value)) value[key] = walk(one, [...path, key], turn);
  return value;
}

/** An empty entry of a service's `dns` is none. */
function omitEmpty(tree: Mapping): Mapping {
  if (!isMapping(tree.services)) return tree;
  for (const service of Object.values(tree.services)) {
    if (!isMapping(service) || !Array.isArray(service.dns)) continue;
    service.dns = service.dns.filter((one) => one !== '' && one !== null);
  }
  return tree;
}
