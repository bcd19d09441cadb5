import type { ContainerConfig, HostConfig, ImageConfig } from '#sim/world/docker-config';

/** /dev/shm without --shm-size: moby, daemon/config. Bytes. */
const usualShm = 64 * 1024 * 1024;

/** What containers must not see, and not write to, unless they are privileged (moby, daemon/pkg/oci/defaults.go of 28.5). */
const maskedPaths = [
  '/proc/asound',
  '/proc/acpi',
  '/proc/interrupts',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
];
const readonlyPaths = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

/** Fills in what the daemon decides where the client left it open (moby, adaptContainerSettings), on a host with cgroup v2. */
export function withDefaults(host: HostConfig): HostConfig {
  const done = { ...host };
  if (done.Memory > 0 && done.MemorySwap === 0) done.MemorySwap = done.Memory * 2;
  if (done.MemorySwappiness === -1) done.MemorySwappiness = null;
  if ((done.PidsLimit ?? 0) <= 0) done.PidsLimit = null;
  done.OomKillDisable = null; // cgroup v2 has no such thing
  if (done.ShmSize === 0) done.ShmSize = usualShm;
  if (done.NetworkMode === '' || done.NetworkMode === 'default') done.NetworkMode = 'bridge';
  if (done.IpcMode === '') done.IpcMode = 'private';
  if (done.CgroupnsMode === '') done.CgroupnsMode = done.Privileged ? 'host' : 'private';
  if (done.LogConfig.Type === '') done.LogConfig = { Type: 'json-file', Config: done.LogConfig.Config ?? {} };
  if (done.RestartPolicy.Name === '') done.RestartPolicy = { Name: 'no', MaximumRetryCount: 0 };
  if (!Array.isArray(done.ConsoleSize)) done.ConsoleSize = [0, 0];
  if ((done.Runtime ?? '') === '') done.Runtime = 'runc';
  if (done.Privileged) {
    done.MaskedPaths ??= null;
    done.ReadonlyPaths ??= null;
  } else {
    done.MaskedPaths ??= maskedPaths;
    done.ReadonlyPaths ??= readonlyPaths;
  }
  return done;
}

/** A container's configuration, completed by its image's (moby, image/cache's merge). */
export function mergeImage(config: ContainerConfig, image: ImageConfig | undefined): ContainerConfig {
  const merged: ContainerConfig = { ...config };
  if (image !== undefined) mergeInto(merged, image);
  if (merged.Entrypoint?.length === 1 && merged.Entrypoint[0] === '') merged.Entrypoint = null;
  return merged;
}

function mergeInto(merged: ContainerConfig, image: ImageConfig): void {
  if (merged.User === '') merged.User = image.User;
  if (image.ExposedPorts !== undefined)
    merged.ExposedPorts = sorted({ ...image.ExposedPorts, ...merged.ExposedPorts });
  merged.Env = mergeEnv(merged.Env, image.Env);
  if (image.Labels !== null) merged.Labels = sorted({ ...image.Labels, ...merged.Labels });
  if ((merged.Entrypoint ?? []).length === 0) {
    if ((merged.Cmd ?? []).length === 0) merged.Cmd = image.Cmd;
    merged.Entrypoint ??= image.Entrypoint;
  }
  if (image.Healthcheck !== undefined) merged.Healthcheck = { ...image.Healthcheck, ...merged.Healthcheck };
  if (merged.WorkingDir === '') merged.WorkingDir = image.WorkingDir;
  if (image.Volumes !== null && Object.keys(image.Volumes).length > 0) {
    merged.Volumes = sorted({ ...image.Volumes, ...merged.Volumes });
  }
  if (merged.StopSignal === undefined && image.StopSignal !== undefined) merged.StopSignal = image.StopSignal;
  merged.OnBuild = image.OnBuild;
}

/** Asked-for variables first, then those of the image that were not overridden. */
function mergeEnv(asked: string[] | null, given: string[] | null): string[] | null {
  if (asked === null || asked.length === 0) return given;
  const names = new Set(asked.map(nameOf));
  return [...asked, ...(given ?? []).filter((one) => !names.has(nameOf(one)))];
}

const nameOf = (variable: string) => variable.split('=', 1)[0] ?? '';

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const order = [
  ...['Hostname', 'Domainname', 'User', 'AttachStdin', 'AttachStdout', 'AttachStderr', 'ExposedPorts', 'Tty'],
  ...['OpenStdin', 'StdinOnce', 'Env', 'Cmd', 'Healthcheck', 'Image', 'Volumes', 'WorkingDir', 'Entrypoint'],
  ...['NetworkDisabled', 'MacAddress', 'OnBuild', 'Labels', 'StopSignal', 'StopTimeout', 'Shell'],
] as const;

/** Fields as the API orders them, whatever an image has added to them. `asked`: the same before that. */
export function orderConfig(config: ContainerConfig, asked: ContainerConfig): ContainerConfig {
  if (Object.keys(config).length === Object.keys(asked).length) return config;
  const entries = order.flatMap((name) =>
    config[name] === undefined ? [] : [[name, config[name]] as const],
  );
  return Object.fromEntries(entries) as unknown as ContainerConfig;
}
