import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, DaemonRow, ImageRow, MountPoint } from '#sim/world/docker';
import type { ContainerConfig, EndpointSettings, HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { parseBody, readFields } from '../http/go-json';
import { broken, conflict, invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { hasParam, param, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { announceContainer } from '../state/events';
import { containerId, nameKey } from '../state/find';
import { findImage } from '../state/images';
import { isValidName, newId, randomName } from '../state/names';
import { prepareVolumes } from '../volume/prepare';
import { mergeImage, orderConfig, withDefaults } from './defaults';
import { endpointsFor } from './endpoints';
import { configFields, createFields } from './fields';
import { checkLinks } from './links';
import { mountPointsOf } from './mount-points';
import { checkSettings } from './validate';
import { isOnWindows } from '../windows/door';

/** Work of dockerd for one create, ms of processor time: 23 ms of `docker create` less what client and transport take (calibration.md). */
const createCpu = 6;

interface CreateRequest extends ContainerConfig {
  HostConfig: HostConfig;
  NetworkingConfig: { EndpointsConfig: Record<string, EndpointSettings> | null };
}

/** POST /containers/create: a container that does not run yet. */
export function* create(p: Proc, request: ApiRequest, daemonId: number): Steps<Reply | Refusal> {
  const body = parseBody(request, 'container.CreateRequest');
  if (isRefusal(body)) return body;
  const asked = readFields(body.object, createFields, 'container.CreateRequest');
  if (isRefusal(asked)) return asked;
  yield* p.cpu(createCpu);
  if (isBare(body.object)) return invalid('config cannot be empty in order to create a container');
  return p.do((sim) =>
    createNow({ sim, daemon: sim.daemons.need(daemonId), request }, asked as unknown as CreateRequest),
  );
}

function createNow(call: Call, asked: CreateRequest): Reply | Refusal {
  const { sim, daemon, request } = call;
  const { HostConfig: askedHost, NetworkingConfig, ...askedConfig } = asked;
  const name = param(request, 'name');
  const cores = sim.machines.peek(daemon.machine)?.hardware.cores ?? 1;
  const wrong = checkSettings(askedConfig, askedHost, cores);
  if (wrong !== undefined) return wrong;
  const image = askedConfig.Image === '' ? undefined : findImage(sim, daemon, askedConfig.Image);
  if (isRefusal(image)) return image;
  const platform = checkPlatform(request, askedConfig.Image, image);
  if (platform !== undefined) return platform;
  const config = orderConfig(mergeImage(askedConfig, image?.config), askedConfig);
  if ([...(config.Entrypoint ?? []), ...(config.Cmd ?? [])].length === 0)
    return invalid('no command specified');
  const host = withDefaults(askedHost);
  // Linux has its own way alone; on Windows both of its ways may be asked for
  if (['process', 'hyperv'].includes(host.Isolation) && !isOnWindows(sim, daemon.machine))
    return invalid(`invalid isolation (${host.Isolation}): linux only supports 'default'`);
  const taken = reserveName(sim, daemon.id, name, hasParam(request, 'name'));
  if (typeof taken !== 'string') return taken;
  const endpoints = endpointsFor(
    sim,
    daemon,
    host,
    NetworkingConfig.EndpointsConfig ?? {},
    askedConfig.MacAddress ?? '',
  );
  if (isRefusal(endpoints)) return endpoints;
  const viewer = files.rootViewer(sim, daemon.machine);
  const exists = (path: string) => !isFail(files.stat(sim, viewer, path, true));
  const mounts = mountPointsOf(sim, daemon.id, config, host, exists);
  if (isRefusal(mounts)) return mounts;
  const links = checkLinks(sim, daemon.id, host) ?? wrongPeer(sim, daemon.id, host);
  if (links !== undefined) return links;
  const row = insert(call, taken, image, config, host, mounts, endpoints);
  const refused = prepareVolumes(sim, daemon, row, mounts);
  if (refused !== undefined) {
    forget(sim, row);
    return refused;
  }
  announceContainer(sim, row, 'create');
  return json({ Id: row.id, Warnings: warningsFor(askedHost) }, 201);
}

/** A container in which BuildKit runs a step, on a stack of layers (base first) that need not be an image. */
export function createForBuild(
  sim: Sim,
  daemon: DaemonRow,
  layers: readonly string[],
  asked: Partial<ContainerConfig> & { HostConfig: Partial<HostConfig> },
): string | Refusal {
  const fields = readFields({ ...asked }, createFields, 'container.CreateRequest');
  if (isRefusal(fields)) return fields;
  const { HostConfig: askedHost, NetworkingConfig: _, ...config } = fields as unknown as CreateRequest;
  const host = withDefaults(askedHost);
  const endpoints = endpointsFor(sim, daemon, host, {}, '');
  if (isRefusal(endpoints)) return endpoints;
  const mounts = mountPointsOf(sim, daemon.id, config, host, () => true);
  if (isRefusal(mounts)) return mounts;
  const name = `buildkit ${newId(sim).slice(0, 25)}`; // no name that anybody could type
  const row = insert({ sim, daemon }, name, { id: '', layers }, config, host, mounts, endpoints);
  row.isBuild = true;
  return row.id;
}

/** A container whose processes are to be seen must be there from the beginning. */
function wrongPeer(sim: Sim, daemon: number, { PidMode, StorageOpt }: HostConfig): Refusal | undefined {
  if (Object.keys(StorageOpt ?? {}).length > 0)
    return broken("--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
  if (!PidMode.startsWith('container:')) return undefined;
  const peer = containerId(sim, daemon, PidMode.slice('container:'.length));
  return isRefusal(peer) ? { ...peer, refused: 400 } : undefined;
}

const configNames = new Set(Object.keys(configFields).map((name) => name.replace('?', '').toLowerCase()));

/** A body without a single field of the configuration. */
function isBare(body: Record<string, unknown> | null): boolean {
  for (const name in body) if (configNames.has(name.toLowerCase())) return false;
  return true;
}

function checkPlatform(
  request: ApiRequest,
  name: string,
  image: Readonly<ImageRow> | undefined,
): Refusal | undefined {
  const platform = param(request, 'platform');
  if (platform === '') return undefined;
  const [os = '', arch = '', ...more] = platform.split('/');
  if (more.length > 1)
    return invalid(`${JSON.stringify(platform)}: cannot parse platform specifier: invalid argument`);
  if (
    !['linux', 'windows', 'darwin'].includes(os) &&
    !/^(amd64|arm64|arm|386|ppc64le|s390x|riscv64)$/.test(os)
  ) {
    return invalid(`${JSON.stringify(platform)}: unknown operating system or architecture: invalid argument`);
  }
  if (image === undefined || (os === image.os && (arch === '' || arch === image.architecture)))
    return undefined;
  const has = `its platform (${image.os}/${image.architecture})`;
  return notFound(
    `image with reference ${name} was found but ${has} does not match the specified platform (${platform})`,
  );
}

/** Checks a name that was asked for, or makes one up. */
function reserveName(sim: Sim, daemon: number, asked: string, isAsked: boolean): string | Refusal {
  if (!isAsked || asked === '') return randomName(sim, daemon);
  if (!isValidName(asked) || asked.startsWith('/')) {
    return invalid(`Invalid container name (${asked}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  }
  return nameConflict(sim, daemon, asked) ?? asked;
}

/** The refusal of a name that another container has; undefined when it is free. */
export function nameConflict(sim: Sim, daemon: number, name: string): Refusal | undefined {
  const holder = sim.containerNames.peek(nameKey(daemon, name));
  if (holder === undefined) return undefined;
  return conflict(
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". ` +
      'You have to remove (or rename) that container to be able to reuse that name.',
  );
}

function insert(
  { sim, daemon }: Pick<Call, 'sim' | 'daemon'>,
  name: string,
  image: { readonly id: string; readonly layers: readonly string[] } | undefined,
  config: ContainerConfig,
  host: HostConfig,
  mounts: MountPoint[],
  endpoints: ContainerRow['endpoints'],
): ContainerRow {
  const id = newId(sim);
  const hostname = config.Hostname !== '' ? config.Hostname : defaultHostname(sim, daemon.machine, host, id);
  const [path = '', ...args] = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  const full = { ...config, Hostname: hostname };
  const isNetworkDisabled = config.NetworkDisabled === true;
  sim.containerConfigs.insert(id, { id, config: full, host, path, args, mounts, isNetworkDisabled });
  sim.containerNames.insert(nameKey(daemon.id, name), { id });
  daemon.counts.stopped += 1;
  const layers = [files.initLayer, ...[...(image?.layers ?? [])].reverse()];
  return sim.containers.insert(id, {
    ...stopped,
    id,
    daemon: daemon.id,
    name,
    image: image?.id ?? '',
    created: sim.now,
    fs: files.newOverlay(sim, daemon.machine, layers),
    endpoints,
    ports: {},
    execs: [],
    attachments: [],
  });
}

function defaultHostname(sim: Sim, machine: number, host: HostConfig, id: string): string {
  const isHosts = host.NetworkMode === 'host' || host.UTSMode === 'host';
  if (!isHosts) return id.slice(0, 12);
  return sim.namespaces.peek(sim.machines.need(machine).ns.uts)?.hostname ?? id.slice(0, 12);
}

/** A container's state before its first start. */
const stopped = {
  state: 'created',
  process: 0,
  shim: 0,
  exitCode: 0,
  error: '',
  failure: null,
  isOomKilled: false,
  startedAt: 0,
  finishedAt: 0,
  restarts: 0,
  backOff: 0,
  isStoppedByHand: false,
  isStopping: false,
  run: 0,
  cgroup: 0,
  netns: 0,
  sandbox: '',
  stdin: -1,
  tty: 0,
} as const;

/** Undoes `insert`. */
function forget(sim: Sim, row: ContainerRow): void {
  sim.containerNames.remove(nameKey(row.daemon, row.name));
  sim.containerConfigs.remove(row.id);
  sim.containers.remove(row.id);
  files.destroyFilesystem(sim, row.fs);
  sim.daemons.need(row.daemon).counts.stopped -= 1;
}

function warningsFor(host: HostConfig): string[] {
  const warnings: string[] = [];
  const hasPorts = Object.keys(host.PortBindings ?? {}).length > 0;
  if (hasPorts && host.NetworkMode === 'host')
    warnings.push('Published ports are discarded when using host network mode');
  if (host.OomKillDisable === true) {
    warnings.push('Your kernel does not support OomKillDisable. OomKillDisable discarded.');
  }
  return warnings;
}
