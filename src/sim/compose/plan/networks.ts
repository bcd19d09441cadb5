import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { filtersQuery } from '#sim/cli/query';
import { compact } from '#sim/cli/text';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedNetwork } from '../client/answers';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import { labels } from '../client/labels';
import { networkHash } from '../model/hash';
import type { Network, Project } from '../model/project';
import { done, failure, working } from '../progress/event';
import { networkLabels } from './own-labels';
import { stopServices } from './stop';

/** Key → id of the project's networks, all of them there afterwards. */
export function* ensureNetworks(
  compose: Compose,
  project: Project,
): Steps<ReadonlyMap<string, string> | Refusal> {
  const ids = new Map<string, string>();
  for (const [key, network] of Object.entries(project.networks)) {
    const id =
      network.external === true
        ? yield* findExternal(compose, network)
        : yield* findOrCreate(compose, project, key, network);
    if (isRefusal(id)) return id;
    ids.set(key, id);
  }
  return ids;
}

function* byName(compose: Compose, name: string): Steps<readonly InspectedNetwork[] | Refusal> {
  const query = { filters: filtersQuery({ name: [name] }) };
  return yield* compose.api.json<InspectedNetwork[]>('GET', '/networks', { query });
}

function* findExternal(compose: Compose, { name = '' }: Network): Steps<string | Refusal> {
  const listed = yield* byName(compose, name);
  if (isRefusal(listed)) return listed;
  let found = listed;
  if (found.length === 0) {
    const byId = yield* compose.api.json<InspectedNetwork>('GET', `/networks/${name}`);
    if (!isRefusal(byId)) found = [byId];
    else if (byId.status !== 404) return byId;
  }
  const [one, ...others] = found.filter((network) => network.Name === name || network.Id === name);
  if (!one) return refuse(`network ${name} declared as external, but could not be found`);
  if (others.length === 0) return one.Id;
  const hint = 'Use network ID as `name` to avoid ambiguity';
  return refuse(`multiple networks with name ${JSON.stringify(name)} were found. ${hint}`);
}

function* findOrCreate(
  compose: Compose,
  project: Project,
  key: string,
  network: Network,
): Steps<string | Refusal> {
  const { name = '' } = network;
  let dangling: readonly ContainerRow[] = [];
  const found = yield* compose.api.json<InspectedNetwork>('GET', `/networks/${name}`);
  if (!isRefusal(found) && (found.Name === name || found.Id === name)) {
    const kept = yield* checkOwner(compose, project, key, network, found);
    if (isRefusal(kept)) return kept;
    if (kept) return found.Id;
    const removed = yield* removeDiverged(compose, project, key, name);
    if (isRefusal(removed)) return removed;
    dangling = removed;
  }
  const listed = yield* byName(compose, name);
  if (isRefusal(listed)) return listed;
  const same = listed.filter((one) => one.Name === name);
  const own = same.find(
    ({ Labels }) => Labels?.[labels.project] === project.name && Labels[labels.network] === key,
  );
  if (own && !compose.api.isDryRun) return own.Id;
  const [foreign] = same;
  if (foreign && !own) {
    yield* compose.warn(
      `a network with name ${name} exists but was not created by compose.\nSet \`external: true\` to use an existing network`,
    );
    return foreign.Id;
  }
  return yield* create(compose, project, key, network, dangling);
}

/** True when the network may stay, false when it must be made anew. */
function* checkOwner(
  compose: Compose,
  project: Project,
  key: string,
  network: Network,
  { Labels }: InspectedNetwork,
): Steps<boolean | Refusal> {
  const { name = '' } = network;
  const owner = Labels?.[labels.project];
  const hint = 'Set `external: true` to use an existing network';
  if (owner === undefined) {
    yield* compose.warn(`a network with name ${name} exists but was not created by compose.\n${hint}`);
  } else if (owner !== project.name) {
    const whose = `was not created for project ${JSON.stringify(project.name)}`;
    yield* compose.warn(`a network with name ${name} exists but ${whose}.\n${hint}`);
  }
  const label = Labels?.[labels.network] ?? '';
  if (label !== key) {
    const set = `set to ${JSON.stringify(label)} (expected: ${JSON.stringify(key)})`;
    return refuse(`network ${name} was found but has incorrect label ${labels.network} ${set}`);
  }
  const hash = Labels?.[labels.configHash] ?? '';
  return hash === '' || hash === networkHash(network);
}

function* removeDiverged(
  compose: Compose,
  project: Project,
  key: string,
  name: string,
): Steps<readonly ContainerRow[] | Refusal> {
  const services = Object.entries(project.services)
    .filter(([, service]) => service.networks && Object.hasOwn(service.networks, key))
    .map(([service]) => service);
  const stopped = yield* stopServices(compose, project, services);
  if (stopped) return stopped;
  const how = { oneOff: 'exclude', all: true, services } as const;
  const rows = yield* projectContainers(compose, project.name, how);
  if (isRefusal(rows)) return rows;
  for (const row of rows) {
    const json = { Container: row.Id, Force: true };
    const left = yield* compose.api.change('POST', `/networks/${name}/disconnect`, { json });
    if (left) return left;
  }
  const removed = yield* compose.api.change('DELETE', `/networks/${name}`);
  yield* compose.tell(done(`Network ${name}`, 'Removed'));
  return removed ?? rows;
}

function* create(
  compose: Compose,
  project: Project,
  key: string,
  network: Network,
  dangling: readonly ContainerRow[],
): Steps<string | Refusal> {
  const { name = '' } = network;
  const shown = `Network ${name}`;
  yield* compose.tell(working(shown, 'Creating'));
  const made = compose.api.isDryRun
    ? { Id: name }
    : yield* compose.api.json<{ Id: string }>('POST', '/networks/create', {
        json: { Name: name, ...networkBody(project, key, network) },
      });
  if (isRefusal(made)) {
    yield* compose.tell(failure(shown, 'Error'));
    return refuse(`failed to create network ${name}: ${made.refused}`);
  }
  yield* compose.tell(done(shown, 'Created'));
  for (const row of dangling) {
    const json = { Container: row.Id, EndpointConfig: null };
    const joined = yield* compose.api.change('POST', `/networks/${name}/connect`, { json });
    if (joined) return joined;
  }
  return made.Id;
}

function networkBody(project: Project, key: string, network: Network): object {
  const { ipam } = network;
  const pools = (ipam?.config ?? []).map((pool) =>
    compact({
      Subnet: pool.subnet,
      IPRange: pool.ip_range,
      Gateway: pool.gateway,
      AuxiliaryAddresses: pool.aux_addresses,
    }),
  );
  const hasIpam = (ipam?.driver ?? '') !== '' || pools.length > 0;
  return compact({
    Driver: network.driver ?? '',
    EnableIPv4: network.enable_ipv4,
    EnableIPv6: network.enable_ipv6,
    IPAM: hasIpam
      ? compact({ Driver: ipam?.driver, Config: pools.length > 0 ? pools : undefined })
      : undefined,
    Internal: network.internal === true,
    Attachable: network.attachable === true,
    Ingress: false,
    Options: network.driver_opts ?? null,
    Labels: { ...network.labels, ...networkLabels(project, key, networkHash(network)) },
  });
}
