import * as files from '#sim/files/index';
import type { ContainerConfigRow, ContainerRow } from '#sim/world/docker';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { flag } from '../http/request';
import type { Call } from '../http/verb';
import { configOf, peekContainer } from '../state/find';
import { graphDriver } from '../state/storage';
import { goTime } from '../time';
import { mountSummary } from './summary';

/** GET /containers/{name}/json: all there is to know of a container. */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const row = peekContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  const own = configOf(sim, row.id);
  const pid = sim.processes.peek(row.process)?.pids[0] ?? 0;
  const folder = `/var/lib/docker/containers/${row.id}`;
  const size = flag(request, 'size') ? files.usage(sim, row.fs) : undefined;
  return json({
    Id: row.id,
    Created: goTime(row.created),
    Path: own.path,
    Args: own.args,
    State: stateOf(row, pid),
    Image: row.image,
    ResolvConfPath: row.startedAt === 0 && row.netns === 0 ? '' : `${folder}/resolv.conf`,
    HostnamePath: row.startedAt === 0 ? '' : `${folder}/hostname`,
    HostsPath: row.startedAt === 0 ? '' : `${folder}/hosts`,
    LogPath:
      row.startedAt === 0 || own.host.LogConfig.Type !== 'json-file' ? '' : `${folder}/${row.id}-json.log`,
    Name: `/${row.name}`,
    RestartCount: row.restarts,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: row.process !== 0 && !own.host.Privileged ? 'docker-default' : '',
    ExecIDs: row.execs.length === 0 ? null : row.execs,
    HostConfig: own.host,
    GraphDriver: graphDriver(row.id, sim.images.peek(`${daemon.id} ${row.image}`)?.layers ?? []),
    ...(size === undefined ? {} : { SizeRw: size.writable, SizeRootFs: size.total }),
    Mounts: own.mounts.map(mountSummary),
    Config: own.config,
    NetworkSettings: networkSettings(row, own),
  });
}

function stateOf(row: Readonly<ContainerRow>, pid: number): object {
  const { health } = row;
  return {
    Status: row.state,
    Running: row.state === 'running' || row.state === 'paused' || row.state === 'restarting',
    Paused: row.state === 'paused',
    Restarting: row.state === 'restarting',
    OOMKilled: row.isOomKilled,
    Dead: row.state === 'dead',
    Pid: pid,
    ExitCode: row.exitCode,
    Error: row.error,
    StartedAt: goTime(row.startedAt),
    FinishedAt: goTime(row.finishedAt),
    ...(health === undefined
      ? {}
      : {
          Health: {
            Status: health.status,
            FailingStreak: health.streak,
            Log: health.log.map(({ start, end, exitCode, output }) => ({
              Start: goTime(start),
              End: goTime(end),
              ExitCode: exitCode,
              Output: output,
            })),
          },
        }),
  };
}

function networkSettings(row: Readonly<ContainerRow>, own: Readonly<ContainerConfigRow>): object {
  const first = row.endpoints['bridge']?.settings;
  const networks = Object.entries(row.endpoints)
    .map(([name, { settings }]) => [name, settings] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    Bridge: '',
    SandboxID: row.sandbox,
    SandboxKey: row.sandbox === '' ? '' : `/var/run/docker/netns/${row.sandbox.slice(0, 12)}`,
    Ports: row.process === 0 ? {} : allPorts(row, own),
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: first?.EndpointID ?? '',
    Gateway: first?.Gateway ?? '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: first?.IPAddress ?? '',
    IPPrefixLen: first?.IPPrefixLen ?? 0,
    IPv6Gateway: '',
    MacAddress: first?.MacAddress ?? '',
    Networks: Object.fromEntries(networks),
  };
}

/** Exposed ports, with where they are published, or null. */
function allPorts(row: Readonly<ContainerRow>, own: Readonly<ContainerConfigRow>): object {
  const names = [
    ...new Set([...Object.keys(own.config.ExposedPorts ?? {}), ...Object.keys(row.ports)]),
  ].sort();
  return Object.fromEntries(names.map((name) => [name, row.ports[name] ?? null]));
}
