import { fail } from '#sim/base/fail';
import { leads, lookup, madeDir, shows, takes, type Branch } from '../branch';
import type { Made } from '../made';
import { mountTree } from '../mount-index';
import { networkFiles } from './network';
import { cgroupPath, commOf, mountInfo, mountLines, type ProcessContext } from './process-facts';
import { limitsText, statLine, statmLine, statusText } from './status';

const files: Branch<ProcessContext> = {
  cgroup: shows((c) => `0::${cgroupPath(c)}\n`),
  cmdline: shows(({ process }) =>
    process.state === 'zombie' ? '' : process.argv.map((arg) => `${arg}\0`).join(''),
  ),
  comm: shows(({ process }) => `${commOf(process)}\n`, 0o644),
  cwd: jumps((c) => c.process.cwd, false),
  environ: shows(
    ({ process }) =>
      Object.entries(process.env)
        .map(([name, value]) => `${name}=${value}\0`)
        .join(''),
    0o400,
  ),
  exe: (c) => (c.process.exe === '' ? undefined : jumps((one) => one.process.exe, true)(c)),
  limits: shows(limitsText),
  mountinfo: shows(mountInfo),
  mounts: shows(mountLines),
  net: networkFiles,
  ns: Object.fromEntries(
    (['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const).map((kind) => [
      kind,
      leads<ProcessContext>(({ process }) => `${kind}:[${4026531835 + process.ns[kind]}]`),
    ]),
  ),
  oom_score: shows(({ process }) => `${Math.max(0, 666 + Math.round((process.oomScoreAdjust * 2) / 3))}\n`),
  oom_score_adj: takes(
    ({ process }) => `${process.oomScoreAdjust}\n`,
    ({ sim, process }, text) => {
      const value = Number(text.trim());
      if (!Number.isInteger(value) || value < -1000 || value > 1000) return fail('EINVAL');
      sim.processes.need(process.id).oomScoreAdjust = value;
      return undefined;
    },
  ),
  root: jumps(() => '/', false),
  stat: shows(statLine),
  statm: shows(statmLine),
  status: shows(statusText),
};

/** A link to a path as the process itself sees it, whoever looks. */
function jumps(path: (context: ProcessContext) => string, isFile: boolean) {
  return (context: ProcessContext): Made => {
    const { process } = context;
    const inNamespace = () => (process.root === '/' ? path(context) : `${process.root}${path(context)}`);
    return {
      type: 'symlink',
      mode: 0o777,
      target: () => (process.state === 'zombie' ? fail('ENOENT') : path(context)),
      jump: () => {
        if (process.state === 'zombie' || mountTree(context.sim, process.ns.mnt) === undefined)
          return fail('ENOENT');
        return isFile && process.exe === '' ? fail('ENOENT') : { mnt: process.ns.mnt, path: inNamespace() };
      },
    };
  };
}

/** A file below /proc/PID. They belong to the user whose process it is. */
export function processFile(context: ProcessContext, path: readonly string[]): Made | undefined {
  const owner = { uid: context.process.cred.uid, gid: context.process.cred.gid };
  const [first, ...rest] = path;
  const made =
    first === 'fd'
      ? descriptor(context, rest)
      : first === 'task'
        ? task(context, rest)
        : system(context, path);
  return made && { ...made, ...owner };
}

function system(context: ProcessContext, path: readonly string[]): Made | undefined {
  const made = lookup(files, context, path);
  if (made === undefined || path.length > 0) return made;
  const names = made.list?.() ?? [];
  return { ...made, list: () => [...names, 'fd', 'task'].sort() };
}

function task(context: ProcessContext, [tid, ...rest]: readonly string[]): Made | undefined {
  if (tid === undefined) return madeDir(() => [String(context.pid)]);
  return tid === String(context.pid) ? system(context, rest) : undefined;
}

const inode = 10000;

function descriptor({ sim, process }: ProcessContext, [fd, ...more]: readonly string[]): Made | undefined {
  if (fd === undefined) return madeDir(() => Object.keys(process.files), { mode: 0o500 });
  const openFile = process.files[fd];
  const row = openFile === undefined ? undefined : sim.openFiles.peek(openFile);
  if (openFile === undefined || row === undefined || more.length > 0) return undefined;
  const named = {
    file: row.path,
    device: `/dev/${row.device ?? 'null'}`,
    pipe: `pipe:[${inode + row.target}]`,
    outside: `pipe:[${inode + openFile}]`,
    socket: `socket:[${inode + row.target}]`,
    tty: `/dev/pts/${sim.ttys.peek(row.target)?.number ?? 0}`,
    'pty-master': '/dev/ptmx',
  };
  return {
    type: 'symlink',
    mode: 0o100 | (row.canRead ? 0o400 : 0) | (row.canWrite ? 0o200 : 0),
    size: 64, // fs/proc/fd.c
    target: () => named[row.kind],
    jump: () => ({ openFile }),
  };
}
