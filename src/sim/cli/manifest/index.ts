import type { AnyCommand } from '../command';
import { annotate } from './annotate';
import { create } from './create';
import { inspect } from './inspect';
import { push } from './push';
import { rm } from './rm';

/** The commands of this folder. */
export const manifestCommands: readonly AnyCommand[] = [annotate, create, inspect, push, rm];
