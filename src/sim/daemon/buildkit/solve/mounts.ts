import { isFail } from '#sim/base/fail';
import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { BuildMount } from '#sim/world/docker-build';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { hashOf, hasRecord, keep } from '../cache/records';
import { withLayers } from './gather';
import type { Task, TaskFailure } from './work';

/** Where BuildKit has what steps mount, on the host. */
const root = '/var/lib/docker/buildkit/mounts';

/** Mounts as a container is asked for them. */
export interface Mounted {
  binds: string[];
  tmpfs: Record<string, string>;
  env: string[];
  /** folders on the host that go when the step is over */
  temporary: string[];
  /** places in the container that were mounted over */
  targets: string[];
}

/** Gets ready what a step sees beside its own files. */
export function prepareMounts(sim: Sim, task: Task, mounts: readonly BuildMount[]): Mounted | TaskFailure {
  const made: Mounted = { binds: [], tmpfs: {}, env: [], temporary: [], targets: [] };
  for (const [i, mount] of mounts.entries()) {
    const failure = prepareOne(sim, task, mount, `${root}/${task.solve}-${task.index}-${i}`, made);
    if (failure !== undefined) return { shown: failure, message: failure };
    if (mount.target !== '') made.targets.push(mount.target);
  }
  return made;
}

function prepareOne(
  sim: Sim,
  task: Task,
  mount: BuildMount,
  path: string,
  made: Mounted,
): string | undefined {
  const { machine } = sim.daemons.need(task.daemon);
  const host = files.rootViewer(sim, machine);
  if (mount.type === 'tmpfs') {
    made.tmpfs[mount.target] = mount.size > 0 ? `size=${mount.size}` : '';
    return undefined;
  }
  if (mount.type === 'ssh') {
    made.env.push('SSH_AUTH_SOCK=/run/buildkit/ssh_agent.0');
    return undefined;
  }
  if (mount.type === 'secret') return prepareSecret(sim, task, mount, path, made);
  if (mount.type === 'cache') {
    const at = cachePath(sim, task.daemon, mount);
    if (isFail(files.stat(sim, host, at, true))) {
      files.mkdirAll(sim, host, at, mount.mode);
      files.chmod(sim, host, at, mount.mode);
      files.chown(sim, host, at, mount.uid, mount.gid);
    }
    made.binds.push(`${at}:${mount.target}`);
    return undefined;
  }
  const layers = task.inputs[mount.input] ?? [];
  const tree = withLayers(sim, machine, layers, (viewer) => files.treeAt(sim, viewer, mount.source, true));
  if (isFail(tree)) return `failed to calculate checksum of ref: ${JSON.stringify(mount.source)}: not found`;
  files.mkdirAll(sim, host, path, 0o755);
  const isFile = tree['']?.type === 'file';
  files.putTree(sim, host, path, isFile ? renamed(tree) : tree);
  made.temporary.push(path);
  made.binds.push(`${path}${isFile ? '/file' : ''}:${mount.target}${mount.isWritable ? '' : ':ro'}`);
  return undefined;
}

const renamed = (tree: LayerTree): LayerTree =>
  Object.fromEntries(Object.entries(tree).map(([at, entry]) => [`/file${at}`, entry]));

function prepareSecret(
  sim: Sim,
  task: Task,
  mount: BuildMount,
  path: string,
  made: Mounted,
): string | undefined {
  const value = sim.solves.peek(task.solve)?.secrets[mount.id];
  if (value === undefined) return mount.isRequired ? `secret ${mount.id}: not found` : undefined;
  if (mount.env !== '') made.env.push(`${mount.env}=${value}`);
  if (mount.target === '') return undefined;
  const host = files.rootViewer(sim, sim.daemons.need(task.daemon).machine);
  files.mkdirAll(sim, host, path, 0o700);
  files.writeFile(sim, host, `${path}/secret`, utf8(value));
  files.chmod(sim, host, `${path}/secret`, mount.mode);
  files.chown(sim, host, `${path}/secret`, mount.uid, mount.gid);
  made.temporary.push(path);
  made.binds.push(`${path}/secret:${mount.target}:ro`);
  return undefined;
}

/** A cache mount's folder: kept from build to build, and counted as build cache. */
function cachePath(sim: Sim, daemon: number, mount: BuildMount): string {
  const key = hashOf('cachemount', mount.id);
  if (!hasRecord(sim, daemon, key)) {
    keep(sim, daemon, {
      ...{ key, type: 'exec.cachemount', layers: [], parents: [], size: 0, isMutable: true },
      description: `cached mount ${mount.target} from exec`,
    });
  }
  return `/var/lib/docker/buildkit/cachemounts/${key}`;
}

/** Takes away what was made for one step only. */
export function dropMounts(sim: Sim, task: Task, mounted: Mounted): void {
  const host = files.rootViewer(sim, sim.daemons.need(task.daemon).machine);
  for (const path of mounted.temporary) files.removeAll(sim, host, path);
}
