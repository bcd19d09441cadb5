import type { AnyCommand } from '../command';
import { create } from './create';
import { exportContext } from './export';
import { importContext } from './import';
import { inspect } from './inspect';
import { ls } from './ls';
import { rm } from './rm';
import { show } from './show';
import { update } from './update';
import { use } from './use';

/** The commands of this folder. */
export const contextCommands: readonly AnyCommand[] = [
  create,
  exportContext,
  importContext,
  inspect,
  ls,
  rm,
  show,
  update,
  use,
];
