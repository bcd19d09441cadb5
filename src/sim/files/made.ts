import type { Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import type { Filesystem } from '#sim/world/files';
import type { Viewer } from './types';
import { Later } from '#sim/base/later';
import { devPtsFile } from './dev-pts';
import type { KernelFiles } from './kernel-files';

/** A file that the kernel makes up: it has no row, only a maker for each moment. */
export interface Made {
  readonly type: 'dir' | 'file' | 'symlink' | 'device';
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  /** file: its text as of now */
  readonly read?: () => string | Fail;
  /** file: takes what was written */
  readonly write?: (text: string) => Fail | undefined;
  /** dir: names in it */
  readonly list?: () => string[];
  /** symlink: what readlink says */
  readonly target?: () => string | Fail;
  /** symlink that leads to a thing and not to a name: a place in a mount namespace, or an open file */
  readonly jump?: () => { mnt: number; path: string } | { openFile: number } | Fail;
  readonly device?: string;
  /** what stat says, where it is not 0 */
  readonly size?: number;
  /** what stat says of the device, where it has another name there */
  readonly shown?: string;
}

/** Who looks, at which filesystem. */
export interface MadeContext {
  readonly sim: Sim;
  readonly fs: Readonly<Filesystem>;
  readonly viewer: Viewer;
}

type Maker = (context: MadeContext, path: readonly string[]) => Made | undefined;

/** What is in the big ones comes when somebody looks into them. */
export const laterFiles = new Later<KernelFiles>('kernel-files');

const makers: Partial<Record<Filesystem['kind'], Maker>> = {
  proc: (context, path) => laterFiles.value.proc(context, path),
  sysfs: (context, path) => laterFiles.value.sysfs(context, path),
  cgroup2: (context, path) => laterFiles.value.cgroup2(context, path),
  devpts: devPtsFile,
};

/** Is this filesystem made up by the kernel? */
export function isMade(fs: Readonly<Filesystem>): boolean {
  return makers[fs.kind] !== undefined;
}

export function madeFile(context: MadeContext, path: string): Made | undefined {
  return makers[context.fs.kind]?.(context, path === '' ? [] : path.slice(1).split('/'));
}

/** Which refusal creating a name there meets; cgroup2 alone allows directories. */
const refusals = { proc: 'ENOENT', cgroup2: 'EACCES' } as const satisfies Partial<
  Record<Filesystem['kind'], Fail['error']>
>;

export function creationRefusal(kind: Filesystem['kind']): Fail['error'] {
  return kind === 'proc' || kind === 'cgroup2' ? refusals[kind] : 'EPERM';
}

/** mkdir in a cgroup2 filesystem: a new group. */
export function makeCgroupDir(...args: Parameters<KernelFiles['makeCgroupDir']>): Fail | undefined {
  return laterFiles.value.makeCgroupDir(...args);
}

/** rmdir in a cgroup2 filesystem. */
export function removeCgroupDir(...args: Parameters<KernelFiles['removeCgroupDir']>): Fail | undefined {
  return laterFiles.value.removeCgroupDir(...args);
}
