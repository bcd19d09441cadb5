import type { ContainerConfig, HostConfig } from '#sim/world/docker-config';
import { signalNumber } from '#sim/kernel/signals';
import { invalid, type Refusal } from '../http/refusal';
import { checkResources } from './resources';

/** Refuses configurations that can never work, in moby's order (daemon/container.go, daemon_unix.go). */
export function checkSettings(config: ContainerConfig, host: HostConfig, cores: number): Refusal | undefined {
  return checkConfig(config) ?? checkHost(host) ?? checkResources(host, cores) ?? checkModes(host);
}

function checkConfig(config: ContainerConfig): Refusal | undefined {
  const { WorkingDir, Env, StopSignal } = config;
  if (WorkingDir !== '' && !WorkingDir.startsWith('/')) {
    return invalid(`the working directory '${WorkingDir}' is invalid, it needs to be an absolute path`);
  }
  if (StopSignal !== undefined && signalNumber(StopSignal) === undefined)
    return invalid(`invalid signal: ${StopSignal}`);
  const wrong = (Env ?? []).find((one) => one === '' || one.startsWith('='));
  if (wrong !== undefined) return invalid(`invalid environment variable: ${wrong}`);
  return checkHealth(config);
}

function checkHealth({ Healthcheck: health }: ContainerConfig): Refusal | undefined {
  if (health === undefined) return undefined;
  for (const name of ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const) {
    const value = health[name] ?? 0;
    if (value !== 0 && value < 1_000_000) return invalid(`${name} in Healthcheck cannot be less than 1ms`);
  }
  return (health.Retries ?? 0) < 0 ? invalid('Retries in Healthcheck cannot be negative') : undefined;
}

function checkHost(host: HostConfig): Refusal | undefined {
  const policy = host.RestartPolicy.Name;
  if (host.AutoRemove && policy !== '' && policy !== 'no') {
    return invalid("can't create 'AutoRemove' container with restart policy");
  }
  for (const entry of host.ExtraHosts ?? []) {
    if (!/^[^:=]+[:=].+$/.test(entry)) return invalid(`bad format for add-host: ${JSON.stringify(entry)}`);
  }
  return checkPorts(host) ?? checkRestartPolicy(host) ?? checkCapabilities(host) ?? checkLog(host);
}

function checkPorts(host: HostConfig): Refusal | undefined {
  for (const [port, bindings] of Object.entries(host.PortBindings ?? {})) {
    const number = port.split('/')[0] ?? '';
    if (!/^\d+$/.test(number) || Number(number) > 65535)
      return invalid(`invalid port specification: ${JSON.stringify(port)}`);
    for (const { HostPort } of bindings ?? []) {
      const isRange = /^\d*$/.test(HostPort) || /^\d+-\d+$/.test(HostPort);
      if (!isRange || HostPort.split('-').some((one) => Number(one) > 65535)) {
        return invalid(`invalid port specification: ${JSON.stringify(HostPort)}`);
      }
    }
  }
  return undefined;
}

/** Also for `docker update`. */
export function checkRestartPolicy(host: Pick<HostConfig, 'RestartPolicy'>): Refusal | undefined {
  const { Name, MaximumRetryCount } = host.RestartPolicy;
  if (!['', 'no', 'always', 'on-failure', 'unless-stopped'].includes(Name)) {
    const known = "use one of 'no', 'always', 'on-failure', or 'unless-stopped'";
    return invalid(`invalid restart policy: unknown policy '${Name}'; ${known}`);
  }
  if (Name !== 'on-failure' && MaximumRetryCount !== 0) {
    return invalid("invalid restart policy: maximum retry count can only be used with 'on-failure'");
  }
  if (MaximumRetryCount < 0) return invalid('invalid restart policy: maximum retry count cannot be negative');
  return undefined;
}

/** Linux's capabilities, capabilities(7), without CAP_. */
export const allCapabilities = (
  'AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID ' +
  'IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW ' +
  'PERFMON SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO ' +
  'SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM'
).split(' ');

/** `net_admin`, `CAP_NET_ADMIN` → NET_ADMIN. */
export function capabilityName(text: string): string {
  return text.toUpperCase().replace(/^CAP_/, '');
}

function checkCapabilities(host: HostConfig): Refusal | undefined {
  for (const field of ['CapAdd', 'CapDrop'] as const) {
    for (const one of host[field] ?? []) {
      const name = capabilityName(one);
      if (name !== 'ALL' && !allCapabilities.includes(name)) {
        return invalid(`invalid ${field}: unknown capability: "CAP_${name}"`);
      }
    }
  }
  return undefined;
}

const logOptions: Readonly<Record<string, readonly string[]>> = {
  'json-file': [
    'max-size',
    'max-file',
    'compress',
    'labels',
    'labels-regex',
    'env',
    'env-regex',
    'tag',
    'mode',
    'max-buffer-size',
  ],
  local: ['max-size', 'max-file', 'compress', 'mode', 'max-buffer-size'],
  none: [],
};

function checkLog(host: HostConfig): Refusal | undefined {
  const { Type, Config } = host.LogConfig;
  const type = Type === '' ? 'json-file' : Type;
  const known = logOptions[type];
  if (known === undefined) return invalid(`logger: no log driver named '${type}' is registered`);
  const strange = Object.keys(Config ?? {}).find((name) => !known.includes(name));
  return strange === undefined ? undefined : invalid(`unknown log opt '${strange}' for ${type} log driver`);
}

function checkModes(host: HostConfig): Refusal | undefined {
  const isContainer = (mode: string) => /^container:.+/.test(mode);
  if (!['', 'host'].includes(host.PidMode) && !isContainer(host.PidMode))
    return invalid(`invalid PID mode: ${host.PidMode}`);
  const ipc = ['', 'none', 'private', 'shareable', 'host'];
  if (!ipc.includes(host.IpcMode) && !isContainer(host.IpcMode))
    return invalid(`invalid IPC mode: ${host.IpcMode}`);
  if (!['', 'host'].includes(host.UTSMode)) return invalid(`invalid UTS mode: ${host.UTSMode}`);
  const runtime = host.Runtime ?? '';
  if (!['', 'runc', 'io.containerd.runc.v2'].includes(runtime))
    return invalid(`unknown or invalid runtime name: ${runtime}`);
  return undefined;
}
