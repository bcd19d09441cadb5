import { isMapping, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { asText } from './interpolate';
import { cleanPath } from './paths';

type Lookup = (name: string) => string | undefined;

/** Says what everybody takes for granted: the default network, names, what depends on what. Changes the tree. */
export function normalize(tree: Mapping, projectName: string, lookup: Lookup): void {
  tree.name = projectName;
  addDefaultNetwork(tree);
  for (const service of services(tree)) normalizeService(service, lookup);
  for (const kind of ['networks', 'volumes', 'configs', 'secrets']) nameResources(tree, kind, projectName);
}

function services(tree: Mapping): Mapping[] {
  return isMapping(tree.services) ? Object.values(tree.services).filter(isMapping) : [];
}

function addDefaultNetwork(tree: Mapping): void {
  let isUsed = false;
  for (const service of services(tree)) {
    if ('provider' in service || 'network_mode' in service) continue;
    const own = service.networks;
    if (!isMapping(own) || Object.keys(own).length === 0) service.networks = mapping([['default', null]]);
    if (isMapping(service.networks) && 'default' in service.networks) isUsed = true;
  }
  const networks = isMapping(tree.networks) ? tree.networks : mapping();
  if (isUsed && !('default' in networks)) networks.default = null;
  if (Object.keys(networks).length > 0) tree.networks = networks;
}

function normalizeService(service: Mapping, lookup: Lookup): void {
  if (service.pull_policy === 'if_not_present') service.pull_policy = 'missing';
  if (isMapping(service.build)) normalizeBuild(service.build, lookup);
  if (service.environment !== undefined) service.environment = resolve(service.environment, lookup, true);
  const dependencies = isMapping(service.depends_on) ? service.depends_on : mapping();
  const depend = (name: string, restart: boolean): void => {
    dependencies[name] ??= mapping([
      ['condition', 'service_started'],
      ['restart', restart],
      ['required', true],
    ]);
  };
  for (const link of texts(service.links)) {
    const parts = link.split(':');
    depend(parts.length === 2 ? (parts[0] ?? link) : link, true);
  }
  for (const namespace of ['network_mode', 'ipc', 'pid', 'uts', 'cgroup']) {
    const [, shared] = /^service:(.*)$/s.exec(asText(service[namespace])) ?? [];
    if (shared !== undefined) depend(shared, true);
  }
  for (const volume of Array.isArray(service.volumes) ? service.volumes : []) {
    if (isMapping(volume) && typeof volume.target === 'string') volume.target = cleanPath(volume.target);
  }
  for (const source of texts(service.volumes_from)) {
    if (!source.startsWith('container:')) depend(source.split(':')[0] ?? source, false);
  }
  if (Object.keys(dependencies).length > 0) service.depends_on = dependencies;
}

function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(asText) : [];
}

function normalizeBuild(build: Mapping, lookup: Lookup): void {
  build.context ??= '.';
  if (build.dockerfile_inline === undefined) build.dockerfile ??= 'Dockerfile';
  if (build.args !== undefined) build.args = resolve(build.args, lookup, false);
}

/** Names without a value take the environment's; what it does not have stays only where it may be empty. */
function resolve(value: Value, lookup: Lookup, keepEmpty: boolean): Value {
  if (Array.isArray(value)) {
    return value.flatMap((entry) => {
      if (typeof entry !== 'string' || entry.includes('=')) return [entry];
      const found = lookup(entry);
      if (found !== undefined) return [`${entry}=${found}`];
      return keepEmpty ? [entry] : [];
    });
  }
  if (!isMapping(value)) return value;
  const made = mapping();
  for (const [key, one] of Object.entries(value)) {
    const found = one ?? lookup(key);
    if (found !== undefined) made[key] = found;
    else if (keepEmpty) made[key] = null;
  }
  return made;
}

function nameResources(tree: Mapping, kind: string, projectName: string): void {
  const resources = tree[kind];
  if (!isMapping(resources)) return;
  for (const [key, value] of Object.entries(resources)) {
    const resource = isMapping(value) ? value : mapping();
    const isExternal = ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(asText(resource.external));
    resource.name ??= isExternal ? key : `${projectName}_${key}`;
    resources[key] = resource;
  }
}
