import { refuse, type Refusal } from '../refusal';

const octet = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = new RegExp(`^${octet}(\\.${octet}){3}$`);

/** Go's net.ParseIP: an IPv4 or IPv6 address without brackets or zone. */
export function isIp(text: string): boolean {
  return ipv4.test(text) ? !/(^|\.)0\d/.test(text) : isIpv6(text);
}

export function isIpv6(text: string): boolean {
  const parts = text.split('::');
  if (parts.length > 2 || text === '' || !text.includes(':')) return false;
  const groups = parts.flatMap((part) => (part === '' ? [] : part.split(':')));
  const last = groups.at(-1) ?? '';
  const embedded = last.includes('.');
  if (embedded && !ipv4.test(last)) return false;
  const plain = embedded ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const length = plain.length + (embedded ? 2 : 0);
  return parts.length === 2 ? length <= 7 : length === 8;
}

/** Go's net.ParseMAC, for addresses of 6, 8 or 20 bytes. */
export function isMac(text: string): boolean {
  return /^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2})+$/.test(text)
    ? [6, 8, 20].includes((text.length + 1) / 3) && new Set(text.match(/[:-]/g)).size === 1
    : /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){2,9}$/.test(text);
}

/** A `--dns` server. */
export function checkIp(text: string): string | Refusal {
  return isIp(text.trim()) ? text.trim() : refuse(`IP address is not correctly formatted: ${text}`);
}

/** `--add-host name:ip`, `name=ip` or `name:host-gateway`, in the form that the API takes. */
export function checkExtraHost(text: string): string | Refusal {
  const mark = text.includes('=') ? '=' : ':';
  const at = text.indexOf(mark);
  const host = text.slice(0, Math.max(at, 0));
  if (at < 0 || host === '' || host.includes(':'))
    return refuse(`bad format for add-host: ${JSON.stringify(text)}`);
  const address = text.slice(at + 1).replace(/^\[(.+)\]$/, '$1');
  if (address !== 'host-gateway' && !isIp(address)) {
    return refuse(`invalid IP address in add-host: ${JSON.stringify(address)}`);
  }
  return `${host}:${address}`;
}

const label = '[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?';
const domain = new RegExp(`^:?(${label}(\\.${label})*)\\.?\\s*$`);

/** A `--dns-search` domain; `.` stands for none. */
export function checkDomain(text: string): string | Refusal {
  const trimmed = text.replace(/^ +| +$/g, '');
  if (trimmed === '.') return trimmed;
  const found = /[a-zA-Z]/.test(trimmed) ? domain.exec(trimmed)?.[1] : undefined;
  return found !== undefined && found.length < 255 ? found : refuse(`${trimmed} is not a valid domain`);
}
