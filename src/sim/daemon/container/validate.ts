import type { ContainerConfig, HostConfig } from '#sim/world/docker-config';
import { signalNumber } from '#sim/kernel/signals';
import { broken, invalid, type Refusal } from '../http/refusal';
import { parseIp } from '#sim/network/index';
import { hasUsualLog, rareWays } from '../runtime/rare-ways';
import { checkResources } from './resources';

/** Refuses configurations that can never work, in moby's order (daemon/container.go, daemon_unix.go). */
export function checkSettings(config: ContainerConfig, host: HostConfig, cores: number): Refusal | undefined {
  return (
    checkConfig(config) ??
    checkHost(host) ??
    checkResources(host, cores) ??
    checkModes(host) ??
    checkSharing(config, host)
  );
}

function checkConfig(config: ContainerConfig): Refusal | undefined {
  const { WorkingDir, Env, StopSignal } = config;
  if (WorkingDir !== '' && !WorkingDir.startsWith('/')) {
    return invalid(`the working directory '${WorkingDir}' is invalid, it needs to be an absolute path`);
  }
  // a number is taken as it is, whether there is such a signal or not
  const isNumber = /^[1-9]\d*$/.test(StopSignal ?? '');
  if (StopSignal !== undefined && !isNumber && signalNumber(StopSignal) === undefined)
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
    const [, address] = /^[^:=]+[:=](.+)$/.exec(entry) ?? [];
    if (address === undefined) return invalid(`bad format for add-host: ${JSON.stringify(entry)}`);
    if (!isAddress(address)) return invalid(`invalid IP address in add-host: ${JSON.stringify(address)}`);
  }
  return (
    checkPorts(host) ??
    checkRestartPolicy(host) ??
    checkCapabilities(host) ??
    checkLog(host) ??
    checkSecurity(host)
  );
}

/** Where a name of --add-host may lead: an address, perhaps in brackets, or the host itself. */
function isAddress(text: string): boolean {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  return (
    bare === 'host-gateway' || parseIp(bare) !== undefined || /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(bare)
  );
}

function checkPorts(host: HostConfig): Refusal | undefined {
  for (const [port, bindings] of Object.entries(host.PortBindings ?? {})) {
    const number = port.split('/')[0] ?? '';
    if (!/^\d+$/.test(number) || Number(number) > 65535)
      return invalid(`invalid port specification: ${JSON.stringify(number)}`);
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

/** Docker's own log needs no look; all others come with the rarer half of the engine. */
function checkLog(host: HostConfig): Refusal | undefined {
  return hasUsualLog(host) ? undefined : rareWays.value.checkLog(host);
}

/** Who lives in another's network or under the host's name has no name (and no ports) of its own. */
function checkSharing(config: ContainerConfig, host: HostConfig): Refusal | undefined {
  const cannot = (what: string) => invalid(`conflicting options: ${what}`);
  if (host.UTSMode === 'host' && config.Hostname !== '') return cannot('hostname and the UTS mode');
  if (!host.NetworkMode.startsWith('container:')) return undefined;
  if (config.Hostname !== '') return cannot('hostname and the network mode');
  if ((host.Links ?? []).length > 0)
    return cannot("container type network can't be used with links. This would result in undefined behavior");
  if ((host.Dns ?? []).length > 0) return cannot('dns and the network mode');
  if ((host.ExtraHosts ?? []).length > 0) return cannot('custom host-to-IP mapping and the network mode');
  if ((config.MacAddress ?? '') !== '') return cannot('mac-address and the network mode');
  if (Object.keys(host.PortBindings ?? {}).length > 0 || host.PublishAllPorts)
    return cannot('port publishing and the container type network mode');
  if (Object.keys(config.ExposedPorts ?? {}).length > 0)
    return cannot('port exposing and the container type network mode');
  return undefined;
}

function checkSecurity(host: HostConfig): Refusal | undefined {
  for (const option of host.SecurityOpt ?? []) {
    if (option === 'no-new-privileges' || option === 'disable') continue;
    const equals = option.includes('=') ? option.indexOf('=') : option.indexOf(':');
    if (equals < 0) return broken(`invalid --security-opt 1: ${JSON.stringify(option)}`);
    const name = option.slice(0, equals);
    const known = ['label', 'apparmor', 'seccomp', 'no-new-privileges', 'writable-cgroups', 'systempaths'];
    const isSwitch = name !== 'no-new-privileges' || /^(true|false|1|0|t|f)$/i.test(option.slice(equals + 1));
    if (!known.includes(name) || !isSwitch)
      return broken(`invalid --security-opt 2: ${JSON.stringify(option)}`);
  }
  return undefined;
}

function checkModes(host: HostConfig): Refusal | undefined {
  const isContainer = (mode: string) => mode.startsWith('container:');
  if (host.NetworkMode === 'container:')
    return invalid('invalid network mode: invalid container format container:<name|id>');
  if (!['', 'host', 'private'].includes(host.CgroupnsMode))
    return invalid(`invalid cgroup namespace mode: ${host.CgroupnsMode}`);
  if (!['', 'default', 'process', 'hyperv'].includes(host.Isolation ?? ''))
    return invalid(`invalid isolation (${host.Isolation ?? ''}): linux only supports 'default'`);
  if (Object.keys(host.Annotations ?? {}).includes(''))
    return invalid('invalid Annotations: the empty string is not permitted as an annotation key');
  if (!['', 'host'].includes(host.PidMode) && !/^container:.+/.test(host.PidMode))
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
