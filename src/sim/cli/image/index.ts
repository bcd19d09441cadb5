import type { AnyCommand } from '../command';
import { build } from './build';
import { history } from './history';
import { importImage } from './import';
import { inspect } from './inspect';
import { load } from './load';
import { ls } from './ls';
import { prune } from './prune';
import { pull } from './pull';
import { push } from './push';
import { rm } from './rm';
import { save } from './save';
import { tag } from './tag';

/** The commands of this folder. */
export const imageCommands: readonly AnyCommand[] = [
  build,
  history,
  importImage,
  inspect,
  load,
  ls,
  prune,
  pull,
  push,
  rm,
  save,
  tag,
];
