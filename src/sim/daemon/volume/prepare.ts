import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { ContainerRow, DaemonRow, MountPoint, VolumeRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { broken, invalid, notFound, type Refusal } from '../http/refusal';
import { announce } from '../state/events';
import { newId } from '../state/names';
import { rareWays } from '../runtime/rare-ways';

export function volumeKey(daemon: number, name: string): string {
  return `${daemon} ${name}`;
}

export function noSuchVolume(name: string): Refusal {
  return notFound(`${`get ${name}`.trim()}: no such volume`);
}

/** Where a volume's files lie on the host. */
export function volumePath(name: string): string {
  return `/var/lib/docker/volumes/${name}/_data`;
}

const validName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Refuses names that no volume can have. */
export function wrongVolumeName(name: string): Refusal | undefined {
  if (validName.test(name)) return undefined;
  if (name.length === 1)
    return invalid(
      `create ${name}: volume name is too short, names should be at least two alphanumeric characters`,
    );
  return invalid(
    `create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. ` +
      'If you intended to pass a host directory, use absolute path',
  );
}

/** The volume of that name; a new one where there is none. */
export function ensureVolume(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  name: string,
  more: Partial<Pick<VolumeRow, 'labels' | 'options' | 'isAnonymous' | 'driver'>> = {},
): VolumeRow | Refusal {
  const known = sim.volumes.get(volumeKey(daemon.id, name));
  if (known !== undefined) return known;
  const wrong = wrongVolumeName(name);
  if (wrong !== undefined) return wrong;
  const driver = more.driver ?? 'local';
  if (driver !== 'local') {
    return notFound(`create ${name}: error looking up volume plugin ${driver}: plugin "${driver}" not found`);
  }
  const options = more.options ?? {};
  const isPlain = Object.keys(options).length === 0;
  const unfit = isPlain ? undefined : rareWays.value.checkLocalOptions(name, options);
  if (unfit !== undefined) return unfit;
  const viewer = files.rootViewer(sim, daemon.machine);
  const refused = files.mkdirAll(sim, viewer, volumePath(name), 0o755);
  if (refused !== undefined) return broken(`create ${name}: mkdir ${volumePath(name)}: ${refused.error}`);
  const row: VolumeRow = {
    name,
    daemon: daemon.id,
    created: sim.now,
    driver,
    labels: more.labels ?? null,
    options: more.options ?? null,
    isAnonymous: more.isAnonymous ?? false,
    users: [],
  };
  sim.volumes.insert(volumeKey(daemon.id, name), row);
  announce(sim, daemon.id, 'volume', 'create', name, { driver });
  return row;
}

/** Makes the volumes and bind directories that a new container wants, and fills empty volumes with what its image has there. */
export function prepareVolumes(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  container: ContainerRow,
  mounts: readonly MountPoint[],
): Refusal | undefined {
  const own = sim.containerConfigs.need(container.id);
  for (const [i, point] of mounts.entries()) {
    if (point.type === 'bind') {
      makeBindSource(sim, daemon.machine, point);
      continue;
    }
    if (point.type !== 'volume') continue;
    const name = point.name === '' ? newId(sim) : point.name;
    const wish = own.host.Mounts?.find(({ Target }) => Target === point.destination)?.VolumeOptions;
    const anonymous = point.name === '' ? { 'com.docker.volume.anonymous': '' } : undefined;
    const labels = anonymous ?? wish?.Labels ?? null;
    const volume = ensureVolume(sim, daemon, name, {
      labels,
      options: wish?.DriverConfig?.Options ?? null,
      isAnonymous: point.name === '',
      driver: point.driver,
    });
    if ('refused' in volume) return volume;
    if (!volume.users.includes(container.id)) volume.users.push(container.id);
    const made = { ...point, name, source: volumePath(name) };
    own.mounts[i] = made;
    if (point.copies) copyUp(sim, daemon.machine, container.fs, made);
  }
  return undefined;
}

/** -v makes a missing directory on the host, as root; --mount does not (it has refused before). */
function makeBindSource(sim: Sim, machine: number, point: MountPoint): void {
  const viewer = files.rootViewer(sim, machine);
  if (isFail(files.stat(sim, viewer, point.source, true))) files.mkdirAll(sim, viewer, point.source, 0o755);
}

/** A volume that is still empty gets the files that the image has at its place, with their owners. */
function copyUp(sim: Sim, machine: number, fs: number, point: MountPoint): void {
  const host = files.rootViewer(sim, machine);
  const inside = files.fsViewer(sim, fs);
  const present = files.readDir(sim, host, point.source);
  if (isFail(present) || present.length > 0) return;
  const there = files.stat(sim, inside, point.destination, true);
  if (isFail(there) || there.type !== 'dir') return;
  const tree = files.treeAt(sim, inside, point.destination);
  if (isFail(tree)) return;
  files.putTree(sim, host, point.source, tree);
  files.chmod(sim, host, point.source, there.mode);
  files.chown(sim, host, point.source, there.uid, there.gid, true);
}
