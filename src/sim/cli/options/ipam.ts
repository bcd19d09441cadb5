import { isRefusal, refuse, type Refusal } from '../refusal';
import { compact, sorted } from '../text';
import { isIp, isIpv6 } from './address';

/** One subnet of a network in the API's form. */
export interface IpamConfig {
  Subnet?: string;
  IPRange?: string;
  Gateway?: string;
  AuxiliaryAddresses?: Record<string, string>;
}

interface Asked {
  readonly subnets: readonly string[];
  readonly ranges: readonly string[];
  readonly gateways: readonly string[];
  readonly auxiliary: Readonly<Record<string, string>>;
}

/** Puts ranges, gateways and further addresses to the subnets in which they lie. */
export function ipamConfig({ subnets, ranges, gateways, auxiliary }: Asked): IpamConfig[] | Refusal {
  if (subnets.length < ranges.length || subnets.length < gateways.length) {
    return refuse('every ip-range or gateway must have a corresponding subnet');
  }
  const wrong = overlap(subnets);
  if (wrong) return wrong;
  const configs = subnets.map((Subnet): IpamConfig => ({ Subnet }));
  for (const range of ranges) {
    if (!parseCidr(range)) return refuse(`invalid CIDR address: ${range}`);
    const failed = place(configs, range, 'range', 'IPRange', 'on');
    if (failed) return failed;
  }
  for (const gateway of gateways) {
    const failed = place(configs, gateway, 'gateway', 'Gateway', 'for');
    if (failed) return failed;
  }
  for (const [name, address] of Object.entries(auxiliary)) {
    const config = findSubnet(configs, address);
    if (isRefusal(config)) return config;
    if (!config) return refuse(`no matching subnet for aux-address ${address}`);
    config.AuxiliaryAddresses = sorted({ ...config.AuxiliaryAddresses, [name]: address });
  }
  return configs.map((config) =>
    compact({
      Subnet: config.Subnet,
      IPRange: config.IPRange,
      Gateway: config.Gateway,
      AuxiliaryAddresses: config.AuxiliaryAddresses,
    }),
  );
}

function overlap(subnets: readonly string[]): Refusal | undefined {
  for (const [i, subnet] of subnets.entries()) {
    for (const other of subnets.slice(0, i)) {
      const there = contains(subnet, other);
      if (isRefusal(there)) return there;
      const back = contains(other, subnet);
      if (isRefusal(back)) return back;
      if (there || back) return refuse('multiple overlapping subnet configuration is not supported');
    }
  }
  return undefined;
}

function place(
  configs: readonly IpamConfig[],
  address: string,
  what: string,
  key: 'IPRange' | 'Gateway',
  where: string,
): Refusal | undefined {
  const config = findSubnet(configs, address);
  if (isRefusal(config)) return config;
  if (!config) return refuse(`no matching subnet for ${what} ${address}`);
  const taken = config[key];
  if (taken !== undefined) {
    const subnet = config.Subnet ?? '';
    return refuse(
      `cannot configure multiple ${what}s (${address}, ${taken}) ${where} the same subnet (${subnet})`,
    );
  }
  config[key] = address;
  return undefined;
}

function findSubnet(configs: readonly IpamConfig[], address: string): IpamConfig | undefined | Refusal {
  for (const config of configs) {
    const isInside = contains(config.Subnet ?? '', address);
    if (isRefusal(isInside)) return isInside;
    if (isInside) return config;
  }
  return undefined;
}

interface Cidr {
  readonly bits: string;
  readonly length: number;
}

function contains(subnet: string, address: string): boolean | Refusal {
  const net = parseCidr(subnet);
  if (!net) return refuse(`invalid subnet: invalid CIDR address: ${subnet}`);
  const other = address.includes('/')
    ? parseCidr(address)
    : isIp(address)
      ? { bits: bitsOf(address) }
      : undefined;
  if (!other) return address.includes('/') ? refuse(`invalid CIDR address: ${address}`) : false;
  return (
    other.bits.length === net.bits.length && other.bits.slice(0, net.length) === net.bits.slice(0, net.length)
  );
}

function parseCidr(text: string): Cidr | undefined {
  const [ip = '', length = '', more] = text.split('/');
  if (!isIp(ip) || more !== undefined || !/^\d{1,3}$/.test(length)) return undefined;
  const bits = bitsOf(ip);
  return Number(length) > bits.length ? undefined : { bits, length: Number(length) };
}

/** An address as 32 or 128 binary digits. */
function bitsOf(ip: string): string {
  const binary = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  if (!isIpv6(ip))
    return ip
      .split('.')
      .map((part) => binary(Number(part), 8))
      .join('');
  const [head = '', tail] = ip.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const after = tail === undefined ? [] : groups(tail);
  const before = groups(head);
  const zeros = new Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0');
  return [...before, ...zeros, ...after].map((group) => binary(parseInt(group, 16), 16)).join('');
}
