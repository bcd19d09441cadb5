import type { DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { containerdCommit, engineVersion, initCommit, runcCommit } from '../api/version';
import { json, type Reply } from '../http/answer';
import { isAtLeast, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { countedAs } from '../runtime/exit';
import { imagesOf } from '../state/images';
import { fullTime } from '../time';
import { windowsEngine } from '../windows/door';

const plugins = {
  Volume: ['local'],
  Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
  Authorization: null,
  Log: ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
};

const driverStatus = [
  ['Backing Filesystem', 'extfs'],
  ['Supports d_type', 'true'],
  ['Using metacopy', 'false'],
  ['Native Overlay Diff', 'true'],
  ['userxattr', 'false'],
];

/** GET /info */
export function info({ sim, daemon, request }: Call): Reply {
  const machine = sim.machines.need(daemon.machine);
  const { running, paused, stopped } = shownCounts(sim, daemon);
  const process = sim.processes.peek(daemon.process);
  const hostname = sim.namespaces.peek(machine.ns.uts)?.hostname ?? machine.name;
  const told = {
    ID: daemon.engineId,
    Containers: running + paused + stopped,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: stopped,
    Images: [...imagesOf(sim, daemon.id)].length,
    Driver: 'overlay2',
    DriverStatus: driverStatus,
    Plugins: plugins,
    MemoryLimit: true,
    SwapLimit: true,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: true,
    PidsLimit: true,
    IPv4Forwarding: true,
    Debug: false,
    NFd: Object.keys(process?.files ?? {}).length + 20,
    OomKillDisable: false,
    NGoroutines: (process?.threads.length ?? 0) + 40,
    SystemTime: fullTime(sim.now),
    LoggingDriver: 'json-file',
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    NEventsListener: 0,
    KernelVersion: machine.kernel.release,
    OperatingSystem: machine.osName,
    OSVersion: /\d+\.\d+/.exec(machine.osName)?.[0] ?? '',
    OSType: 'linux',
    Architecture: machine.arch === 'arm64' ? 'aarch64' : 'x86_64',
    ...registryPart,
    NCPU: machine.hardware.cores,
    MemTotal: machine.hardware.memory,
    GenericResources: null,
    DockerRootDir: '/var/lib/docker',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Name: hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: engineVersion,
    ...lastPart,
  };
  if (machine.kernel.kind === 'windows') Object.assign(told, windowsEngine.value.info(machine));
  return json(isAtLeast(request, 50) ? told : olderInfo(request, told));
}

/** Older versions knew other things, and wrote them in alphabetical order. */
function olderInfo(request: ApiRequest, told: Record<string, unknown>): object {
  const older: Record<string, unknown> = { ...told, BridgeNfIp6tables: true, BridgeNfIptables: true };
  if (!isAtLeast(request, 49)) {
    delete older['FirewallBackend'];
    for (const [name, ID] of Object.entries({ RuncCommit: runcCommit, InitCommit: initCommit }))
      older[name] = { Expected: ID, ID };
  }
  if (!isAtLeast(request, 47)) {
    const none = { AllowNondistributableArtifactsCIDRs: null, AllowNondistributableArtifactsHostnames: null };
    older['RegistryConfig'] = { ...none, ...registryPart.RegistryConfig };
  }
  if (!isAtLeast(request, 46)) delete older['Containerd'];
  if (!isAtLeast(request, 42)) older['KernelMemory'] = true;
  if (!isAtLeast(request, 25)) older['SecurityOptions'] = ['apparmor', 'seccomp', 'cgroupns'];
  return Object.fromEntries(Object.entries(older).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const registryPart = {
  IndexServerAddress: 'https://index.docker.io/v1/',
  RegistryConfig: {
    IndexConfigs: { 'docker.io': { Mirrors: [], Name: 'docker.io', Official: true, Secure: true } },
    InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
    Mirrors: null,
  },
};

const lastPart = {
  Runtimes: { 'io.containerd.runc.v2': { path: 'runc' }, runc: { path: 'runc' } },
  DefaultRuntime: 'runc',
  Swarm: {
    NodeID: '',
    NodeAddr: '',
    LocalNodeState: 'inactive',
    ControlAvailable: false,
    Error: '',
    RemoteManagers: null,
  },
  LiveRestoreEnabled: false,
  Isolation: '',
  InitBinary: 'docker-init',
  ContainerdCommit: { ID: containerdCommit },
  RuncCommit: { ID: runcCommit },
  InitCommit: { ID: initCommit },
  SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
  FirewallBackend: { Driver: 'iptables' },
  CDISpecDirs: ['/etc/cdi', '/var/run/cdi'],
  Containerd: {
    Address: '/run/containerd/containerd.sock',
    Namespaces: { Containers: 'moby', Plugins: 'plugins.moby' },
  },
  Warnings: null,
};

/** How many containers there are, without those in which BuildKit runs a step. */
function shownCounts(sim: Sim, daemon: Readonly<DaemonRow>): DaemonRow['counts'] {
  const counts = { ...daemon.counts };
  if (sim.solves.size === 0) return counts;
  for (const row of sim.containers.all())
    if (row.daemon === daemon.id && row.isBuild === true) counts[countedAs(row)] -= 1;
  return counts;
}
