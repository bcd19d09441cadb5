import type { AnyCommand } from '../command';
import { history } from './history';
import { inspect } from './inspect';
import { ls } from './ls';
import { prune } from './prune';
import { pull } from './pull';
import { push } from './push';
import { rm } from './rm';
import { tag } from './tag';

/** The commands of this folder. */
export const imageCommands: readonly AnyCommand[] = [history, inspect, ls, prune, pull, push, rm, tag];
