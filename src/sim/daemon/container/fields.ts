import type { Fields } from '../http/go-json';

/** The fields of a container's configuration in the order of the API (Engine 28.5's container.Config). */
export const configFields: Fields = {
  Hostname: 'string',
  Domainname: 'string',
  User: 'string',
  AttachStdin: 'bool',
  AttachStdout: 'bool',
  AttachStderr: 'bool',
  'ExposedPorts?': { set: 'nat.PortSet' },
  Tty: 'bool',
  OpenStdin: 'bool',
  StdinOnce: 'bool',
  Env: 'strings',
  Cmd: 'strslice',
  'Healthcheck?': {
    struct: {
      'Test?': 'strings',
      'Interval?': 'duration',
      'Timeout?': 'duration',
      'StartPeriod?': 'duration',
      'StartInterval?': 'duration',
      'Retries?': 'int',
    },
    go: 'v1.HealthcheckConfig',
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
  'StopTimeout?': { maybe: 'int' },
  'Shell?': 'strslice',
};

const portMap = {
  map: {
    list: { struct: { HostIp: 'string', HostPort: 'string' }, go: 'nat.PortBinding' },
    go: '[]nat.PortBinding',
  },
  go: 'nat.PortMap',
} as const;

const weights = {
  list: { struct: { Path: 'string', Weight: 'uint16' }, go: 'blkiodev.WeightDevice' },
  go: '[]*blkiodev.WeightDevice',
} as const;

const throttles = {
  list: { struct: { Path: 'string', Rate: 'int64' }, go: 'blkiodev.ThrottleDevice' },
  go: '[]*blkiodev.ThrottleDevice',
} as const;

/** Limits: also what `docker update` sends. */
const resources: Fields = {
  CpuShares: 'int64',
  Memory: 'int64',
  NanoCpus: 'int64',
  CgroupParent: 'string',
  BlkioWeight: 'uint16',
  BlkioWeightDevice: weights,
  BlkioDeviceReadBps: throttles,
  BlkioDeviceWriteBps: throttles,
  BlkioDeviceReadIOps: throttles,
  BlkioDeviceWriteIOps: throttles,
  CpuPeriod: 'int64',
  CpuQuota: 'int64',
  CpuRealtimePeriod: 'int64',
  CpuRealtimeRuntime: 'int64',
  CpusetCpus: 'string',
  CpusetMems: 'string',
  Devices: {
    list: {
      struct: { PathOnHost: 'string', PathInContainer: 'string', CgroupPermissions: 'string' },
      go: 'container.DeviceMapping',
    },
    go: '[]container.DeviceMapping',
  },
  DeviceCgroupRules: 'strings',
  DeviceRequests: {
    list: {
      struct: {
        Driver: 'string',
        Count: 'int',
        DeviceIDs: 'strings',
        Capabilities: { list: 'strings', go: '[][]string' },
        Options: 'labels',
      },
      go: 'container.DeviceRequest',
    },
    go: '[]container.DeviceRequest',
  },
  MemoryReservation: 'int64',
  MemorySwap: 'int64',
  MemorySwappiness: { maybe: 'int64' },
  OomKillDisable: { maybe: 'bool' },
  PidsLimit: { maybe: 'int64' },
  Ulimits: {
    list: { struct: { Name: 'string', Hard: 'int64', Soft: 'int64' }, go: 'units.Ulimit' },
    go: '[]*container.Ulimit',
  },
  CpuCount: 'int64',
  CpuPercent: 'int64',
  IOMaximumIOps: 'int64',
  IOMaximumBandwidth: 'int64',
};

const restartPolicy = {
  struct: { Name: { text: 'container.RestartPolicyMode' }, MaximumRetryCount: 'int' },
  go: 'container.RestartPolicy',
} as const;

const mount: Fields = {
  'Type?': { text: 'mount.Type' },
  'Source?': 'string',
  'Target?': 'string',
  'ReadOnly?': 'bool',
  'Consistency?': 'string',
  'BindOptions?': {
    maybe: {
      struct: {
        'Propagation?': { text: 'mount.Propagation' },
        'NonRecursive?': 'bool',
        'CreateMountpoint?': 'bool',
        'ReadOnlyNonRecursive?': 'bool',
        'ReadOnlyForceRecursive?': 'bool',
      },
      go: 'mount.BindOptions',
    },
  },
  'VolumeOptions?': {
    maybe: {
      struct: {
        'NoCopy?': 'bool',
        'Labels?': 'labels',
        'Subpath?': 'string',
        'DriverConfig?': {
          maybe: { struct: { 'Name?': 'string', 'Options?': 'labels' }, go: 'mount.Driver' },
        },
      },
      go: 'mount.VolumeOptions',
    },
  },
  'TmpfsOptions?': {
    maybe: {
      struct: { 'SizeBytes?': 'int64', 'Mode?': 'int', 'Options?': 'json' },
      go: 'mount.TmpfsOptions',
    },
  },
};

export const hostConfigFields: Fields = {
  Binds: 'strings',
  ContainerIDFile: 'string',
  LogConfig: { struct: { Type: 'string', Config: 'labels' }, go: 'container.LogConfig' },
  NetworkMode: { text: 'container.NetworkMode' },
  PortBindings: portMap,
  RestartPolicy: restartPolicy,
  AutoRemove: 'bool',
  VolumeDriver: 'string',
  VolumesFrom: 'strings',
  ConsoleSize: 'size',
  'Annotations?': 'labels',
  CapAdd: 'strslice',
  CapDrop: 'strslice',
  CgroupnsMode: { text: 'container.CgroupnsMode' },
  Dns: 'strings',
  DnsOptions: 'strings',
  DnsSearch: 'strings',
  ExtraHosts: 'strings',
  GroupAdd: 'strings',
  IpcMode: { text: 'container.IpcMode' },
  Cgroup: { text: 'container.CgroupSpec' },
  Links: 'strings',
  OomScoreAdj: 'int',
  PidMode: { text: 'container.PidMode' },
  Privileged: 'bool',
  PublishAllPorts: 'bool',
  ReadonlyRootfs: 'bool',
  SecurityOpt: 'strings',
  'StorageOpt?': 'labels',
  'Tmpfs?': 'labels',
  UTSMode: { text: 'container.UTSMode' },
  UsernsMode: { text: 'container.UsernsMode' },
  ShmSize: 'int64',
  'Sysctls?': 'labels',
  Runtime: 'string',
  Isolation: { text: 'container.Isolation' },
  ...resources,
  'Mounts?': { list: { struct: mount, go: 'mount.Mount' }, go: '[]mount.Mount' },
  MaskedPaths: 'strings',
  ReadonlyPaths: 'strings',
  'Init?': { maybe: 'bool' },
};

/** An endpoint as it is asked for, or given. */
export const endpointFields: Fields = {
  IPAMConfig: {
    maybe: {
      struct: { 'IPv4Address?': 'string', 'IPv6Address?': 'string', 'LinkLocalIPs?': 'strings' },
      go: 'network.EndpointIPAMConfig',
    },
  },
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
  HostConfig: { struct: hostConfigFields, go: 'container.HostConfig' },
  NetworkingConfig: {
    struct: {
      EndpointsConfig: {
        map: { struct: endpointFields, go: 'network.EndpointSettings' },
        go: 'map[string]*network.EndpointSettings',
      },
    },
    go: 'network.NetworkingConfig',
  },
};

export const updateFields: Fields = { ...resources, RestartPolicy: restartPolicy };
