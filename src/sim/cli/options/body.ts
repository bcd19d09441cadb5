import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut, sorted, toRecord } from '../text';
import type { FlagWorld } from '../flags/kinds';
import type { FlagValues } from '../flags/spec';
import { isMac } from './address';
import { parseDevices, throttled, weighted } from './devices';
import { parseEndpoints, type EndpointSettings } from './endpoints';
import { readPairs, uniqueByName, type FileTexts } from './env';
import type { containerFlags } from './flags';
import { parseHealth } from './health';
import { parsePorts } from './ports';
import { parseRestart } from './restart';
import { parseSecurity, seccompFile } from './security';
import { parseVolumes } from './volumes';

export type ContainerFlags = FlagValues<typeof containerFlags>;

/** The body of `POST /containers/create`, keys in the client's order; JSON leaves out those that are undefined. */
export interface ContainerBody {
  AttachStdin: boolean;
  AttachStdout: boolean;
  AttachStderr: boolean;
  readonly Tty: boolean;
  readonly OpenStdin: boolean;
  StdinOnce: boolean;
  readonly Image: string;
  readonly HostConfig: HostConfig;
  readonly NetworkingConfig: { readonly EndpointsConfig: Readonly<Record<string, EndpointSettings>> };
  readonly [key: string]: unknown;
}
export interface HostConfig {
  readonly AutoRemove: boolean;
  /** Rows and columns of the client's terminal; 0, 0 without one. */
  ConsoleSize: [number, number];
  readonly Dns: readonly string[];
  readonly [key: string]: unknown;
}

/** The files that these flags name; their texts must be at hand for `containerBody`. */
export function filesOf(flags: ContainerFlags): string[] {
  const profiles = (flags['security-opt'] ?? []).flatMap((option) => seccompFile(option) ?? []);
  return [...(flags['env-file'] ?? []), ...(flags['label-file'] ?? []), ...profiles];
}

/**
 * What `docker run` and `docker create` send, from what was typed. Every check and its words are those of the
 * client 28.5.2, in its order; what the engine checks is not checked here.
 */
export function containerBody(
  flags: ContainerFlags,
  image: string,
  command: readonly string[],
  world: FlagWorld,
  texts: FileTexts,
): ContainerBody | Refusal {
  const parts = readParts(flags, world, texts);
  if (isRefusal(parts)) return parts;
  const attach = flags.attach ?? [];
  const AttachStdin = attach.includes('stdin') || flags.interactive === true;
  const OpenStdin = flags.interactive === true;
  const everything = attach.length === 0;
  const firstNetwork = flags.network?.[0]?.target ?? 'default';
  const mac = parts.endpoints[firstNetwork]?.MacAddress ?? flags['mac-address'] ?? '';
  return {
    Hostname: flags.hostname ?? '',
    Domainname: flags.domainname ?? '',
    User: flags.user ?? '',
    AttachStdin,
    AttachStdout: everything || attach.includes('stdout'),
    AttachStderr: everything || attach.includes('stderr'),
    ExposedPorts: Object.keys(parts.ports.exposed).length > 0 ? parts.ports.exposed : undefined,
    Tty: flags.tty === true,
    OpenStdin,
    StdinOnce: OpenStdin && AttachStdin,
    Env: parts.env.length > 0 ? parts.env : null,
    Cmd: command.length > 0 ? command : null,
    Healthcheck: parts.health,
    Image: image,
    Volumes: parts.volumes.volumes,
    WorkingDir: flags.workdir ?? '',
    Entrypoint: flags.entrypoint === undefined ? null : [flags.entrypoint],
    MacAddress: mac || undefined,
    OnBuild: null,
    Labels: sorted(toRecord(parts.labels)),
    StopSignal: flags['stop-signal'] || undefined,
    StopTimeout: flags['stop-timeout'],
    HostConfig: hostConfig(flags, parts, firstNetwork),
    NetworkingConfig: { EndpointsConfig: parts.endpoints },
  };
}

function readParts(flags: ContainerFlags, world: FlagWorld, texts: FileTexts) {
  const mac = flags['mac-address'] ?? '';
  if (mac !== '' && !isMac(mac.trim())) return refuse(`${mac} is not a valid mac address`);
  const swappiness = flags['memory-swappiness'];
  if (swappiness !== -1 && (swappiness < 0 || swappiness > 100)) {
    return refuse(`invalid value: ${String(swappiness)}. Valid memory swappiness range is 0-100`);
  }
  const volumes = parseVolumes(flags.volume ?? [], world.cwd);
  if (isRefusal(volumes)) return volumes;
  const ports = parsePorts(flags.publish ?? [], flags.expose ?? []);
  if (isRefusal(ports)) return ports;
  const devices = parseDevices(flags.device ?? [], flags.gpus ?? []);
  if (isRefusal(devices)) return devices;
  const typedEnv = uniqueByName(flags.env ?? []);
  const env = readPairs(flags['env-file'] ?? [], typedEnv, texts, (name) => world.env[name]);
  if (isRefusal(env)) return env;
  const labels = readPairs(flags['label-file'] ?? [], flags.label ?? [], texts);
  if (isRefusal(labels)) return labels;
  const mode = wrongMode(flags);
  if (mode) return mode;
  const restart = parseRestart(flags.restart);
  if (isRefusal(restart)) return restart;
  const logOptions = flags['log-opt'] ?? [];
  if (flags['log-driver'] === 'none' && logOptions.length > 0)
    return refuse('invalid logging opts for driver none');
  const security = parseSecurity(flags['security-opt'] ?? [], texts);
  if (isRefusal(security)) return security;
  if (flags['storage-opt']?.some((option) => !option.includes('='))) return refuse('invalid storage option');
  const health = parseHealth(flags);
  if (isRefusal(health)) return health;
  if (flags.rm && !['no', ''].includes(restart.Name)) {
    return refuse('conflicting options: cannot specify both --restart and --rm');
  }
  const endpoints = parseEndpoints(flags.network ?? [], {
    aliases: flags['network-alias'] ?? [],
    links: flags.link ?? [],
    ip: flags.ip ?? '',
    ip6: flags.ip6 ?? '',
    mac,
    linkLocalIps: flags['link-local-ip'] ?? [],
  });
  if (isRefusal(endpoints)) return endpoints;
  return { volumes, ports, devices, env, labels, restart, security, health, endpoints };
}
type Parts = Exclude<ReturnType<typeof readParts>, Refusal>;

function wrongMode(flags: ContainerFlags): Refusal | undefined {
  const isHost = (mode: string | undefined): boolean => mode === undefined || mode === '' || mode === 'host';
  const [kind, name] = cut(flags.pid ?? '', ':');
  const isContainer = kind === 'container' && name !== undefined && name !== '';
  if (!isHost(flags.pid) && !isContainer) return refuse('--pid: invalid PID mode');
  if (!isHost(flags.uts)) return refuse('--uts: invalid UTS mode');
  if (!isHost(flags.userns)) return refuse('--userns: invalid USER mode');
  if (!isHost(flags.cgroupns) && flags.cgroupns !== 'private')
    return refuse('--cgroupns: invalid CGROUP mode');
  return undefined;
}

/** `net_admin` as `CAP_NET_ADMIN`, once each and in order. */
function capabilities(typed: readonly string[] | undefined): string[] | null {
  if (typed === undefined) return null;
  const names = typed
    .map((name) => name.toUpperCase())
    .map((name) => (/^(ALL$|CAP_)/.test(name) ? name : `CAP_${name}`));
  return [...new Set(names)].sort();
}

function hostConfig(flags: ContainerFlags, parts: Parts, networkMode: string): HostConfig {
  const list = (values: readonly string[] | undefined) => (values === undefined ? null : values);
  const nonEmpty = (record: Readonly<Record<string, string>> | undefined) =>
    record === undefined || Object.keys(record).length === 0 ? undefined : sorted(record);
  const tmpfs = flags.tmpfs?.map((text) => [cut(text, ':')[0], cut(text, ':')[1] ?? ''] as const);
  return {
    Binds: parts.volumes.binds,
    ContainerIDFile: flags.cidfile ?? '',
    LogConfig: { Type: flags['log-driver'] ?? '', Config: sorted(toRecord(flags['log-opt'] ?? [])) },
    NetworkMode: networkMode,
    PortBindings: parts.ports.bindings,
    RestartPolicy: parts.restart,
    AutoRemove: flags.rm === true,
    VolumeDriver: flags['volume-driver'] ?? '',
    VolumesFrom: list(flags['volumes-from']),
    ConsoleSize: [0, 0] as [number, number],
    Annotations: nonEmpty(flags.annotation),
    CapAdd: capabilities(flags['cap-add']),
    CapDrop: capabilities(flags['cap-drop']),
    CgroupnsMode: flags.cgroupns ?? '',
    Dns: flags.dns ?? [],
    DnsOptions: flags['dns-option'] ?? [],
    DnsSearch: flags['dns-search'] ?? [],
    ExtraHosts: list(flags['add-host']),
    GroupAdd: list(flags['group-add']),
    IpcMode: flags.ipc ?? '',
    Cgroup: '',
    Links: list(flags.link),
    OomScoreAdj: flags['oom-score-adj'] ?? 0,
    PidMode: flags.pid ?? '',
    Privileged: flags.privileged === true,
    PublishAllPorts: flags['publish-all'] === true,
    ReadonlyRootfs: flags['read-only'] === true,
    SecurityOpt: parts.security.options,
    StorageOpt: nonEmpty(flags['storage-opt'] && toRecord(flags['storage-opt'])),
    Tmpfs: nonEmpty(tmpfs && Object.fromEntries(tmpfs)),
    UTSMode: flags.uts ?? '',
    UsernsMode: flags.userns ?? '',
    ShmSize: flags['shm-size'] ?? 0,
    Sysctls: nonEmpty(flags.sysctl),
    Runtime: flags.runtime || undefined,
    Isolation: flags.isolation ?? '',
    ...resourcesOf(flags, parts),
    Mounts: flags.mount,
    MaskedPaths: parts.security.maskedPaths,
    ReadonlyPaths: parts.security.readonlyPaths,
    Init: flags.init,
  };
}

function resourcesOf(flags: ContainerFlags, parts: Parts) {
  return {
    CpuShares: flags['cpu-shares'] ?? 0,
    Memory: flags.memory ?? 0,
    NanoCpus: flags.cpus ?? 0,
    CgroupParent: flags['cgroup-parent'] ?? '',
    BlkioWeight: flags['blkio-weight'] ?? 0,
    BlkioWeightDevice: weighted(flags['blkio-weight-device'] ?? []),
    BlkioDeviceReadBps: throttled(flags['device-read-bps'] ?? []),
    BlkioDeviceWriteBps: throttled(flags['device-write-bps'] ?? []),
    BlkioDeviceReadIOps: throttled(flags['device-read-iops'] ?? []),
    BlkioDeviceWriteIOps: throttled(flags['device-write-iops'] ?? []),
    CpuPeriod: flags['cpu-period'] ?? 0,
    CpuQuota: flags['cpu-quota'] ?? 0,
    CpuRealtimePeriod: flags['cpu-rt-period'] ?? 0,
    CpuRealtimeRuntime: flags['cpu-rt-runtime'] ?? 0,
    CpusetCpus: flags['cpuset-cpus'] ?? '',
    CpusetMems: flags['cpuset-mems'] ?? '',
    Devices: parts.devices.mappings,
    DeviceCgroupRules: flags['device-cgroup-rule'] ?? null,
    DeviceRequests: parts.devices.requests,
    KernelMemory: flags['kernel-memory'] || undefined,
    MemoryReservation: flags['memory-reservation'] ?? 0,
    MemorySwap: flags['memory-swap'] ?? 0,
    MemorySwappiness: flags['memory-swappiness'],
    OomKillDisable: flags['oom-kill-disable'] === true,
    PidsLimit: flags['pids-limit'] ?? 0,
    Ulimits: Object.values(sorted(flags.ulimit ?? {})),
    CpuCount: flags['cpu-count'] ?? 0,
    CpuPercent: flags['cpu-percent'] ?? 0,
    IOMaximumIOps: flags['io-maxiops'] ?? 0,
    IOMaximumBandwidth: flags['io-maxbandwidth'] ?? 0,
  };
}
