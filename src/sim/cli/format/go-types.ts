/**
 * The Go structs that `docker inspect --format` runs over: fields in order, as `Name:type` or `Name=JsonName:type`. `{ … }` are the fields of an
 * embedded struct. Types are `string`, `bool`, `int`, `time`, `any`, `[]T`, `map T`, `*Struct` and `Struct`. Facts from the API types of Engine 28.5.2 (moby/api/types).
 */
export const goTypes = {
  'container.InspectResponse': `ID=Id:string Created:string Path:string Args:[]string State:*container.State Image:string
    ResolvConfPath:string HostnamePath:string HostsPath:string LogPath:string Name:string RestartCount:int Driver:string
    Platform:string MountLabel:string ProcessLabel:string AppArmorProfile:string ExecIDs:[]string
    HostConfig:*container.HostConfig GraphDriver:storage.DriverData SizeRw:*int SizeRootFs:*int
    Mounts:[]container.MountPoint Config:*container.Config NetworkSettings:*container.NetworkSettings
    ImageManifestDescriptor:any`,
  'context.Inspected': `Name:string Metadata:store.Metadata Endpoints:map any TLSMaterial:map []string Storage:any`,
  'store.Metadata': `Name:string`,
  'types.Plugin': `Config:any Enabled:bool ID=Id:string Name:string PluginReference:string Settings:any`,
  'container.State': `Status:string Running:bool Paused:bool Restarting:bool OOMKilled:bool Dead:bool Pid:int ExitCode:int
    Error:string StartedAt:string FinishedAt:string Health:*container.Health`,
  'container.Health': `Status:string FailingStreak:int Log:[]*container.HealthcheckResult`,
  'container.HealthcheckResult': `Start:time End:time ExitCode:int Output:string`,
  'container.MountPoint': `Type:string Name:string Source:string Destination:string Driver:string Mode:string RW:bool
    Propagation:string`,
  'container.Config': `Hostname:string Domainname:string User:string AttachStdin:bool AttachStdout:bool AttachStderr:bool
    ExposedPorts:map struct{} Tty:bool OpenStdin:bool StdinOnce:bool Env:[]string Cmd:[]string
    Healthcheck:*v1.HealthcheckConfig ArgsEscaped:bool Image:string Volumes:map struct{} WorkingDir:string
    Entrypoint:[]string NetworkDisabled:bool MacAddress:string OnBuild:[]string Labels:map string StopSignal:string
    StopTimeout:*int Shell:[]string`,
  'v1.HealthcheckConfig': `Test:[]string Interval:duration Timeout:duration StartPeriod:duration StartInterval:duration
    Retries:int`,
  'container.HostConfig': `Binds:[]string ContainerIDFile:string LogConfig:container.LogConfig NetworkMode:string
    PortBindings:map []nat.PortBinding RestartPolicy:container.RestartPolicy AutoRemove:bool VolumeDriver:string
    VolumesFrom:[]string ConsoleSize:[]int Annotations:map string CapAdd:[]string CapDrop:[]string CgroupnsMode:string
    DNS=Dns:[]string DNSOptions=DnsOptions:[]string DNSSearch=DnsSearch:[]string ExtraHosts:[]string GroupAdd:[]string
    IpcMode:string Cgroup:string Links:[]string OomScoreAdj:int PidMode:string Privileged:bool PublishAllPorts:bool
    ReadonlyRootfs:bool SecurityOpt:[]string StorageOpt:map string Tmpfs:map string UTSMode:string UsernsMode:string
    ShmSize:int Sysctls:map string Runtime:string Isolation:string { CPUShares=CpuShares:int Memory:int NanoCPUs=NanoCpus:int
    CgroupParent:string BlkioWeight:int BlkioWeightDevice:[]any BlkioDeviceReadBps:[]any BlkioDeviceWriteBps:[]any
    BlkioDeviceReadIOps:[]any BlkioDeviceWriteIOps:[]any CPUPeriod=CpuPeriod:int CPUQuota=CpuQuota:int
    CPURealtimePeriod=CpuRealtimePeriod:int CPURealtimeRuntime=CpuRealtimeRuntime:int CpusetCpus:string CpusetMems:string
    Devices:[]container.DeviceMapping DeviceCgroupRules:[]string DeviceRequests:[]any KernelMemory:int KernelMemoryTCP:int
    MemoryReservation:int MemorySwap:int MemorySwappiness:*int OomKillDisable:*bool PidsLimit:*int
    Ulimits:[]*container.Ulimit CPUCount=CpuCount:int CPUPercent=CpuPercent:int IOMaximumIOps:int IOMaximumBandwidth:int }
    Mounts:[]mount.Mount MaskedPaths:[]string ReadonlyPaths:[]string Init:*bool`,
  'mount.Mount': `Type:string Source:string Target:string ReadOnly:bool Consistency:string BindOptions:*any
    VolumeOptions:*any ImageOptions:*any TmpfsOptions:*any ClusterOptions:*any`,
  'container.LogConfig': `Type:string Config:map string`,
  'container.RestartPolicy': `Name:string MaximumRetryCount:int`,
  'container.DeviceMapping': `PathOnHost:string PathInContainer:string CgroupPermissions:string`,
  'container.Ulimit': `Name:string Hard:int Soft:int`,
  'nat.PortBinding': `HostIP=HostIp:string HostPort:string`,
  'struct{}': ``,
  'storage.DriverData': `Data:map string Name:string`,
  'container.NetworkSettings': `{ Bridge:string SandboxID:string SandboxKey:string Ports:map []nat.PortBinding
    HairpinMode:bool LinkLocalIPv6Address:string LinkLocalIPv6PrefixLen:int SecondaryIPAddresses:[]any
    SecondaryIPv6Addresses:[]any } { EndpointID:string Gateway:string GlobalIPv6Address:string GlobalIPv6PrefixLen:int
    IPAddress:string IPPrefixLen:int IPv6Gateway:string MacAddress:string } Networks:map *network.EndpointSettings`,
  'network.EndpointSettings': `IPAMConfig:*network.EndpointIPAMConfig Links:[]string Aliases:[]string MacAddress:string
    DriverOpts:map string GwPriority:int NetworkID:string EndpointID:string Gateway:string IPAddress:string IPPrefixLen:int
    IPv6Gateway:string GlobalIPv6Address:string GlobalIPv6PrefixLen:int DNSNames:[]string`,
  'network.EndpointIPAMConfig': `IPv4Address:string IPv6Address:string LinkLocalIPs:[]string`,
  'image.InspectResponse': `ID=Id:string RepoTags:[]string RepoDigests:[]string Parent:string Comment:string Created:string
    Container:string ContainerConfig:*container.Config DockerVersion:string Author:string
    Config:*v1.DockerOCIImageConfig Architecture:string Variant:string Os:string OsVersion:string Size:int
    VirtualSize:int GraphDriver:storage.DriverData RootFS:image.RootFS Metadata:image.Metadata Descriptor:any
    Manifests:[]any`,
  'v1.DockerOCIImageConfig': `{ User:string ExposedPorts:map struct{} Env:[]string Entrypoint:[]string Cmd:[]string
    Volumes:map struct{} WorkingDir:string Labels:map string StopSignal:string ArgsEscaped:bool }
    { Healthcheck:*v1.HealthcheckConfig OnBuild:[]string Shell:[]string }`,
  'image.RootFS': `Type:string Layers:[]string`,
  'image.Metadata': `LastTagTime:time`,
  'network.Inspect': `Name:string ID=Id:string Created:time Scope:string Driver:string EnableIPv4:bool EnableIPv6:bool
    IPAM:network.IPAM Internal:bool Attachable:bool Ingress:bool ConfigFrom:network.ConfigReference ConfigOnly:bool
    Containers:map network.EndpointResource Options:map string Labels:map string Peers:[]any Services:map any`,
  'network.IPAM': `Driver:string Options:map string Config:[]network.IPAMConfig`,
  'network.IPAMConfig': `Subnet:string IPRange:string Gateway:string AuxAddress=AuxiliaryAddresses:map string`,
  'network.ConfigReference': `Network:string`,
  'network.EndpointResource': `Name:string EndpointID:string MacAddress:string IPv4Address:string IPv6Address:string`,
  'volume.Volume': `ClusterVolume:*any CreatedAt:string Driver:string Labels:map string Mountpoint:string Name:string
    Options:map string Scope:string Status:map any UsageData:*volume.UsageData`,
  'volume.UsageData': `RefCount:int Size:int`,
  'events.Message': `Status=status:string ID=id:string From=from:string Type:string Action:string Actor:events.Actor
    Scope=scope:string Time=time:int TimeNano=timeNano:int`,
  'events.Actor': `ID:string Attributes:map string`,
  'system.versionInfo': `Client:system.clientVersion Server:*system.serverVersion`,
  'system.clientVersion': `Platform:*any Version:string APIVersion=ApiVersion:string
    DefaultAPIVersion:string GitCommit:string GoVersion:string Os:string Arch:string BuildTime:string Context:string`,
  'system.serverVersion': `Platform:system.platformInfo Components:[]types.ComponentVersion Version:string
    APIVersion=ApiVersion:string MinAPIVersion:string GitCommit:string GoVersion:string Os:string Arch:string
    KernelVersion:string Experimental:bool BuildTime:string`,
  'system.platformInfo': `Name:string`,
  'types.ComponentVersion': `Name:string Version:string Details:map string`,
} as const;

export type GoTypeName = keyof typeof goTypes;
