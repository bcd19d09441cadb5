import type { AnyCommand } from '../command';
import { disable } from './disable';
import { enable } from './enable';
import { inspect } from './inspect';
import { ls } from './ls';
import { push } from './push';
import { rm } from './rm';
import { set } from './set';

export const pluginCommands: readonly AnyCommand[] = [disable, enable, inspect, ls, push, rm, set];
