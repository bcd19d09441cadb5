import type { ContainerRow } from '#sim/world/docker';
import type { HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { parseLinks } from '../container/links';
import { isRefusal } from '../http/refusal';
import { configOf, containerId } from '../state/find';

/** What a link on the default bridge gives: a line of /etc/hosts, and variables about the other's ports. */
export interface LegacyLink {
  ip: string;
  names: string[];
  env: string[];
}

/** Links of a container on the default bridge to those that run. */
export function linksOf(sim: Sim, row: Readonly<ContainerRow>, host: Readonly<HostConfig>): LegacyLink[] {
  if (row.endpoints['bridge'] === undefined) return [];
  const found: LegacyLink[] = [];
  for (const { target, alias } of parseLinks(host.Links)) {
    const id = containerId(sim, row.daemon, target);
    const other = isRefusal(id) ? undefined : sim.containers.peek(id);
    const ip = other?.endpoints['bridge']?.settings.IPAddress ?? '';
    if (other === undefined || ip === '') continue;
    const names = [...new Set([alias, other.id.slice(0, 12), other.name])];
    found.push({ ip, names, env: variables(sim, row.name, other, alias, ip) });
  }
  return found;
}

/** DB_PORT=tcp://172.17.0.2:5432 and the like (moby, daemon/links). */
function variables(
  sim: Sim,
  own: string,
  other: Readonly<ContainerRow>,
  alias: string,
  ip: string,
): string[] {
  const { config } = configOf(sim, other.id);
  const prefix = alias.toUpperCase().replaceAll('-', '_');
  const ports = Object.keys(config.ExposedPorts ?? {}).sort((a, b) => parseInt(a) - parseInt(b));
  const env: string[] = [];
  const [first] = ports;
  if (first !== undefined) env.push(`${prefix}_PORT=${url(first, ip)}`);
  for (const port of ports) {
    const [number = '', protocol = 'tcp'] = port.split('/');
    const name = `${prefix}_PORT_${number}_${protocol.toUpperCase()}`;
    env.push(
      `${name}=${url(port, ip)}`,
      `${name}_ADDR=${ip}`,
      `${name}_PORT=${number}`,
      `${name}_PROTO=${protocol}`,
    );
  }
  env.push(`${prefix}_NAME=/${own}/${alias}`);
  for (const variable of config.Env ?? [])
    if (!/^(PATH|HOME)=/.test(variable)) env.push(`${prefix}_ENV_${variable}`);
  return env;
}

function url(port: string, ip: string): string {
  const [number = '', protocol = 'tcp'] = port.split('/');
  return `${protocol}://${ip}:${number}`;
}
