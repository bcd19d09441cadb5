import { mapping, type Mapping } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The short form of a service's ports, such as `127.0.0.1:8000-8002:80-82/udp`, as long forms. */
export function parsePorts(spec: string): Mapping[] {
  const parts = spec.split(':');
  const last = parts.at(-1) ?? '';
  const hostPort = parts.at(-2) ?? '';
  const ip = bareAddress(parts.slice(0, -2).join(':'));
  const [port = '', ...protocols] = last.split('/');
  const protocol = protocols[0] === undefined || protocols[0] === '' ? 'tcp' : protocols[0];
  if (port === '') throw new ComposeFailure(`No port specified: ${spec}<empty>`);
  const inner = parseRange(port);
  if (inner === undefined) throw new ComposeFailure(`Invalid containerPort: ${port}`);
  const outer = hostPort === '' ? { start: 0, end: 0 } : parseRange(hostPort);
  if (outer === undefined) throw new ComposeFailure(`Invalid hostPort: ${hostPort}`);
  const count = inner.end - inner.start;
  if (hostPort !== '' && count !== outer.end - outer.start && count !== 0) {
    throw new ComposeFailure(
      `Invalid ranges specified for container and host Ports: ${port} and ${hostPort}`,
    );
  }
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) {
    throw new ComposeFailure(`Invalid proto: ${protocol}`);
  }
  const made = Array.from({ length: count + 1 }, (_, i) => {
    const published = hostPort === '' ? '' : publishedPort(inner, outer, i);
    return portMapping(ip, inner.start + i, published, protocol.toLowerCase());
  });
  return made.sort((a, b) => (String(a.target) < String(b.target) ? -1 : 1));
}

/** One port inside and a range outside: any free one of them. */
function publishedPort(inner: Range, outer: Range, i: number): string {
  const first = String(outer.start + i);
  return inner.start === inner.end && outer.start !== outer.end ? `${first}-${outer.end}` : first;
}

function portMapping(ip: string, target: number, published: string, protocol: string): Mapping {
  const made = mapping([['mode', 'ingress']]);
  if (ip !== '') made.host_ip = ip;
  made.target = target;
  if (published !== '') made.published = published;
  made.protocol = protocol;
  return made;
}

/** An address without the brackets of IPv6. */
function bareAddress(raw: string): string {
  const [, bracketed] = /^\[(.*)\]$/.exec(raw) ?? [];
  if (bracketed === undefined && raw.includes(':')) {
    throw new ComposeFailure(`Invalid ip address ${raw}: address ${raw}:: too many colons in address`);
  }
  const ip = bracketed ?? raw;
  if (ip !== '' && !isAddress(ip)) throw new ComposeFailure(`Invalid ip address: ${ip}`);
  return ip;
}

/** An IPv4 or IPv6 address, without a prefix length. */
export function isAddress(text: string): boolean {
  const four = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
  if (four.test(text)) return !/(?:^|\.)0\d/.test(text);
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':')) return false;
  const [head, tail, more] = text.split('::');
  if (more !== undefined) return false;
  const groups = [head, tail].flatMap((half) => (half === undefined || half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const isMixed = last.includes('.');
  if (isMixed && !four.test(last)) return false;
  const plain = isMixed ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const count = plain.length + (isMixed ? 2 : 0);
  return tail === undefined ? count === 8 : count < 8;
}

function parseRange(text: string): Range | undefined {
  const [, first = '', last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === '') return undefined;
  const [start, end] = [Number(first), Number(last ?? first)];
  return start > 65535 || end > 65535 || end < start ? undefined : { start, end };
}
