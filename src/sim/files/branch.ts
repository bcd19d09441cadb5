import type { Fail } from '#sim/base/fail';
import type { Made, MadeContext } from './made';

/** Makes one file as of now; undefined where there is none at this moment. */
export type Maker<C extends MadeContext = MadeContext> = (context: C) => Made | undefined;

/** A directory that is always there: name → file or directory. */
export interface Branch<C extends MadeContext = MadeContext> {
  readonly [name: string]: Maker<C> | Branch<C>;
}

/** Goes down a table of directories: the made file at the end of the path. */
export function lookup<C extends MadeContext>(
  branch: Branch<C>,
  context: C,
  path: readonly string[],
): Made | undefined {
  let here: Branch<C> | Maker<C> = branch;
  for (const name of path) {
    if (typeof here === 'function' || !Object.hasOwn(here, name)) return undefined;
    const next: Branch<C> | Maker<C> | undefined = here[name];
    if (next === undefined) return undefined;
    here = next;
  }
  return typeof here === 'function' ? here(context) : madeDir(() => namesIn(here, context));
}

function namesIn<C extends MadeContext>(branch: Branch<C>, context: C): string[] {
  return Object.entries(branch)
    .filter(([, part]) => typeof part !== 'function' || part(context) !== undefined)
    .map(([name]) => name)
    .sort();
}

/** A directory of the kernel: everyone may look, nobody may change. */
export function madeDir(list: () => string[], more: Partial<Made> = {}): Made {
  return { type: 'dir', mode: 0o555, list, ...more };
}

/** A file to read. */
export function shows<C extends MadeContext>(read: (context: C) => string | Fail, mode = 0o444): Maker<C> {
  return (context) => ({ type: 'file', mode, read: () => read(context) });
}

/** A file to read and to write. */
export function takes<C extends MadeContext>(
  read: (context: C) => string | Fail,
  write: (context: C, text: string) => Fail | undefined,
): Maker<C> {
  return (context) => ({
    type: 'file',
    mode: 0o644,
    read: () => read(context),
    write: (text) => write(context, text),
  });
}

/** A symbolic link. */
export function leads<C extends MadeContext>(target: (context: C) => string | Fail): Maker<C> {
  return (context) => ({ type: 'symlink', mode: 0o777, target: () => target(context) });
}
