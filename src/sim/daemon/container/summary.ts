import * as files from '#sim/files/index';
import type { ContainerRow, MountPoint } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { configOf } from '../state/find';
import { humanDuration } from '../time';

/** A port as `docker ps` gets it. */
export interface PortSummary {
  IP?: string;
  PrivatePort: number;
  PublicPort?: number;
  Type: string;
}

/** One element of GET /containers/json. */
export function summaryOf(sim: Sim, row: Readonly<ContainerRow>, withSize: boolean): object {
  const { config, host, path, args, mounts } = configOf(sim, row.id);
  const size = withSize ? files.usage(sim, row.fs) : undefined;
  return {
    Id: row.id,
    Names: [`/${row.name}`],
    Image: imageName(sim, row, config.Image),
    ImageID: row.image,
    Command: [path, ...args.map(quoteArgument)].join(' '),
    Created: Math.floor(row.created / 1000),
    Ports: portsOf(sim, row),
    ...(size === undefined
      ? {}
      : { ...(size.writable === 0 ? {} : { SizeRw: size.writable }), SizeRootFs: size.total }),
    Labels: config.Labels ?? {},
    State: row.state,
    Status: statusOf(sim, row),
    HostConfig: { NetworkMode: host.NetworkMode },
    NetworkSettings: { Networks: networksOf(row) },
    Mounts: mounts.filter(({ type }) => type !== 'tmpfs').map(mountSummary),
  };
}

/** The name it was created by, as long as that still is this image; otherwise its id. */
function imageName(sim: Sim, row: Readonly<ContainerRow>, name: string): string {
  const daemon = sim.daemons.peek(row.daemon);
  if (daemon === undefined || name === '' || /^(sha256:)?[0-9a-f]{12,64}$/.test(name)) return name;
  const bare = name.includes('@') ? daemon.digests[fullName(name)] : daemon.references[fullName(name)];
  return bare === row.image ? name : row.image;
}

function fullName(name: string): string {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const path = hasHost ? name : slash < 0 ? `docker.io/library/${name}` : `docker.io/${name}`;
  const isTagged = /[:@]/.test(path.slice(path.lastIndexOf('/')));
  return isTagged ? path : `${path}:latest`;
}

/** Arguments with spaces stand in quotes (moby, daemon/list.go). */
function quoteArgument(argument: string): string {
  return /\s/.test(argument) ? `'${argument}'` : argument;
}

/** Published ports where they are published, exposed ones without. */
export function portsOf(sim: Sim, row: Readonly<ContainerRow>): PortSummary[] {
  if (row.process === 0) return [];
  const { config } = configOf(sim, row.id);
  const found: PortSummary[] = [];
  for (const port of Object.keys(config.ExposedPorts ?? {})) {
    const [number = '0', type = 'tcp'] = port.split('/');
    if ((row.ports[port] ?? []).length === 0) found.push({ PrivatePort: Number(number), Type: type });
  }
  for (const [port, places] of Object.entries(row.ports)) {
    const [number = '0', type = 'tcp'] = port.split('/');
    for (const { HostIp, HostPort } of places) {
      found.push({ IP: HostIp, PrivatePort: Number(number), PublicPort: Number(HostPort), Type: type });
    }
  }
  return found;
}

/** `Up 6 seconds (healthy)`, `Exited (0) 2 minutes ago` … (moby, container/state.go). */
export function statusOf(sim: Sim, row: Readonly<ContainerRow>): string {
  const since = (then: number) => humanDuration(sim.now - then);
  const health =
    row.health === undefined
      ? ''
      : row.health.status === 'starting'
        ? ' (health: starting)'
        : ` (${row.health.status})`;
  switch (row.state) {
    case 'running':
      return `Up ${since(row.startedAt)}${health}`;
    case 'paused':
      return `Up ${since(row.startedAt)} (Paused)`;
    case 'restarting':
      return `Restarting (${row.exitCode}) ${since(row.finishedAt)} ago`;
    case 'created':
      return 'Created';
    case 'removing':
      return 'Removal In Progress';
    case 'dead':
      return 'Dead';
    case 'exited':
      return row.startedAt === 0 ? 'Created' : `Exited (${row.exitCode}) ${since(row.finishedAt)} ago`;
  }
}

/** Its networks, without the parts that lists leave out. */
function networksOf(row: Readonly<ContainerRow>): object {
  const entries = Object.entries(row.endpoints).map(([name, { settings }]) => {
    const shown = {
      ...settings,
      IPAMConfig: settings.IPAMConfig,
      Links: null,
      Aliases: null,
      DNSNames: null,
    };
    return [name, shown] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function mountSummary(point: Readonly<MountPoint>): object {
  const { type, name, source, destination, driver, mode, isWritable, propagation } = point;
  if (type === 'tmpfs')
    return { Type: 'tmpfs', Source: '', Destination: destination, Mode: '', RW: isWritable, Propagation: '' };
  return {
    Type: type,
    ...(type === 'volume' ? { Name: name } : {}),
    Source: source,
    Destination: destination,
    ...(type === 'volume' ? { Driver: driver } : {}),
    Mode: mode,
    RW: isWritable,
    Propagation: propagation,
  };
}
