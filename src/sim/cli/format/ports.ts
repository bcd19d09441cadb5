/** A port of a container, as `GET /containers/json` lists it. */
export interface Port {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

const joined = (ip: string, port: string): string => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);

/** `0.0.0.0:8080->80/tcp, 443/tcp, 9000-9002/udp`: the PORTS of `docker ps`. */
export function displayPorts(ports: readonly Port[]): string {
  const inOrder = [...ports].sort(
    (a, b) =>
      a.PrivatePort - b.PrivatePort ||
      text(a.IP ?? '', b.IP ?? '') ||
      (a.PublicPort ?? 0) - (b.PublicPort ?? 0) ||
      text(a.Type, b.Type),
  );
  const groups = new Map<string, { first: number; last: number }>();
  const closed: string[] = [];
  const mapped: string[] = [];
  for (const { IP = '', PrivatePort, PublicPort = 0, Type } of inOrder) {
    if (IP !== '' && PublicPort !== PrivatePort) {
      mapped.push(`${joined(IP, String(PublicPort))}->${String(PrivatePort)}/${Type}`);
      continue;
    }
    const key = `${IP}/${Type}`;
    const group = groups.get(key);
    if (group && PrivatePort === group.last + 1) group.last = PrivatePort;
    else {
      if (group) closed.push(shownGroup(key, group));
      groups.set(key, { first: PrivatePort, last: PrivatePort });
    }
  }
  const open = [...groups].map(([key, group]) => shownGroup(key, group));
  return [...closed, ...open, ...mapped].join(', ');
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function shownGroup(key: string, { first, last }: { first: number; last: number }): string {
  const slash = key.lastIndexOf('/');
  const ip = key.slice(0, slash);
  const range = first === last ? String(first) : `${String(first)}-${String(last)}`;
  return `${ip === '' ? range : `${joined(ip, range)}->${range}`}${key.slice(slash)}`;
}
