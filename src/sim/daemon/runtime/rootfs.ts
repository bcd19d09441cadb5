import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { ContainerConfigRow, ContainerRow, MountPoint } from '#sim/world/docker';
import type { NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { broken, type Refusal } from '../http/refusal';
import { volumeKey } from '../volume/prepare';
import { rareWays } from './rare-ways';

const quiet = 'nosuid,nodev,noexec,relatime';

/** Mounts a container's root and everything below it into its mount namespace, in runc's order. `own`: the filesystem with its /etc files. */
export function mountAll(
  sim: Sim,
  row: Readonly<ContainerRow>,
  config: Readonly<ContainerConfigRow>,
  ns: NamespaceSet,
  cgroup: number,
  own: number,
): Refusal | undefined {
  const { machine } = sim.daemons.need(row.daemon);
  const { host } = config;
  files.newMountTable(sim, ns.mnt);
  const isReadOnly = host.ReadonlyRootfs;
  const mount = (
    at: string,
    fs: number,
    source: string,
    options: string,
    more: Partial<files.MountOrder> = {},
  ) => files.mount(sim, ns.mnt, { at, fs, source, options, ...more });
  mount('/', row.fs, 'overlay', isReadOnly ? 'ro,relatime' : 'rw,relatime', { isReadOnly });
  const proc = files.newProc(sim, machine, ns.pid);
  mount('/proc', proc, 'proc', `rw,${quiet}`);
  mount(
    '/dev',
    files.newDev(sim, machine, host.Privileged ? 'privileged' : 'container'),
    'tmpfs',
    'rw,nosuid,size=65536k,mode=755',
  );
  mount(
    '/dev/pts',
    files.newDevPts(sim, machine, ns.pid),
    'devpts',
    'rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666',
  );
  const sys = host.Privileged ? 'rw' : 'ro';
  mount('/sys', files.newSysfs(sim, machine), 'sysfs', `${sys},${quiet}`, { isReadOnly: sys === 'ro' });
  const cgroups = files.newCgroup2(sim, machine, cgroup);
  mount('/sys/fs/cgroup', cgroups, 'cgroup', `${sys},${quiet}`, { isReadOnly: sys === 'ro' });
  mount('/dev/mqueue', files.newMqueue(sim, machine), 'mqueue', `rw,${quiet}`);
  const shm = files.newTmpfs(sim, machine, { size: host.ShmSize });
  mount('/dev/shm', shm, 'shm', `rw,${quiet},size=${Math.floor(host.ShmSize / 1024)}k`);
  if (host.Init === true) {
    const hostView = files.rootViewer(sim, machine);
    makePlace(sim, files.fsViewer(sim, row.fs), '/sbin/docker-init', true);
    files.bindMount(sim, ns.mnt, hostView, '/usr/bin/docker-init', '/sbin/docker-init', { isReadOnly: true });
  }
  const refused = mountVolumes(sim, machine, row, config, ns.mnt);
  if (refused !== undefined) return refused;
  for (const name of ['resolv.conf', 'hostname', 'hosts']) {
    const at = `/etc/${name}`;
    if (!placeInEtc(sim, machine, ns.mnt, config, at)) continue;
    mount(at, own, '/dev/sda1', 'rw,relatime', { from: `/${name}` });
  }
  if (host.Privileged) return undefined;
  const sealed = readonlyInProc(sim, machine, ns.mnt, host.ReadonlyPaths ?? []);
  for (const { path, from } of sealed) mount(path, proc, 'proc', `ro,${quiet}`, { from, isReadOnly: true });
  return undefined;
}

/** Makes a place for a file of the daemon's where a volume covers /etc. False where somebody mounts something there himself. */
function placeInEtc(
  sim: Sim,
  machine: number,
  mnt: number,
  config: Readonly<ContainerConfigRow>,
  at: string,
): boolean {
  if (config.mounts.some(({ destination }) => destination === at)) return false;
  if (config.mounts.some(({ destination }) => destination === '/etc'))
    makePlace(sim, files.rootViewer(sim, machine, mnt), at, true);
  return true;
}

/** Of the paths that the OCI runtime makes read-only those below /proc, as far as there are such files here. */
function readonlyInProc(sim: Sim, machine: number, mnt: number, paths: readonly string[]) {
  const viewer = files.rootViewer(sim, machine, mnt);
  return paths
    .filter((path) => path.startsWith('/proc/') && !isFail(files.stat(sim, viewer, path, false)))
    .map((path) => ({ path, from: path.slice('/proc'.length) }));
}

function mountVolumes(
  sim: Sim,
  machine: number,
  row: Readonly<ContainerRow>,
  config: Readonly<ContainerConfigRow>,
  mnt: number,
): Refusal | undefined {
  const inside = files.fsViewer(sim, row.fs);
  const hostView = files.rootViewer(sim, machine);
  const points = [...config.mounts].sort(
    (a, b) => a.destination.split('/').length - b.destination.split('/').length,
  );
  for (const given of points) {
    const point = withOptions(sim, row.daemon, machine, given);
    const refused = 'refused' in point ? point : mountPoint(sim, machine, inside, hostView, mnt, point);
    if (refused !== undefined) return refused;
  }
  for (const [path, options] of Object.entries(config.host.Tmpfs ?? {})) {
    const bad = wrongTmpfs(path, options);
    if (bad !== undefined) return bad;
    files.mkdirAll(sim, inside, path, 0o755);
    mountTmpfs(sim, machine, mnt, path, options);
  }
  return undefined;
}

/** A volume whose options name something else to mount. */
function withOptions(
  sim: Sim,
  daemon: number,
  machine: number,
  point: Readonly<MountPoint>,
): MountPoint | Refusal {
  const volume = point.type === 'volume' ? sim.volumes.peek(volumeKey(daemon, point.name)) : undefined;
  const isPlain = volume === undefined || (volume.options?.['type'] ?? '') === '';
  const mounted = isPlain ? undefined : rareWays.value.localMount(sim, machine, volume);
  if (mounted === undefined) return { ...point };
  if ('refused' in mounted) return mounted;
  return 'tmpfs' in mounted
    ? { ...point, type: 'tmpfs', source: `exec,suid,dev,${mounted.tmpfs}` }
    : { ...point, source: mounted.source };
}

function mountPoint(
  sim: Sim,
  machine: number,
  inside: files.Viewer,
  hostView: files.Viewer,
  mnt: number,
  point: Readonly<MountPoint>,
): Refusal | undefined {
  const at = point.destination;
  if (point.type === 'tmpfs') {
    files.mkdirAll(sim, inside, at, 0o755);
    mountTmpfs(sim, machine, mnt, at, point.source);
    return undefined;
  }
  const source = point.subpath === '' ? point.source : `${point.source}/${point.subpath}`;
  const there = files.stat(sim, hostView, source, true);
  if (isFail(there)) {
    if (point.type === 'bind' && !point.isStrict) files.mkdirAll(sim, hostView, source, 0o755);
    else {
      const words = `invalid mount config for type "${point.type}": bind source path does not exist: ${source}`;
      return { refused: point.type === 'bind' ? 400 : 500, message: words };
    }
  }
  const isFile = !isFail(there) && there.type !== 'dir';
  makePlace(sim, inside, at, isFile);
  const real = files.realPath(sim, inside, at);
  const isReadOnly = !point.isWritable;
  const refused = files.bindMount(sim, mnt, hostView, source, isFail(real) ? at : real, { isReadOnly });
  if (refused === undefined) return undefined;
  const what = `error mounting "${source}" to rootfs at "${at}": mount src=${source}, dst=${at}`;
  return broken(`${runcFailed}${what}: ${strerror(refused).toLowerCase()}`);
}

export const runcFailed =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
  'unable to start container process: ';

/** Makes the directory, or the empty file, that something is mounted on. */
function makePlace(sim: Sim, inside: files.Viewer, at: string, isFile: boolean): void {
  if (!isFail(files.stat(sim, inside, at, true))) return;
  if (!isFile) {
    files.mkdirAll(sim, inside, at, 0o755);
    return;
  }
  files.mkdirAll(sim, inside, at.slice(0, at.lastIndexOf('/')) || '/', 0o755);
  files.writeFile(sim, inside, at, '' as never);
}

const tmpfsWords =
  /^(rw|ro|no?suid|suid|no?dev|dev|no?exec|exec|sync|async|dirsync|remount|mand|nomand|atime|noatime|diratime|nodiratime|bind|rbind|unbindable|runbindable|private|rprivate|shared|rshared|slave|rslave|relatime|norelatime|strictatime|nostrictatime|defaults)$/;

/** The refusal of options that are no tmpfs's. */
function wrongTmpfs(path: string, options: string): Refusal | undefined {
  for (const one of options.split(',')) {
    const [name = '', value] = one.split('=');
    if (one === '' || (value === undefined && tmpfsWords.test(name))) continue;
    if (name === 'size' && value !== undefined && sizeOf(value) === undefined)
      return broken(
        `${runcFailed}error during container init: error mounting "tmpfs" to rootfs at "${path}": mount tmpfs:${path} (via /proc/self/fd/6), flags: 0xe, data: ${options}: invalid argument`,
      );
    if (value === undefined || !/^(size|mode|uid|gid|nr_inodes|nr_blocks|mpol)$/.test(name))
      return { refused: 400, message: `invalid tmpfs option ${JSON.stringify(one)}` };
  }
  return undefined;
}

/** `size=64m,mode=1777`, as --tmpfs has it. */
function mountTmpfs(sim: Sim, machine: number, mnt: number, at: string, options: string): void {
  const given = new Map(options.split(',').map((one) => one.split('=') as [string, string | undefined]));
  const size = sizeOf(given.get('size'));
  const mode = parseInt(given.get('mode') ?? '1777', 8);
  const [uid, gid] = [Number(given.get('uid') ?? 0), Number(given.get('gid') ?? 0)];
  const fs = files.newTmpfs(sim, machine, { mode, uid, gid, ...(size === undefined ? {} : { size }) });
  const isReadOnly = given.has('ro');
  const guards = [
    ['nosuid', 'suid'],
    ['nodev', 'dev'],
    ['noexec', 'exec'],
  ].flatMap(([guard = '', free = '']) => (given.has(free) ? [] : [guard]));
  const shown = [
    isReadOnly ? 'ro' : 'rw',
    ...guards,
    'relatime',
    ...(size === undefined ? [] : [`size=${Math.floor(size / 1024)}k`]),
    ...(given.has('mode') ? [`mode=${given.get('mode') ?? ''}`] : []),
    ...(uid === 0 ? [] : [`uid=${uid}`]),
    ...(gid === 0 ? [] : [`gid=${gid}`]),
  ].join(',');
  files.mount(sim, mnt, { at, fs, source: 'tmpfs', options: shown, isReadOnly });
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

function sizeOf(text: string | undefined): number | undefined {
  const parts = /^(\d+)([kmg]?)$/i.exec(text ?? '');
  return parts === null ? undefined : Number(parts[1]) * (units[(parts[2] ?? '').toLowerCase()] ?? 1);
}
