import { isIn, parseIp } from '#sim/network/index';
import type { DaemonRow, EndpointRow, NetworkRow } from '#sim/world/docker';
import type { EndpointSettings, HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { findNetwork } from '../network/find';

export const blankSettings: EndpointSettings = {
  IPAMConfig: null,
  Links: null,
  Aliases: null,
  MacAddress: '',
  DriverOpts: null,
  GwPriority: 0,
  NetworkID: '',
  EndpointID: '',
  Gateway: '',
  IPAddress: '',
  IPPrefixLen: 0,
  IPv6Gateway: '',
  GlobalIPv6Address: '',
  GlobalIPv6PrefixLen: 0,
  DNSNames: null,
};

/** The networks that a new container shall be in, by name. Names that do not exist yet are found out about at the start. */
export function endpointsFor(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  host: HostConfig,
  asked: Record<string, EndpointSettings>,
  mac: string,
): Record<string, EndpointRow> | Refusal {
  const mode = host.NetworkMode;
  if (mode.startsWith('container:')) return {};
  const wanted: Record<string, EndpointSettings> = {};
  for (const [name, settings] of Object.entries(asked))
    wanted[name === 'default' ? 'bridge' : name] = settings;
  const first = wanted[mode] ?? blankSettings;
  wanted[mode] = mac !== '' && first.MacAddress === '' ? { ...first, MacAddress: mac } : first;
  const found: Record<string, EndpointRow> = {};
  for (const name of [mode, ...Object.keys(wanted).filter((one) => one !== mode)]) {
    const settings = cleanSettings(wanted[name] ?? blankSettings);
    const network = findNetwork(sim, daemon, name);
    const row = isRefusal(network) ? undefined : network;
    const problems = wrongSettings(settings, name, row);
    if (problems !== '') return invalid(`invalid config for network ${name}: ${problems}`);
    found[row?.name ?? name] = { network: row?.id ?? '', settings, askedMac: settings.MacAddress };
  }
  return found;
}

/** What is asked for; what is given out comes at the start. */
export function cleanSettings(asked: EndpointSettings): EndpointSettings {
  const { IPAMConfig, Links, Aliases, MacAddress, DriverOpts, GwPriority } = asked;
  return { ...blankSettings, IPAMConfig, Links, Aliases, MacAddress, DriverOpts, GwPriority };
}

const onlyUserDefined = ['bridge', 'host', 'none', 'default'];

/** What is wrong with settings for that network, in moby's words; '' when nothing is. */
export function wrongSettings(
  settings: EndpointSettings,
  name: string,
  network: Readonly<NetworkRow> | undefined,
): string {
  if (settings.MacAddress !== '' && !/^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$/.test(settings.MacAddress)) {
    return `invalid MAC address ${settings.MacAddress}`;
  }
  const problems: string[] = [];
  const ip = settings.IPAMConfig?.IPv4Address ?? '';
  const isPredefined = onlyUserDefined.includes(network?.name ?? name);
  if (ip !== '') {
    if (parseIp(ip) === undefined) problems.push(`invalid IPv4 address: ${ip}`);
    if (isPredefined) problems.push('user specified IP address is supported on user defined networks only');
    if (network !== undefined && !network.isSubnetAsked) {
      problems.push(
        'user specified IP address is supported only when connecting to networks with user configured subnets',
      );
    } else if (network !== undefined && !isIn(ip, network.subnet)) {
      problems.push(`no configured subnet or ip-range contain the IP address ${ip}`);
    }
  }
  const ip6 = settings.IPAMConfig?.IPv6Address ?? '';
  if (ip6 !== '' && isPredefined) {
    problems.push(
      'user specified IP address is supported on user defined networks only',
      'user specified IP address is supported only when connecting to networks with user configured subnets',
    );
  }
  if (isPredefined && (settings.Aliases ?? []).length > 0) {
    problems.push('network-scoped alias is supported only for containers in user defined networks');
  }
  if (problems.length === 0) return '';
  return `invalid endpoint settings:\n${problems.length === 1 ? (problems[0] ?? '') : problems.map((one) => `* ${one}`).join('\n')}`;
}
