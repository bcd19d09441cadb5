import { fail } from '#sim/base/fail';
import { pidIn, processByPid, processesIn } from '#sim/world/pids';
import { lookup, madeDir, type Branch, type Maker } from '../branch';
import type { Made, MadeContext } from '../made';
import { hardwareFiles } from './hardware';
import { processFile } from './process';
import { settings } from './settings';
import { systemFiles } from './system';

const self: Maker = ({ sim, fs, viewer }) => {
  const pid = viewer.id === undefined ? 0 : pidIn(sim, viewer.id, fs.namespace ?? 0);
  return { type: 'symlink', mode: 0o777, target: () => (pid === 0 ? fail('ENOENT') : String(pid)) };
};

const files: Branch = {
  ...systemFiles,
  ...hardwareFiles,
  self,
  sys: settings,
};

const number = /^[1-9]\d*$/;

/** /proc as proc(5) describes it, made from rows of the world, seen from the pid namespace that it was mounted for. */
export function procFile(context: MadeContext, path: readonly string[]): Made | undefined {
  const { sim, fs } = context;
  const pidNs = fs.namespace ?? 0;
  const [first, ...rest] = path;
  if (first === undefined) {
    return madeDir(() => {
      const names = lookup(files, context, [])?.list?.() ?? [];
      return [...processesIn(sim, pidNs).map(({ pid }) => String(pid)), ...names];
    });
  }
  if (!number.test(first)) return lookup(files, context, path);
  const id = processByPid(sim, pidNs, Number(first));
  const process = id === undefined ? undefined : sim.processes.peek(id);
  return process === undefined ? undefined : processFile({ ...context, process, pid: Number(first) }, rest);
}
