import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut, sorted } from '../text';
import { isIp } from './address';

export interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}
/** `80/tcp` → where it is published. */
export type PortBindings = Record<string, PortBinding[]>;
export type PortSet = Record<string, Record<string, never>>;

/** The API's ExposedPorts and PortBindings of `-p` and `--expose`. Words of refusals: go-connections/nat. */
export function parsePorts(
  publish: readonly string[],
  expose: readonly string[],
): { exposed: PortSet; bindings: PortBindings } | Refusal {
  const exposed: PortSet = {};
  const bindings: PortBindings = {};
  for (const text of publish) {
    const spec = standardNotation(text);
    if (isRefusal(spec)) return spec;
    const ports = parsePort(spec);
    if (isRefusal(ports)) return ports;
    for (const [port, binding] of ports) {
      exposed[port] = {};
      (bindings[port] ??= []).push(binding);
    }
  }
  for (const text of expose) {
    const ports = parseExpose(text);
    if (isRefusal(ports)) return ports;
    for (const port of ports) exposed[port] = {};
  }
  return { exposed: sorted(exposed), bindings: sorted(bindings) };
}

/** `published=8080,target=80,protocol=tcp` as `8080:80/tcp`. */
function standardNotation(text: string): string | Refusal {
  if (!text.includes('=')) return text;
  const parts: Record<string, string> = { protocol: 'tcp' };
  for (const part of text.split(',')) {
    const [key, value] = cut(part);
    if (value === undefined || key === '') {
      return refuse(`invalid publish opts format (should be name=value but got '${part}')`);
    }
    parts[key] = value;
  }
  return `${parts['published'] ?? ''}:${parts['target'] ?? ''}/${parts['protocol'] ?? ''}`;
}

function splitProto(text: string): [proto: string, port: string] {
  const [port = '', proto] = text.split('/');
  return port === '' ? ['', ''] : [proto === undefined || proto === '' ? 'tcp' : proto, port];
}

/** `8000-8010` or `80`; ports are 16-bit numbers. */
export function parseRange(text: string): [first: number, last: number] | Refusal {
  if (text === '') return refuse('empty string specified for ports');
  const [from, to] = cut(text, '-');
  const first = parsePortNumber(from);
  if (isRefusal(first)) return first;
  const last = to === undefined ? first : parsePortNumber(to);
  if (isRefusal(last)) return last;
  return last < first ? refuse(`invalid range specified for port: ${text}`) : [first, last];
}

function parsePortNumber(text: string): number | Refusal {
  if (!/^\d+$/.test(text))
    return refuse(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  const port = Number(text);
  return port > 65535
    ? refuse(`strconv.ParseUint: parsing ${JSON.stringify(text)}: value out of range`)
    : port;
}

function splitParts(text: string): [ip: string, host: string, container: string] {
  const parts = text.split(':');
  const container = parts.pop() ?? '';
  const host = parts.pop() ?? '';
  return [parts.join(':'), host, container];
}

/** One `-p` in the form `[ip:][hostPort:]containerPort[/proto]`, ranges expanded. */
function parsePort(text: string): [port: string, binding: PortBinding][] | Refusal {
  const [rawIp, host, containerAndProto] = splitParts(text);
  const [rawProto, container] = splitProto(containerAndProto);
  const ip = rawIp.replace(/^\[(.*)\]$/, '$1');
  if (rawIp.startsWith('[') && ip === rawIp)
    return refuse(`Invalid ip address ${rawIp}: address ${rawIp}:: missing ']' in address`);
  if (ip === rawIp && ip.includes(':'))
    return refuse(`Invalid ip address ${ip}: address ${ip}:: too many colons in address`);
  if (ip !== '' && !isIp(ip)) return refuse(`Invalid ip address: ${ip}`);
  if (container === '') return refuse(`No port specified: ${text}<empty>`);
  const inside = parseRange(container);
  if (isRefusal(inside)) return refuse(`Invalid containerPort: ${container}`);
  const outside = host === '' ? undefined : parseRange(host);
  if (isRefusal(outside)) return refuse(`Invalid hostPort: ${host}`);
  const count = inside[1] - inside[0];
  if (outside && outside[1] - outside[0] !== count && count !== 0) {
    return refuse(`Invalid ranges specified for container and host Ports: ${container} and ${host}`);
  }
  const proto = rawProto.toLowerCase();
  if (!['tcp', 'udp', 'sctp'].includes(proto)) return refuse(`Invalid proto: ${rawProto}`);
  return Array.from({ length: count + 1 }, (_, i) => {
    const first = outside ? String(outside[0] + i) : '';
    const isPool = outside && count === 0 && outside[0] !== outside[1];
    const HostPort = isPool ? `${first}-${String(outside[1])}` : first;
    return [`${String(inside[0] + i)}/${proto}`, { HostIp: ip, HostPort }];
  });
}

function parseExpose(text: string): string[] | Refusal {
  if (text.includes(':')) return refuse(`invalid port format for --expose: ${text}`);
  const [proto, port] = splitProto(text);
  const range = parseRange(port);
  if (isRefusal(range)) return refuse(`invalid range format for --expose: ${text}, error: ${range.refused}`);
  return Array.from({ length: range[1] - range[0] + 1 }, (_, i) => `${String(range[0] + i)}/${proto}`);
}
