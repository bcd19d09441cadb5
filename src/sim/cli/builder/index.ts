import type { AnyCommand } from '../command';
import { prune } from './prune';

/** The commands of this folder. */
export const builderCommands: readonly AnyCommand[] = [prune];
