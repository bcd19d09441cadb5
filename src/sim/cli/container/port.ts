import { command } from '../command';
import { parseUnsigned } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';

interface Binding {
  readonly HostIp: string;
  readonly HostPort: string;
}
type Ports = Readonly<Record<string, readonly Binding[] | null>>;

export const port = command({
  path: 'container port',
  aliases: ['port'],
  usage: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
  short: 'Show where the ports of a container are published',
  args: { min: 1, max: 2 },
  completes: 'running containers',
  flags: {},
  *run({ cli, args }) {
    const [name = '', asked = ''] = args;
    const found = yield* cli.engine.json<{ NetworkSettings: { Ports: Ports | null } }>(
      'GET',
      `/containers/${name}/json`,
    );
    if (isRefusal(found)) return yield* cli.fail(found);
    const ports = found.NetworkSettings.Ports ?? {};
    const lines = asked === '' ? allPorts(ports) : onePort(ports, asked, name);
    if (isRefusal(lines)) return yield* cli.fail(lines);
    yield* cli.out(
      [...lines]
        .sort(naturally)
        .map((line) => `${line}\n`)
        .join(''),
    );
    return 0;
  },
});

const shown = ({ HostIp, HostPort }: Binding): string =>
  HostIp.includes(':') ? `[${HostIp}]:${HostPort}` : `${HostIp}:${HostPort}`;

function allPorts(ports: Ports): string[] {
  return Object.entries(ports).flatMap(([from, to]) => (to ?? []).map((one) => `${from} -> ${shown(one)}`));
}

function onePort(ports: Ports, asked: string, name: string): string[] | Refusal {
  const [number, proto] = cut(asked, '/');
  const parsed = parseUnsigned(number, 16);
  if (isRefusal(parsed)) return refuse(`Error: invalid port (${number}): ${parsed.refused}`);
  const bindings = ports[`${number}/${proto === undefined || proto === '' ? 'tcp' : proto}`] ?? [];
  if (bindings.length > 0) return bindings.map(shown);
  return refuse(`Error: No public port '${asked}' published for ${name}`);
}

/** Numbers inside texts count as numbers: 80 before 443. */
export function naturally(a: string, b: string): number {
  const split = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];
  const [x, y] = [split(a), split(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
    const [p = '', q = ''] = [x[i], y[i]];
    if (p === q) continue;
    const bothNumbers = /^\d/.test(p) && /^\d/.test(q);
    if (bothNumbers && Number(p) !== Number(q)) return Number(p) - Number(q);
    return p < q ? -1 : 1;
  }
  return x.length - y.length;
}
