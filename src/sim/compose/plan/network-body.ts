import { isOlder } from '#sim/cli/engine';
import { refuse, type Refusal } from '#sim/cli/refusal';
import { compact } from '#sim/cli/text';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { Service, ServiceNetwork } from '../model/service';
import { containerName } from './names';

/** Where a container's networks are decided: mode, and settings of each endpoint. */
export interface NetworkSettings {
  readonly mode: string;
  readonly endpoints: Readonly<Record<string, object>> | undefined;
}

/** Who is connected: a service's container with that number (−1 for one of `run`). */
export interface Joining {
  readonly name: string;
  readonly service: Service;
  readonly number: number;
  readonly links: readonly string[];
  /** other containers find it under the service's name, too */
  readonly usesAliases: boolean;
}

/** Names of a service's networks, the one with the highest priority first. */
export function networksByPriority(service: Service): string[] {
  const networks = Object.entries(service.networks ?? {});
  return networks
    .sort(([a, x], [b, y]) => (y?.priority ?? 0) - (x?.priority ?? 0) || (a < b ? -1 : 1))
    .map(([name]) => name);
}

export function networkSettings(
  compose: Compose,
  project: Project,
  joining: Joining,
  version: string,
): NetworkSettings | Refusal {
  const { service } = joining;
  if (service.network_mode !== undefined && service.network_mode !== '') {
    return { mode: service.network_mode, endpoints: undefined };
  }
  if (Object.keys(project.networks).length === 0) return { mode: 'none', endpoints: undefined };
  const networks = networksByPriority(service);
  const [first = 'default', ...others] = networks;
  const own = Object.values(service.networks ?? {});
  if (isOlder(version, '1.49') && own.some((one) => one?.interface_name !== undefined)) {
    return refuse('interface_name requires Docker Engine v28.1 or later');
  }
  const main = project.networks[first]?.name ?? first;
  const address = service.networks?.[first]?.mac_address;
  if (service.mac_address !== undefined && address !== undefined && address !== service.mac_address) {
    return refuse(`the service-level mac_address should have the same value as network ${first}`);
  }
  const endpoints: Record<string, object> = {};
  // the engine takes several networks at once from 1.44 on; earlier ones are connected afterwards
  if (!isOlder(version, '1.44')) {
    for (const key of others) {
      endpoints[project.networks[key]?.name ?? key] = endpoint(compose, project, joining, key);
    }
  }
  endpoints[main] = endpoint(compose, project, joining, first, service.mac_address);
  return { mode: main, endpoints };
}

/** Settings of one endpoint, as they go into a container or a connection. */
export function endpoint(
  compose: Compose,
  project: Project,
  joining: Joining,
  key: string,
  macAddress?: string,
): object {
  const own: ServiceNetwork | undefined = joining.service.networks?.[key] ?? undefined;
  const hasOwn = own !== undefined;
  const aliases = [containerName(compose, project, joining.name, joining.service, joining.number)];
  if (joining.usesAliases) aliases.push(joining.name, ...(own?.aliases ?? []));
  const options = {
    ...own?.driver_opts,
    ...(own?.interface_name !== undefined && {
      'com.docker.network.endpoint.ifname': own.interface_name,
    }),
  };
  return compact({
    IPAMConfig: hasOwn
      ? compact({
          IPv4Address: own.ipv4_address,
          IPv6Address: own.ipv6_address,
          LinkLocalIPs: own.link_local_ips,
        })
      : null,
    Links: joining.links.length > 0 ? joining.links : null,
    Aliases: aliases,
    MacAddress: own?.mac_address ?? macAddress ?? '',
    DriverOpts: Object.keys(options).length > 0 ? options : null,
    GwPriority: own?.gw_priority ?? 0,
    IPAddress: own?.ipv4_address ?? '',
  });
}
