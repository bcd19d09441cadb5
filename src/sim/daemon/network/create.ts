import { formatSubnet, isIn, parseIp, parseSubnet } from '#sim/network/index';
import type { DaemonRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { readBody, type Fields } from '../http/go-json';
import { conflict, forbidden, invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { notSwarmManager } from '../swarm/refuse';
import { findNetwork, isPredefined } from './find';
import { makeNetwork } from './make';

const fields: Fields = {
  Name: 'string',
  Driver: 'string',
  Scope: 'string',
  EnableIPv4: { maybe: 'bool' },
  EnableIPv6: { maybe: 'bool' },
  IPAM: {
    struct: {
      Driver: 'string',
      Options: 'labels',
      Config: {
        list: {
          struct: { Subnet: 'string', IPRange: 'string', Gateway: 'string', AuxiliaryAddresses: 'labels' },
          go: 'network.IPAMConfig',
        },
        go: '[]network.IPAMConfig',
      },
    },
    go: 'network.IPAM',
  },
  Internal: 'bool',
  Attachable: 'bool',
  Ingress: 'bool',
  ConfigOnly: 'bool',
  ConfigFrom: { maybe: { struct: { Network: 'string' }, go: 'network.ConfigReference' } },
  Options: 'labels',
  Labels: 'labels',
};

interface PoolWish {
  Subnet: string;
  IPRange: string;
  Gateway: string;
  AuxiliaryAddresses: Record<string, string> | null;
}

interface Asked {
  Name: string;
  Driver: string;
  Scope: string;
  EnableIPv6: boolean | null;
  IPAM: { Driver: string; Options: Record<string, string> | null; Config: PoolWish[] | null };
  Internal: boolean;
  ConfigOnly: boolean;
  ConfigFrom: { Network?: string } | null;
  Attachable: boolean;
  Options: Record<string, string> | null;
  Labels: Record<string, string> | null;
}

const builtIn = ['bridge', 'host', 'null', 'overlay', 'ipvlan', 'macvlan'];

/** POST /networks/create */
export function create({ sim, daemon, request }: Call): Reply | Refusal {
  const body = readBody(request, fields, 'network.CreateRequest');
  if (isRefusal(body)) return body;
  const asked = body as unknown as Asked;
  const wrong = checkName(asked.Name);
  if (wrong !== undefined) return wrong;
  const driver = asked.Driver === '' ? 'bridge' : asked.Driver;
  if (daemon.networks[asked.Name] !== undefined)
    return conflict(`network with name ${asked.Name} already exists`);
  if (asked.Scope === 'swarm')
    return forbidden('cannot create a swarm scoped network when swarm is not active');
  if (driver === 'host' || driver === 'null')
    return forbidden(`only one instance of "${driver}" network is allowed`);
  if (driver === 'overlay') return forbidden(notSwarmManager);
  if (!builtIn.includes(driver)) return notFound(`plugin "${driver}" not found`);
  const option = wrongOption(asked.Options ?? {});
  if (option !== undefined) return invalid(option);
  if (
    driver === 'bridge' &&
    (asked.IPAM.Config ?? []).filter(({ Subnet }) => !Subnet.includes(':')).length > 1
  )
    return invalid("bridge driver doesn't support multiple subnets");
  if (!['', 'default', 'null'].includes(asked.IPAM.Driver))
    return notFound(`plugin "${asked.IPAM.Driver}" not found`);
  const from = configOf(sim, daemon, asked);
  if (isRefusal(from)) return from;
  const [pool] = (asked.IPAM.Config ?? []).filter(({ Subnet }) => !Subnet.includes(':'));
  const problems = pool === undefined ? [] : checkPool(pool);
  if (problems.length > 0) return invalid(`invalid network config:\n${problems.join('\n')}`);
  const made = makeNetwork(sim, daemon, {
    name: asked.Name,
    driver,
    subnet: pool?.Subnet ?? '',
    gateway: pool?.Gateway ?? '',
    ipRange: pool?.IPRange ?? '',
    isSubnetAsked: (pool?.Subnet ?? '') !== '',
    isGatewayAsked: (pool?.Gateway ?? '') !== '',
    isInternal: asked.Internal,
    isAttachable: asked.Attachable,
    hasIpv6: asked.EnableIPv6 === true,
    options: asked.Options ?? {},
    labels: asked.Labels ?? {},
    ...(Object.keys(pool?.AuxiliaryAddresses ?? {}).length > 0
      ? { auxiliary: pool?.AuxiliaryAddresses ?? {} }
      : {}),
    ipamOptions: asked.IPAM.Options,
    ipamDriver: asked.IPAM.Driver === '' ? 'default' : asked.IPAM.Driver,
    ...(asked.ConfigOnly ? { isConfigOnly: true, driver: 'null' } : {}),
    ...from,
  });
  return isRefusal(made) ? made : json({ Id: made.id, Warning: '' }, 201);
}

/** What a network takes from the one whose settings it shall have (`--config-from`). */
function configOf(sim: Sim, daemon: Readonly<DaemonRow>, asked: Asked): Partial<NetworkRow> | Refusal {
  const name = asked.ConfigFrom?.Network ?? '';
  if (name === '') return {};
  if ((asked.IPAM.Config ?? []).length > 0 || Object.keys(asked.Options ?? {}).length > 0)
    return forbidden(
      'user specified configurations are not supported if the network depends on a configuration network',
    );
  const found = findNetwork(sim, daemon, name);
  if (isRefusal(found)) return notFound(`configuration network ${JSON.stringify(name)} does not exist`);
  if (found.isConfigOnly !== true)
    return forbidden(`network ${JSON.stringify(name)} is not a configuration network`);
  const { subnet, gateway, ipRange, isSubnetAsked, isGatewayAsked, options, isInternal } = found;
  const taken = { subnet, gateway, ipRange, isSubnetAsked, isGatewayAsked, isInternal };
  return { ...taken, options: { ...options }, configFrom: found.name };
}

const switches = ['enable_icc', 'enable_ip_masquerade', 'default_bridge', 'inhibit_ipv4'].map(
  (name) => `com.docker.network.bridge.${name}`,
);
const mtu = 'com.docker.network.driver.mtu';

/** Options of the bridge driver that must be numbers or switches. */
function wrongOption(options: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(options)) {
    const failed = (why: string) =>
      `failed to parse ${name} value: ${value} (strconv.${why}: parsing ${JSON.stringify(value)}: invalid syntax)`;
    if (switches.includes(name) && !/^(1|t|true|0|f|false)$/i.test(value)) return failed('ParseBool');
    if (name === mtu && !/^-?\d+$/.test(value)) return failed('Atoi');
  }
  return undefined;
}

function checkName(name: string): Refusal | undefined {
  if (name.trim() === '') return invalid('invalid name: name is empty');
  if (isPredefined(name) || name === 'default')
    return forbidden(`operation is not permitted on predefined ${name} network `);
  return undefined;
}

function checkPool({ Subnet, Gateway, IPRange }: PoolWish): string[] {
  const subnet = parseSubnet(Subnet);
  if (!Subnet.includes('/') || subnet === undefined)
    return [`invalid subnet ${Subnet}: invalid CIDR block notation`];
  const proper = formatSubnet(subnet);
  if (proper !== Subnet) return [`invalid subnet ${Subnet}: it should be ${proper}`];
  const problems: string[] = [];
  if (IPRange !== '') {
    const range = parseSubnet(IPRange);
    if (range === undefined || !IPRange.includes('/'))
      problems.push(`invalid ip-range ${IPRange}: invalid CIDR block notation`);
    else if (formatSubnet(range) !== IPRange)
      problems.push(`invalid ip-range ${IPRange}: it should be ${formatSubnet(range)}`);
    else if (!isIn(IPRange.split('/')[0] ?? '', Subnet))
      problems.push(`invalid ip-range ${IPRange}: parent subnet ${Subnet} doesn't contain ip-range`);
  }
  if (Gateway === '') return problems;
  if (parseIp(Gateway) === undefined) problems.push(`invalid gateway ${Gateway}: invalid address`);
  else if (!isIn(Gateway, Subnet))
    problems.push(`invalid gateway ${Gateway}: parent subnet ${Subnet} doesn't contain this address`);
  return problems;
}
