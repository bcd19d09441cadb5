import { isMapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { PathTable, showPath, type TreePath } from '../tree-path';
import { parseVolume } from './volume-spec';
import { asText, goType } from './interpolate';

/** What tells an entry of a list from the others. */
type KeyOf = (entry: Value, path: TreePath) => string;

const byName: KeyOf = (entry, path) => {
  if (typeof entry !== 'string') {
    throw new ComposeFailure(`${showPath(path)}: unexpected type ${goType(entry)}`);
  }
  return entry.split('=')[0] ?? entry;
};

const byTarget: KeyOf = (entry, path) => {
  if (typeof entry === 'string') return parseVolume(entry).target;
  if (!isMapping(entry)) return '';
  if (typeof entry.target === 'string') return entry.target;
  throw new ComposeFailure(`service volume ${showPath(path)} is missing a mount target`);
};

const byDevice: KeyOf = (entry, path) => {
  if (typeof entry === 'string') {
    const [source = '', target] = entry.split(':');
    return target ?? source;
  }
  if (!isMapping(entry)) return '';
  if (typeof entry.target === 'string') return entry.target;
  throw new ComposeFailure(`service device ${showPath(path)} is missing a mount target`);
};

const byPort: KeyOf = (entry, path) => {
  if (typeof entry === 'number') return String(entry);
  if (typeof entry === 'string') return entry;
  if (!isMapping(entry)) return '';
  if (entry.target === undefined) {
    throw new ComposeFailure(`service ports ${showPath(path)} is missing a target port`);
  }
  const { host_ip = '0.0.0.0', published, target, protocol = 'tcp' } = entry;
  return `${asText(host_ip)}:${asText(published)}:${asText(target)}/${asText(protocol)}`;
};

const byMount =
  (folder: string): KeyOf =>
  (entry, path) => {
    if (typeof entry === 'string') return `${folder}/${entry}`;
    if (!isMapping(entry)) {
      throw new ComposeFailure(`${showPath(path)}: unsupported expose value ${asText(entry)}`);
    }
    return typeof entry.target === 'string' ? entry.target : `${folder}/${asText(entry.source)}`;
  };

const byNumber: KeyOf = (entry, path) => {
  if (typeof entry === 'string') return entry;
  if (typeof entry === 'number' && Number.isInteger(entry)) return String(entry);
  throw new ComposeFailure(`${showPath(path)}: unsupported expose value ${asText(entry)}`);
};

const byPath: KeyOf = (entry, path) => {
  if (typeof entry === 'string') return entry;
  if (!isMapping(entry)) return '';
  if (typeof entry.path === 'string') return entry.path;
  throw new ComposeFailure(`environment path attribute ${showPath(path)} is missing`);
};

const keys = new PathTable<KeyOf>({
  'networks.*.labels': byName,
  'networks.*.ipam.options': byName,
  'services.*.annotations': byName,
  'services.*.build.args': byName,
  'services.*.build.additional_contexts': byName,
  'services.*.build.platform': byName,
  'services.*.build.tags': byName,
  'services.*.build.labels': byName,
  'services.*.cap_add': byName,
  'services.*.cap_drop': byName,
  'services.*.configs': byMount(''),
  'services.*.deploy.labels': byName,
  'services.*.dns': byName,
  'services.*.dns_opt': byName,
  'services.*.dns_search': byName,
  'services.*.environment': byName,
  'services.*.env_file': byPath,
  'services.*.expose': byNumber,
  'services.*.labels': byName,
  'services.*.links': byName,
  'services.*.networks.*.aliases': byName,
  'services.*.networks.*.link_local_ips': byName,
  'services.*.ports': byPort,
  'services.*.profiles': byName,
  'services.*.secrets': byMount('/run/secrets'),
  'services.*.sysctls': byName,
  'services.*.tmpfs': byName,
  'services.*.volumes': byTarget,
  'services.*.devices': byDevice,
});

/** Of several entries for the same thing, the last counts, at the place of the first. Changes the tree. */
export function enforceUnicity(tree: Mapping): Mapping {
  walk(tree, []);
  return tree;
}

function walk(tree: Mapping, path: TreePath): void {
  for (const [key, value] of Object.entries(tree)) {
    const next = [...path, key];
    if (isMapping(value)) walk(value, next);
    const keyOf = Array.isArray(value) ? keys.find(next) : undefined;
    if (keyOf !== undefined && Array.isArray(value)) tree[key] = unique(value, keyOf, next);
  }
}

function unique(entries: readonly Value[], keyOf: KeyOf, path: TreePath): Value[] {
  const byKey = new Map<string, Value>();
  entries.forEach((entry, i) => {
    byKey.set(keyOf(entry, [...path, `[${i}]`]), entry);
  });
  return [...byKey.values()];
}
