/** IPv4 addresses as 32-bit numbers, and subnets. IPv6 has no more than its loopback here. */
export interface Subnet {
  /** first address */
  base: number;
  prefix: number;
}

/** The number of a dotted address, or undefined when it is none. */
export function parseIp(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part)) return undefined;
    const byte = Number(part);
    if (byte > 255) return undefined;
    value = value * 256 + byte;
  }
  return value;
}

export function formatIp(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** `172.17.0.2/16` → its subnet; a bare address is a /32. Undefined when it is none. */
export function parseSubnet(cidr: string): Subnet | undefined {
  const slash = cidr.indexOf('/');
  const ip = parseIp(slash < 0 ? cidr : cidr.slice(0, slash));
  const prefix = slash < 0 ? 32 : Number(cidr.slice(slash + 1));
  if (ip === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > 32) return undefined;
  return { base: (ip & maskOf(prefix)) >>> 0, prefix };
}

export function formatSubnet({ base, prefix }: Subnet): string {
  return `${formatIp(base)}/${prefix}`;
}

/** The bits of a prefix length: 16 is 255.255.0.0. */
export function maskOf(prefix: number): number {
  return prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
}

/** How many addresses it has. */
export function sizeOf(subnet: Subnet): number {
  return 2 ** (32 - subnet.prefix);
}

export function lastOf(subnet: Subnet): number {
  return subnet.base + sizeOf(subnet) - 1;
}

export function contains(subnet: Subnet, ip: number): boolean {
  return (ip & maskOf(subnet.prefix)) >>> 0 === subnet.base;
}

export function overlaps(a: Subnet, b: Subnet): boolean {
  return contains(a, b.base) || contains(b, a.base);
}

/** `172.17.0.2/16` → `172.17.0.2` */
export function ipOf(cidr: string): string {
  const slash = cidr.indexOf('/');
  return slash < 0 ? cidr : cidr.slice(0, slash);
}

export function prefixOf(cidr: string): number {
  const slash = cidr.indexOf('/');
  return slash < 0 ? 32 : Number(cidr.slice(slash + 1));
}

/** Is a dotted address inside a subnet that is written down? */
export function isIn(ip: string, cidr: string): boolean {
  const subnet = parseSubnet(cidr);
  const number = parseIp(ip);
  return subnet !== undefined && number !== undefined && contains(subnet, number);
}

export function isLoopback(ip: string): boolean {
  return ip.startsWith('127.') || ip === '::1';
}
