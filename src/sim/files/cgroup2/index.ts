import { fail, type Fail } from '#sim/base/fail';
import type { Cgroup } from '#sim/world/cgroup';
import { newCgroup, removeCgroup } from '#sim/world/cgroup';
import type { Sim } from '#sim/world/sim';
import { madeDir } from '../branch';
import type { Made, MadeContext } from '../made';
import { groupFiles, type GroupContext } from './files';

/** The group at a path of a cgroup2 filesystem, whose root is the group it was mounted for. */
function groupAt(sim: Sim, root: number, path: readonly string[]): Readonly<Cgroup> | undefined {
  let row = sim.cgroups.peek(root);
  for (const name of path) row = childOf(sim, row, name);
  return row;
}

function childOf(sim: Sim, row: Readonly<Cgroup> | undefined, name: string): Readonly<Cgroup> | undefined {
  for (const id of row?.children ?? []) {
    const child = sim.cgroups.peek(id);
    if (child?.name === name) return child;
  }
  return undefined;
}

/** /sys/fs/cgroup: Documentation/admin-guide/cgroup-v2.rst. */
export function cgroupFile(context: MadeContext, path: readonly string[]): Made | undefined {
  const { sim, fs } = context;
  const group = groupAt(sim, fs.namespace ?? 0, path);
  if (group !== undefined) return directory({ ...context, group });
  const above = groupAt(sim, fs.namespace ?? 0, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (above === undefined || !Object.hasOwn(groupFiles, name)) return undefined;
  const file = groupFiles[name];
  if (file === undefined || (file.notInRoot === true && above.parent === 0)) return undefined;
  const groupContext: GroupContext = { ...context, group: above };
  const { write } = file;
  return {
    type: 'file',
    mode: write === undefined ? 0o444 : file.read === undefined ? 0o200 : 0o644,
    ...(file.read === undefined ? {} : { read: () => file.read?.(groupContext) ?? '' }),
    ...(write === undefined ? {} : { write: (text: string) => write(groupContext, text.trim()) }),
  };
}

function directory(context: GroupContext): Made {
  const { sim, group } = context;
  const list = () => {
    const own = Object.entries(groupFiles).filter(
      ([, file]) => file.notInRoot !== true || group.parent !== 0,
    );
    const below = group.children.map((id) => sim.cgroups.peek(id)?.name ?? '');
    return [...own.map(([name]) => name), ...below].sort();
  };
  return madeDir(list, { mode: 0o755 });
}

function idAt(sim: Sim, fsId: number, path: string): number | undefined {
  const root = sim.filesystems.peek(fsId)?.namespace ?? 0;
  return groupAt(sim, root, path.split('/').slice(1))?.id;
}

/** mkdir in a cgroup2 filesystem: a new group. */
export function makeCgroupDir(sim: Sim, fsId: number, dir: string, name: string): Fail | undefined {
  const parent = idAt(sim, fsId, dir);
  if (parent === undefined) return fail('ENOENT');
  newCgroup(sim, sim.cgroups.need(parent).machine, parent, name);
  return undefined;
}

/** rmdir in a cgroup2 filesystem: EBUSY while something lives in the group. */
export function removeCgroupDir(sim: Sim, fsId: number, path: string): Fail | undefined {
  const id = idAt(sim, fsId, path);
  const row = id === undefined ? undefined : sim.cgroups.peek(id);
  if (id === undefined || row === undefined) return fail('ENOENT');
  if (row.children.length > 0 || row.pids > 0 || row.parent === 0) return fail('EBUSY');
  removeCgroup(sim, id);
  return undefined;
}
