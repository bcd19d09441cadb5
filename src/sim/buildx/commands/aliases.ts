import { command } from '#sim/cli/command';
import { commonFlags } from '../help';

/** Buildx is what `docker build` runs anyway: there is nothing to do. */
const done = (path: string, short: string) =>
  command({
    ...{ path, usage: '', hidesOptions: true, short, args: { max: 0 } },
    flags: { debug: commonFlags.debug },

    *run() {
      return 0;
    },
  });

export const install = done('install', 'Make buildx what docker build runs');
export const uninstall = done('uninstall', 'Undo install');
