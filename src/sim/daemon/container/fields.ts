import type { Fields } from '../http/go-json';

/** The fields of a container's configuration in the order of the API (Engine 28.5's container.Config). */
export const configFields: Fields = {
  Hostname: 'string',
  Domainname: 'string',
  User: 'string',
  AttachStdin: 'bool',
  AttachStdout: 'bool',
  AttachStderr: 'bool',
  'ExposedPorts?': 'set',
  Tty: 'bool',
  OpenStdin: 'bool',
  StdinOnce: 'bool',
  Env: 'strings',
  Cmd: 'strslice',
  'Healthcheck?': {
    struct: {
      'Test?': 'strings',
      'Interval?': 'int64',
      'Timeout?': 'int64',
      'StartPeriod?': 'int64',
      'StartInterval?': 'int64',
      'Retries?': 'int',
    },
  },
  Image: 'string',
  Volumes: 'set',
  WorkingDir: 'string',
  Entrypoint: 'strslice',
  'NetworkDisabled?': 'bool',
  'MacAddress?': 'string',
  OnBuild: 'strings',
  Labels: 'labels',
  'StopSignal?': 'string',
  'StopTimeout?': 'json',
  'Shell?': 'strslice',
};

const portMap = {
  map: { list: { struct: { HostIp: 'string', HostPort: 'string' } }, go: '[]nat.PortBinding' },
  go: 'nat.PortMap',
} as const;

const weights = 'json' as const;

/** Limits: also what `docker update` sends. */
const resources: Fields = {
  CpuShares: 'int64',
  Memory: 'int64',
  NanoCpus: 'int64',
  CgroupParent: 'string',
  BlkioWeight: 'int64',
  BlkioWeightDevice: weights,
  BlkioDeviceReadBps: weights,
  BlkioDeviceWriteBps: weights,
  BlkioDeviceReadIOps: weights,
  BlkioDeviceWriteIOps: weights,
  CpuPeriod: 'int64',
  CpuQuota: 'int64',
  CpuRealtimePeriod: 'int64',
  CpuRealtimeRuntime: 'int64',
  CpusetCpus: 'string',
  CpusetMems: 'string',
  Devices: {
    list: { struct: { PathOnHost: 'string', PathInContainer: 'string', CgroupPermissions: 'string' } },
    go: '[]container.DeviceMapping',
  },
  DeviceCgroupRules: 'strings',
  DeviceRequests: 'json',
  MemoryReservation: 'int64',
  MemorySwap: 'int64',
  MemorySwappiness: 'json',
  OomKillDisable: 'json',
  PidsLimit: 'json',
  Ulimits: { list: { struct: { Name: 'string', Hard: 'int64', Soft: 'int64' } }, go: '[]*container.Ulimit' },
  CpuCount: 'int64',
  CpuPercent: 'int64',
  IOMaximumIOps: 'int64',
  IOMaximumBandwidth: 'int64',
};

const restartPolicy = { struct: { Name: 'string', MaximumRetryCount: 'int' } } as const;

const mount: Fields = {
  'Type?': 'string',
  'Source?': 'string',
  'Target?': 'string',
  'ReadOnly?': 'bool',
  'Consistency?': 'string',
  'BindOptions?': 'json',
  'VolumeOptions?': 'json',
  'TmpfsOptions?': 'json',
};

export const hostConfigFields: Fields = {
  Binds: 'strings',
  ContainerIDFile: 'string',
  LogConfig: { struct: { Type: 'string', Config: 'labels' } },
  NetworkMode: 'string',
  PortBindings: portMap,
  RestartPolicy: restartPolicy,
  AutoRemove: 'bool',
  VolumeDriver: 'string',
  VolumesFrom: 'strings',
  ConsoleSize: 'json',
  'Annotations?': 'labels',
  CapAdd: 'strslice',
  CapDrop: 'strslice',
  CgroupnsMode: 'string',
  Dns: 'strings',
  DnsOptions: 'strings',
  DnsSearch: 'strings',
  ExtraHosts: 'strings',
  GroupAdd: 'strings',
  IpcMode: 'string',
  Cgroup: 'string',
  Links: 'strings',
  OomScoreAdj: 'int',
  PidMode: 'string',
  Privileged: 'bool',
  PublishAllPorts: 'bool',
  ReadonlyRootfs: 'bool',
  SecurityOpt: 'strings',
  'StorageOpt?': 'labels',
  'Tmpfs?': 'labels',
  UTSMode: 'string',
  UsernsMode: 'string',
  ShmSize: 'int64',
  'Sysctls?': 'labels',
  Runtime: 'string',
  Isolation: 'string',
  ...resources,
  'Mounts?': { list: { struct: mount }, go: '[]mount.Mount' },
  MaskedPaths: 'json',
  ReadonlyPaths: 'json',
  'Init?': 'json',
};

/** An endpoint as it is asked for, or given. */
export const endpointFields: Fields = {
  IPAMConfig: 'json',
  Links: 'strings',
  Aliases: 'strings',
  MacAddress: 'string',
  DriverOpts: 'labels',
  GwPriority: 'int',
  NetworkID: 'string',
  EndpointID: 'string',
  Gateway: 'string',
  IPAddress: 'string',
  IPPrefixLen: 'int',
  IPv6Gateway: 'string',
  GlobalIPv6Address: 'string',
  GlobalIPv6PrefixLen: 'int',
  DNSNames: 'strings',
};

export const createFields: Fields = {
  ...configFields,
  HostConfig: { struct: hostConfigFields },
  NetworkingConfig: {
    struct: {
      EndpointsConfig: { map: { struct: endpointFields }, go: 'map[string]*network.EndpointSettings' },
    },
  },
};

export const updateFields: Fields = { ...resources, RestartPolicy: restartPolicy };
