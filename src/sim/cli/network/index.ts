import type { AnyCommand } from '../command';
import { connect } from './connect';
import { create } from './create';
import { disconnect } from './disconnect';
import { inspect } from './inspect';
import { ls } from './ls';
import { prune } from './prune';
import { rm } from './rm';

/** The commands of this folder. */
export const networkCommands: readonly AnyCommand[] = [connect, create, disconnect, inspect, ls, prune, rm];
