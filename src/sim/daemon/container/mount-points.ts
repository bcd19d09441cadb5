import type { MountPoint } from '#sim/world/docker';
import type { ContainerConfig, HostConfig, MountRequest } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { configOf, containerId } from '../state/find';

const propagations = ['private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared'];

/** Everything a container wants mounted, by destination, in moby's order: volumes-from, binds, mounts, tmpfs, the image's volumes. */
export function mountPointsOf(
  sim: Sim,
  daemon: number,
  config: ContainerConfig,
  host: HostConfig,
  pathExists: (path: string) => boolean,
): MountPoint[] | Refusal {
  const found = new Map<string, MountPoint>();
  const asked = new Set<string>();
  for (const spec of host.VolumesFrom ?? []) {
    const points = fromContainer(sim, daemon, spec);
    if (isRefusal(points)) return points;
    for (const point of points) found.set(point.destination, point);
  }
  for (const spec of host.Binds ?? []) {
    const point = parseBind(withoutDrives(spec), host.VolumeDriver);
    if (isRefusal(point)) return point;
    if (asked.has(point.destination)) return invalid(`Duplicate mount point: ${point.destination}`);
    asked.add(point.destination);
    found.set(point.destination, point);
  }
  for (const request of host.Mounts ?? []) {
    const point = parseMount(request, pathExists);
    if (isRefusal(point)) return point;
    if (asked.has(point.destination)) return invalid(`Duplicate mount point: ${point.destination}`);
    asked.add(point.destination);
    found.set(point.destination, point);
  }
  for (const path of Object.keys(host.Tmpfs ?? {})) {
    if (!path.startsWith('/')) return invalid(`invalid mount path: '${path}' mount path must be absolute`);
    if (asked.has(clean(path))) return invalid(`Duplicate mount point: ${clean(path)}`);
  }
  for (const path of Object.keys(config.Volumes ?? {})) {
    const destination = clean(path);
    if (!found.has(destination) && host.Tmpfs?.[destination] === undefined)
      found.set(destination, anonymous(destination));
  }
  return [...found.values()];
}

/** `C:\\src:C:\\dst:ro` as the world has its paths; what has no drives is as it was. */
const withoutDrives = (spec: string): string =>
  /^[a-z]:[\\/]/i.test(spec) ? spec.replace(/(^|:)[a-z]:(?=[\\/])/gi, '$1').replaceAll('\\', '/') : spec;

const blank: MountPoint = {
  type: 'volume',
  name: '',
  source: '',
  destination: '',
  mode: '',
  isWritable: true,
  propagation: '',
  driver: 'local',
  copies: true,
  subpath: '',
  isStrict: false,
  isAnonymous: false,
};

function anonymous(destination: string): MountPoint {
  return { ...blank, destination, isAnonymous: true };
}

/** `/srv/` → `/srv`, without dots and double slashes. */
export function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** NAME|PATH:DESTINATION[:MODE], as -v sends it. */
function parseBind(spec: string, driver: string): MountPoint | Refusal {
  const parts = spec.split(':');
  if (parts.length > 3 || parts.some((part, i) => part === '' && i < 2) || spec === '') {
    return broken(`invalid volume specification: '${spec}'`);
  }
  const [first = '', second, mode = ''] = parts;
  const refuse = (kind: string, why: string) =>
    broken(`invalid volume specification: '${spec}': invalid mount config for type "${kind}": ${why}`);
  if (second === undefined) {
    const path = wrongDestination(first);
    if (path !== undefined) return refuse('volume', path);
    return { ...anonymous(clean(first)), driver: driver === '' ? 'local' : driver };
  }
  const isBind = first.startsWith('/');
  const type = isBind ? 'bind' : 'volume';
  if (!isValidMode(mode)) return broken(`invalid mode: ${mode}`);
  const wrong = wrongDestination(second);
  if (wrong !== undefined) return refuse(type, wrong);
  const modes = mode.split(',');
  if (isBind && modes.includes('nocopy')) return refuse(type, 'field VolumeOptions must not be specified');
  if (!isBind && modes.some((one) => propagations.includes(one)))
    return refuse(type, 'field BindOptions must not be specified');
  const propagation = modes.find((one) => propagations.includes(one));
  return {
    ...blank,
    type,
    destination: clean(second),
    isWritable: !modes.includes('ro'),
    driver: isBind ? '' : driver === '' ? 'local' : driver,
    name: isBind ? '' : first,
    source: isBind ? clean(first) : '',
    mode: isBind || mode !== '' ? mode : 'z',
    propagation: isBind ? (propagation ?? 'rprivate') : '',
    copies: !isBind && !modes.includes('nocopy'),
  };
}

/** At most one of each sort. */
const modeSorts = [['rw', 'ro'], ['z', 'Z'], ['nocopy'], ['consistent', 'cached', 'delegated'], propagations];

function isValidMode(mode: string): boolean {
  if (mode === '') return true;
  const modes = mode.split(',');
  if (!modes.every((one) => modeSorts.some((sort) => sort.includes(one)))) return false;
  return modeSorts.every((sort) => modes.filter((one) => sort.includes(one)).length <= 1);
}

function wrongDestination(path: string): string | undefined {
  if (!path.startsWith('/')) return `invalid mount path: '${path}' mount path must be absolute`;
  return clean(path) === '/' ? "invalid specification: destination can't be '/'" : undefined;
}

function parseMount(request: MountRequest, pathExists: (path: string) => boolean): MountPoint | Refusal {
  const { Type: type = '', Source: source = '', Target: target = '' } = request;
  const wrong = (why: string) => invalid(`invalid mount config for type "${type}": ${why}`);
  if (target === '') return wrong('field Target must not be empty');
  if (!['bind', 'volume', 'tmpfs'].includes(type)) return wrong('mount type unknown');
  for (const [own, options] of [
    ['bind', 'BindOptions'],
    ['volume', 'VolumeOptions'],
    ['tmpfs', 'TmpfsOptions'],
  ] as const) {
    if (own !== type && request[options] !== undefined)
      return invalid(`${options} must not be specified on mount type ${JSON.stringify(type)}`);
  }
  const path = wrongDestination(target);
  if (path !== undefined) return wrong(path);
  const base = {
    ...blank,
    destination: clean(target),
    isWritable: request.ReadOnly !== true,
    isStrict: true,
  };
  if (type === 'tmpfs') {
    if (source !== '') return wrong('field Source must not be specified');
    return { ...base, type: 'tmpfs', driver: '', copies: false, source: tmpfsOptions(request) };
  }
  if (type === 'bind') {
    if (source === '') return wrong('field Source must not be empty');
    if (!source.startsWith('/')) return wrong(`invalid mount path: '${source}' mount path must be absolute`);
    if (!pathExists(source) && request.BindOptions?.CreateMountpoint !== true) {
      return wrong(`bind source path does not exist: ${source}`);
    }
    const propagation = request.BindOptions?.Propagation ?? '';
    if (propagation !== '' && !propagations.includes(propagation))
      return wrong(`invalid propagation mode: ${propagation}`);
    return {
      ...base,
      type: 'bind',
      source: clean(source),
      driver: '',
      copies: false,
      propagation: propagation === '' ? 'rprivate' : propagation,
    };
  }
  return {
    ...base,
    name: source,
    mode: 'z',
    driver: request.VolumeOptions?.DriverConfig?.Name ?? 'local',
    copies: request.VolumeOptions?.NoCopy !== true,
    subpath: request.VolumeOptions?.Subpath ?? '',
    isAnonymous: source === '',
  };
}

function tmpfsOptions(request: MountRequest): string {
  const { SizeBytes = 0, Mode = 0 } = request.TmpfsOptions ?? {};
  return [SizeBytes > 0 ? `size=${SizeBytes}` : '', Mode > 0 ? `mode=${Mode.toString(8)}` : '']
    .filter(Boolean)
    .join(',');
}

/** `--volumes-from web:ro`: that container's volumes and binds. */
function fromContainer(sim: Sim, daemon: number, spec: string): MountPoint[] | Refusal {
  const [name = '', mode = 'rw'] = spec.split(':');
  if (!isValidMode(mode)) return invalid(`invalid mode: ${mode}`);
  const id = containerId(sim, daemon, name);
  if (isRefusal(id)) return { ...id, refused: 400 };
  const { mounts } = configOf(sim, id);
  return mounts
    .filter(({ type }) => type !== 'tmpfs')
    .map((point) => ({
      ...point,
      mode: mode === 'rw' ? '' : mode,
      isWritable: point.isWritable && mode !== 'ro',
      copies: false,
    }));
}
