import type { AnyCommand } from '../command';
import { create } from './create';
import { inspect } from './inspect';
import { ls } from './ls';
import { prune } from './prune';
import { rm } from './rm';

/** The commands of this folder. */
export const volumeCommands: readonly AnyCommand[] = [create, inspect, ls, prune, rm];
