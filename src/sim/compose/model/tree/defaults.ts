import { isMapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { PathTable, showPath, type TreePath } from '../tree-path';
import { asText, asWords, goType } from './interpolate';
import { isAddress } from './port-spec';

type Rule = (value: Value, path: TreePath) => Value;

const device: Rule = (value, path) => {
  if (!isMapping(value)) {
    throw new ComposeFailure(`${showPath(path)}: invalid type ${goType(value)} for device request`);
  }
  if (value.count === undefined && value.device_ids === undefined) value.count = 'all';
  return value;
};

const defaults = new PathTable<Rule>({
  'services.*.build': (value) => {
    if (isMapping(value)) value.context ??= '.';
    return value;
  },
  'services.*.secrets.*': (value, path) => {
    if (!isMapping(value)) {
      throw new ComposeFailure(`${showPath(path)}: unsupported type ${goType(value)}`);
    }
    value.target ??= `/run/secrets/${asText(value.source)}`;
    return value;
  },
  'services.*.ports.*': (value) => {
    if (!isMapping(value)) return value;
    value.protocol ??= 'tcp';
    value.mode ??= 'ingress';
    return value;
  },
  'services.*.deploy.resources.reservations.devices.*': device,
  'services.*.gpus.*': device,
});

/** Says what long forms left out. Changes the tree. */
export function setDefaults(tree: Mapping): void {
  apply(tree, [], defaults);
}

function apply(value: Value, path: TreePath, table: PathTable<Rule>): Value {
  const rule = table.find(path);
  if (rule !== undefined) return rule(value, path);
  if (isMapping(value)) {
    for (const [key, one] of Object.entries(value)) value[key] = apply(one, [...path, key], table);
  } else if (Array.isArray(value)) {
    value.forEach((one, i) => {
      value[i] = apply(one, [...path, '[]'], table);
    });
  }
  return value;
}

const externalVolume: Rule = (value, path) => {
  if (value === null) return value;
  if (!isMapping(value)) throw new ComposeFailure(`expected volume, got ${asWords(value)}`);
  if (value.external !== true) return value;
  const other = Object.keys(value).find(
    (key) => key !== 'name' && key !== 'external' && !key.startsWith('x-'),
  );
  if (other === undefined) return value;
  throw new ComposeFailure(
    `${showPath(path)}: conflicting parameters "external" and ${JSON.stringify(other)} specified`,
  );
};

const fileObject =
  (...sources: readonly string[]): Rule =>
  (value, path) => {
    if (!isMapping(value)) return value;
    const said = sources.filter((source) => source in value);
    const names = sources.join('|');
    if (said.length > 1) {
      throw new ComposeFailure(`${showPath(path)}: ${names} attributes are mutually exclusive`);
    }
    if (said.length === 0 && !('driver' in value) && !('external' in value)) {
      throw new ComposeFailure(`${showPath(path)}: one of ${names} must be set`);
    }
    return value;
  };

const deviceRequest: Rule = (value, path) => {
  if (isMapping(value) && 'count' in value && 'device_ids' in value) {
    throw new ComposeFailure(`${showPath(path)}: "count" and "device_ids" attributes are exclusive`);
  }
  return value;
};

const checks = new PathTable<Rule>({
  'volumes.*': externalVolume,
  'configs.*': fileObject('file', 'environment', 'content'),
  'secrets.*': fileObject('file', 'environment'),
  'services.*.ports.*': (value, path) => {
    const ip = isMapping(value) ? value.host_ip : undefined;
    if (ip === undefined || isAddress(asText(ip))) return value;
    throw new ComposeFailure(`${showPath(path)}: invalid ip address: ${asText(ip)}`);
  },
  'services.*.develop.watch.*.path': (value, path) => {
    if (value === '') throw new ComposeFailure(`${showPath(path)}: value can't be blank`);
    return value;
  },
  'services.*.deploy.resources.reservations.devices.*': deviceRequest,
  'services.*.gpus.*': deviceRequest,
});

/** Refuses what the schema cannot: things that exclude each other, addresses that are none. */
export function checkValues(tree: Mapping): void {
  apply(tree, [], checks);
}
