import { isFail, strerror } from '#sim/base/fail';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { compact } from '#sim/cli/text';
import { labels as names } from '../client/labels';
import type { Compose } from '../client/compose';
import { serviceHash } from '../model/hash';
import type { Project } from '../model/project';
import type { Healthcheck, Port, Service, StringMap } from '../model/service';
import { bytesOf, nanosOf } from '../model/units';
import { envList } from './env';
import { mountsOf, type Inherited } from './mounts';
import { imageOf } from './names';
import { networkSettings } from './network-body';
import { resourcesOf } from './resources';

/** One container that is to be made. */
export interface Making {
  readonly name: string;
  readonly service: Service;
  /** −1 for one of `run`, which has no number */
  readonly number: number;
  /** compose's own labels, with those of the service */
  readonly labels: StringMap;
  readonly links: readonly string[];
  readonly autoRemove: boolean;
  readonly attachesInput: boolean;
  readonly usesAliases: boolean;
  readonly kept: Inherited | undefined;
}

/** The body of `POST /containers/create` for a service, or why there can be none. `version`: the engine's API. */
export function containerBody(
  compose: Compose,
  project: Project,
  making: Making,
  version: string,
): object | Refusal {
  const { service } = making;
  const health = healthOf(service.healthcheck);
  if (isRefusal(health)) return health;
  const mounts = mountsOf(project, service, making.kept);
  if (isRefusal(mounts)) return mounts;
  const joining = { ...making, usesAliases: making.usesAliases };
  const network = networkSettings(compose, project, joining, version);
  if (isRefusal(network)) return network;
  const security = securityOf(compose, project, service.security_opt ?? []);
  if (isRefusal(security)) return security;
  const ports = portsOf(service);
  return {
    ...configOf(compose, project, making, health, ports.exposed),
    HostConfig: compact({
      Binds: orNull(mounts.binds),
      Mounts: mounts.mounts.length > 0 ? mounts.mounts : undefined,
      NetworkMode: network.mode,
      PortBindings: ports.bindings,
      Links: orNull(making.links),
      AutoRemove: making.autoRemove,
      ...hostConfigOf(service),
      ...security,
      ...resourcesOf(service),
    }),
    ...(network.endpoints && { NetworkingConfig: { EndpointsConfig: network.endpoints } }),
  };
}

const orNull = <T>(list: readonly T[] | undefined): readonly T[] | null =>
  list === undefined || list.length === 0 ? null : list;

function configOf(
  compose: Compose,
  project: Project,
  making: Making,
  health: object | undefined,
  exposed: object,
): object {
  const { service } = making;
  const { stop_grace_period: grace } = service;
  return compact({
    Hostname: service.hostname ?? '',
    Domainname: service.domainname ?? '',
    User: service.user ?? '',
    AttachStdin: making.attachesInput,
    AttachStdout: true,
    AttachStderr: true,
    ExposedPorts: Object.keys(exposed).length > 0 ? exposed : undefined,
    Tty: service.tty === true,
    OpenStdin: service.stdin_open === true,
    StdinOnce: making.attachesInput && service.stdin_open === true,
    Env: envList(service.environment),
    Cmd: service.command,
    Healthcheck: health,
    Image: imageOf(project, making.name, service, compose.separator),
    WorkingDir: service.working_dir ?? '',
    Entrypoint: service.entrypoint,
    NetworkDisabled: service.network_mode === 'disabled' ? true : undefined,
    Labels: labelsOf(making),
    StopSignal: service.stop_signal,
    StopTimeout: grace === undefined ? undefined : Math.trunc(nanosOf(grace) / 1e9),
  });
}

function labelsOf(making: Making): StringMap {
  const dependencies = Object.entries(making.service.depends_on ?? {}).map(
    ([name, { condition = '', restart }]) => `${name}:${condition}:${String(restart === true)}`,
  );
  return {
    ...making.labels,
    [names.configHash]: serviceHash(making.service),
    ...(making.number > 0 && { [names.containerNumber]: String(making.number) }),
    [names.dependsOn]: dependencies.join(','),
  };
}

function hostConfigOf(service: Service): object {
  const { logging } = service;
  return {
    Annotations: service.annotations,
    CapAdd: orNull(service.cap_add),
    CapDrop: orNull(service.cap_drop),
    Init: service.init,
    IpcMode: service.ipc ?? '',
    CgroupnsMode: service.cgroup ?? '',
    ReadonlyRootfs: service.read_only === true,
    RestartPolicy: restartOf(service),
    ShmSize: service.shm_size === undefined ? 0 : bytesOf(service.shm_size),
    Sysctls: service.sysctls,
    VolumeDriver: service.volume_driver ?? '',
    VolumesFrom: orNull(service.volumes_from),
    Dns: orNull(service.dns),
    DnsSearch: orNull(service.dns_search),
    DnsOptions: orNull(service.dns_opt),
    ExtraHosts: orNull((service.extra_hosts ?? []).map((host) => host.replace('=', ':'))),
    StorageOpt: service.storage_opt,
    UsernsMode: service.userns_mode ?? '',
    UTSMode: service.uts ?? '',
    Privileged: service.privileged === true,
    PidMode: service.pid ?? '',
    Tmpfs: tmpfsOf(service.tmpfs),
    Isolation: service.isolation ?? '',
    Runtime: service.runtime,
    LogConfig: { Type: logging?.driver ?? '', Config: logging?.options ?? null },
    GroupAdd: orNull(service.group_add),
    OomScoreAdj: service.oom_score_adj ?? 0,
  };
}

function tmpfsOf(tmpfs: readonly string[] | undefined): StringMap | undefined {
  if (!tmpfs || tmpfs.length === 0) return undefined;
  return Object.fromEntries(
    tmpfs.map((one) => {
      const colon = one.indexOf(':');
      return colon < 0 ? [one, ''] : [one.slice(0, colon), one.slice(colon + 1)];
    }),
  );
}

/** Words of `deploy.restart_policy` that the engine has others for. */
const conditions: Readonly<Record<string, string>> = { none: 'no', any: 'always' };

function restartOf(service: Service): object {
  const policy = service.deploy?.restart_policy;
  const [typed = '', attempts = '0'] = (service.restart ?? '').split(':');
  const name = policy ? (policy.condition ?? '') : typed;
  return {
    Name: conditions[name] ?? name,
    MaximumRetryCount: policy ? (policy.max_attempts ?? 0) : Number(attempts) || 0,
  };
}

function healthOf(check: Healthcheck | undefined): object | Refusal | undefined {
  if (!check) return undefined;
  if (check.start_interval !== undefined && check.start_period === undefined) {
    return refuse('healthcheck.start_interval requires healthcheck.start_period to be set');
  }
  const time = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : nanosOf(text);
  return compact({
    Test: check.disable === true ? ['NONE'] : check.test,
    Interval: time(check.interval),
    Timeout: time(check.timeout),
    StartPeriod: time(check.start_period),
    StartInterval: time(check.start_interval),
    Retries: check.retries,
  });
}

function portsOf(service: Service): {
  readonly exposed: Record<string, object>;
  readonly bindings: Record<string, object[]>;
} {
  const exposed: Record<string, object> = {};
  const bindings: Record<string, object[]> = {};
  for (const port of service.expose ?? []) exposed[port] = {};
  const keyOf = ({ target = 0, protocol = 'tcp' }: Port): string => `${String(target)}/${protocol}`;
  for (const port of service.ports ?? []) {
    exposed[keyOf(port)] = {};
    (bindings[keyOf(port)] ??= []).push({ HostIp: port.host_ip ?? '', HostPort: port.published ?? '' });
  }
  return { exposed, bindings };
}

/** `security_opt` with seccomp profiles read from their files. */
function securityOf(compose: Compose, project: Project, options: readonly string[]): object | Refusal {
  const parsed: string[] = [];
  let isUnconfined = false;
  for (const option of options) {
    if (option === 'systempaths=unconfined') {
      isUnconfined = true;
      continue;
    }
    const [key = '', value] = option.split(/[=:](.*)/s);
    if (value === undefined && key !== 'no-new-privileges') {
      return refuse(`invalid security-opt: ${JSON.stringify(option)}`);
    }
    if (key !== 'seccomp' || value === 'unconfined' || value === 'builtin') {
      parsed.push(option);
      continue;
    }
    const path = value?.startsWith('/') === true ? value : `${project.workingDir}/${value ?? ''}`;
    const profile = compose.cli.p.readText(path);
    if (isFail(profile)) {
      const why = `open ${path}: ${strerror(profile).toLowerCase()}`;
      return refuse(`opening seccomp profile (${value ?? ''}) failed: ${why}`);
    }
    parsed.push(`seccomp=${profile.replace(/\s+(?=([^"]*"[^"]*")*[^"]*$)/g, '')}`);
  }
  return {
    SecurityOpt: orNull(parsed),
    ...(isUnconfined && { MaskedPaths: [], ReadonlyPaths: [] }),
  };
}
