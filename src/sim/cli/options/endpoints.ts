import { isRefusal, refuse, type Refusal } from '../refusal';
import { compact, sorted } from '../text';
import { isMac } from './address';
import { defaultNetwork, type NetworkAttachment } from './network';

/** An endpoint in the API's form, as the client writes it. */
export interface EndpointSettings {
  readonly IPAMConfig: Readonly<Record<string, string | readonly string[] | undefined>> | null;
  readonly Links: readonly string[] | null;
  readonly Aliases: readonly string[] | null;
  readonly MacAddress: string;
  readonly DriverOpts: Readonly<Record<string, string>> | null;
  readonly GwPriority: number;
  readonly NetworkID: '';
  readonly EndpointID: '';
  readonly Gateway: '';
  readonly IPAddress: '';
  readonly IPPrefixLen: 0;
  readonly IPv6Gateway: '';
  readonly GlobalIPv6Address: '';
  readonly GlobalIPv6PrefixLen: 0;
  readonly DNSNames: null;
}

/** The fields that only the engine fills. */
export const unassigned = {
  NetworkID: '',
  EndpointID: '',
  Gateway: '',
  IPAddress: '',
  IPPrefixLen: 0,
  IPv6Gateway: '',
  GlobalIPv6Address: '',
  GlobalIPv6PrefixLen: 0,
  DNSNames: null,
} as const;

/** The options of `docker run` that belong to its first network. */
export interface FirstNetworkOptions {
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly ip: string;
  readonly ip6: string;
  readonly mac: string;
  readonly linkLocalIps: readonly string[];
}

/** Any name but `default`, `bridge`, `host`, `none` and `container:…` is a network that a user made. */
export function isUserDefined(mode: string): boolean {
  return !['default', 'bridge', 'host', 'none', ''].includes(mode) && !mode.startsWith('container:');
}

/** The API's EndpointsConfig: one endpoint for each network that has options of its own, and `default` for none typed. */
export function parseEndpoints(
  typed: readonly NetworkAttachment[],
  first: FirstNetworkOptions,
): Record<string, EndpointSettings> | Refusal {
  if (typed.length === 0) {
    const only = withFirst(defaultNetwork, first);
    const endpoint = isRefusal(only) ? only : toEndpoint(only);
    return isRefusal(endpoint) ? endpoint : { default: endpoint };
  }
  const endpoints: Record<string, EndpointSettings> = {};
  const seen = new Set<string>();
  for (const [i, attachment] of typed.entries()) {
    const full = i === 0 ? withFirst(attachment, first) : attachment;
    const endpoint = isRefusal(full) ? full : toEndpoint(full);
    if (isRefusal(endpoint)) return endpoint;
    const { target } = attachment;
    if (seen.has(target) && Object.hasOwn(endpoints, target)) {
      return refuse(`network ${JSON.stringify(target)} is specified multiple times`);
    }
    seen.add(target);
    if (typed.length > 1 || !isPlain(endpoint)) endpoints[target] = endpoint;
  }
  const own = typed.filter((one) => isUserDefined(one.target)).length;
  if (own > 0 && own < typed.length) {
    return refuse('conflicting options: cannot attach both user-defined and non-user-defined network-modes');
  }
  return sorted(endpoints);
}

function withFirst(one: NetworkAttachment, first: FirstNetworkOptions): NetworkAttachment | Refusal {
  const conflicts: readonly (readonly [boolean, string, string])[] = [
    [one.aliases.length > 0 && first.aliases.length > 0, '--network-alias', 'per-network alias'],
    [one.links.length > 0 && first.links.length > 0, '--link', 'per-network links'],
    [one.ip !== '' && first.ip !== '', '--ip', 'per-network IPv4 address'],
    [one.ip6 !== '' && first.ip6 !== '', '--ip6', 'per-network IPv6 address'],
    [one.mac !== '' && first.mac !== '', '--mac-address', 'per-network MAC address'],
    [
      one.linkLocalIps.length > 0 && first.linkLocalIps.length > 0,
      '--link-local-ip',
      'per-network link-local IP addresses',
    ],
  ];
  const clash = conflicts.find(([isClash]) => isClash);
  if (clash) return refuse(`conflicting options: cannot specify both ${clash[1]} and ${clash[2]}`);
  return {
    ...one,
    aliases: first.aliases.length > 0 ? first.aliases : one.aliases,
    links: isUserDefined(one.target) && first.links.length > 0 ? first.links : one.links,
    ip: first.ip || one.ip,
    ip6: first.ip6 || one.ip6,
    mac: first.mac || one.mac,
    linkLocalIps: first.linkLocalIps.length > 0 ? first.linkLocalIps : one.linkLocalIps,
  };
}

function toEndpoint(one: NetworkAttachment): EndpointSettings | Refusal {
  if (one.target.trim() === '') return refuse('no name set for network');
  if (!isUserDefined(one.target)) {
    const only = 'are only supported for user-defined networks';
    if (one.aliases.length > 0) return refuse(`network-scoped aliases ${only}`);
    if (one.links.length > 0) return refuse(`links ${only}`);
  }
  if (one.mac !== '' && !isMac(one.mac.trim())) return refuse(`${one.mac} is not a valid mac address`);
  return {
    IPAMConfig: ipam(one),
    Links: one.links.length > 0 ? one.links : null,
    Aliases: one.aliases.length > 0 ? one.aliases : null,
    MacAddress: one.mac,
    DriverOpts: one.driverOpts ? sorted(one.driverOpts) : null,
    GwPriority: one.gwPriority,
    ...unassigned,
  };
}

function ipam(one: NetworkAttachment): EndpointSettings['IPAMConfig'] {
  if (one.ip === '' && one.ip6 === '' && one.linkLocalIps.length === 0) return null;
  return compact({
    IPv4Address: one.ip || undefined,
    IPv6Address: one.ip6 || undefined,
    LinkLocalIPs: one.linkLocalIps.length > 0 ? one.linkLocalIps : undefined,
  });
}

const isPlain = (one: EndpointSettings): boolean =>
  !one.IPAMConfig &&
  !one.Links &&
  !one.Aliases &&
  one.MacAddress === '' &&
  !one.DriverOpts &&
  one.GwPriority === 0;
