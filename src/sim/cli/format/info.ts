import { bytesSize } from './units';

/** The answer of `GET /info`, as far as `docker info` prints it. */
export interface SystemInfo {
  readonly ID?: string;
  readonly Containers?: number;
  readonly ContainersRunning?: number;
  readonly ContainersPaused?: number;
  readonly ContainersStopped?: number;
  readonly Images?: number;
  readonly Driver?: string;
  readonly DriverStatus?: readonly (readonly string[])[] | null;
  readonly Plugins?: Readonly<
    Record<'Volume' | 'Network' | 'Authorization' | 'Log', readonly string[] | null>
  >;
  readonly LoggingDriver?: string;
  readonly CgroupDriver?: string;
  readonly CgroupVersion?: string;
  readonly CDISpecDirs?: readonly string[] | null;
  readonly Swarm?: { readonly LocalNodeState?: string };
  readonly Runtimes?: Readonly<Record<string, unknown>>;
  readonly DefaultRuntime?: string;
  readonly OSType?: string;
  readonly InitBinary?: string;
  readonly ContainerdCommit?: { readonly ID?: string };
  readonly RuncCommit?: { readonly ID?: string };
  readonly InitCommit?: { readonly ID?: string };
  readonly SecurityOptions?: readonly string[] | null;
  readonly KernelVersion?: string;
  readonly OperatingSystem?: string;
  readonly Architecture?: string;
  readonly NCPU?: number;
  readonly MemTotal?: number;
  readonly Name?: string;
  readonly DockerRootDir?: string;
  readonly Debug?: boolean;
  readonly HttpProxy?: string;
  readonly HttpsProxy?: string;
  readonly NoProxy?: string;
  readonly Labels?: readonly string[] | null;
  readonly ExperimentalBuild?: boolean;
  readonly RegistryConfig?: {
    readonly IndexConfigs?: Readonly<
      Record<string, { readonly Name: string; readonly Secure: boolean }>
    > | null;
    readonly InsecureRegistryCIDRs?: readonly string[] | null;
    readonly Mirrors?: readonly string[] | null;
  } | null;
  readonly LiveRestoreEnabled?: boolean;
  readonly ProductLicense?: string;
  readonly DefaultAddressPools?: readonly { readonly Base: string; readonly Size: number }[] | null;
  readonly ServerVersion?: string;
  readonly Warnings?: readonly string[] | null;
}

const filled = (name: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [` ${name}: ${value}`];
const words = (list: readonly string[] | null | undefined): string => (list ?? []).join(' ');
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [` ${title}:`, ...lines];

/** The lines under `Server:`. */
export function infoLines(info: SystemInfo): string {
  const lines = [
    ...engine(info),
    ...runtimes(info),
    ...machine(info),
    ...registries(info),
    ...ending(info),
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function engine(info: SystemInfo): string[] {
  return [
    ` Containers: ${String(info.Containers ?? 0)}`,
    `  Running: ${String(info.ContainersRunning ?? 0)}`,
    `  Paused: ${String(info.ContainersPaused ?? 0)}`,
    `  Stopped: ${String(info.ContainersStopped ?? 0)}`,
    ` Images: ${String(info.Images ?? 0)}`,
    ...filled('Server Version', info.ServerVersion),
    ...filled('Storage Driver', info.Driver),
    ...(info.DriverStatus ?? []).map(([key = '', value = '']) => `  ${key}: ${value}`),
    ...filled('Logging Driver', info.LoggingDriver),
    ...filled('Cgroup Driver', info.CgroupDriver),
    ...filled('Cgroup Version', info.CgroupVersion),
    ' Plugins:',
    `  Volume: ${words(info.Plugins?.Volume)}`,
    `  Network: ${words(info.Plugins?.Network)}`,
    ...(info.Plugins?.Authorization?.length ? [`  Authorization: ${words(info.Plugins.Authorization)}`] : []),
    `  Log: ${words(info.Plugins?.Log)}`,
    ...section(
      'CDI spec directories',
      (info.CDISpecDirs ?? []).map((folder) => `  ${folder}`),
    ),
    ` Swarm: ${info.Swarm?.LocalNodeState ?? ''}`,
  ];
}

function runtimes(info: SystemInfo): string[] {
  const names = Object.keys(info.Runtimes ?? {});
  return [
    ...(names.length > 0
      ? [` Runtimes: ${names.join(' ')}`, ` Default Runtime: ${info.DefaultRuntime ?? ''}`]
      : []),
    ...(info.OSType === 'linux'
      ? [
          ` Init Binary: ${info.InitBinary ?? ''}`,
          ` containerd version: ${info.ContainerdCommit?.ID ?? ''}`,
          ` runc version: ${info.RuncCommit?.ID ?? ''}`,
          ` init version: ${info.InitCommit?.ID ?? ''}`,
          ...section('Security Options', (info.SecurityOptions ?? []).flatMap(securityOption)),
        ]
      : []),
  ];
}

/** `name=seccomp,profile=builtin` as two lines. */
function securityOption(option: string): string[] {
  const parts = option.split(',').map((part) => part.split('='));
  const name = parts.find(([key]) => key === 'name')?.[1] ?? option;
  const profile = parts.find(([key]) => key === 'profile')?.[1];
  return [`  ${name}`, ...(profile === undefined ? [] : [`   Profile: ${profile}`])];
}

function machine(info: SystemInfo): string[] {
  return [
    ...filled('Kernel Version', info.KernelVersion),
    ...filled('Operating System', info.OperatingSystem),
    ...filled('OSType', info.OSType),
    ...filled('Architecture', info.Architecture),
    ` CPUs: ${String(info.NCPU ?? 0)}`,
    ` Total Memory: ${bytesSize(info.MemTotal ?? 0)}`,
    ...filled('Name', info.Name),
    ...filled('ID', info.ID),
    ` Docker Root Dir: ${info.DockerRootDir ?? ''}`,
    ` Debug Mode: ${String(info.Debug ?? false)}`,
    ...filled('HTTP Proxy', info.HttpProxy),
    ...filled('HTTPS Proxy', info.HttpsProxy),
    ...filled('No Proxy', info.NoProxy),
    ...section(
      'Labels',
      (info.Labels ?? []).map((label) => `  ${label}`),
    ),
    ` Experimental: ${String(info.ExperimentalBuild ?? false)}`,
  ];
}

function registries({ RegistryConfig: config }: SystemInfo): string[] {
  if (!config) return [];
  const insecure = Object.values(config.IndexConfigs ?? {}).filter((index) => !index.Secure);
  const ranges = config.InsecureRegistryCIDRs ?? [];
  const hasAny = ranges.length > 0 || Object.keys(config.IndexConfigs ?? {}).length > 0;
  const lines = [...insecure.map((index) => `  ${index.Name}`), ...ranges.map((range) => `  ${range}`)];
  return [
    ...(hasAny ? [' Insecure Registries:', ...lines] : []),
    ...section(
      'Registry Mirrors',
      (config.Mirrors ?? []).map((mirror) => `  ${mirror}`),
    ),
  ];
}

function ending(info: SystemInfo): string[] {
  return [
    ` Live Restore Enabled: ${String(info.LiveRestoreEnabled ?? false)}`,
    ...filled('Product License', info.ProductLicense),
    ...section(
      'Default Address Pools',
      (info.DefaultAddressPools ?? []).map(({ Base, Size }) => `   Base: ${Base}, Size: ${String(Size)}`),
    ),
  ];
}
