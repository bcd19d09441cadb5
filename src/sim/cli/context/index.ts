import type { AnyCommand } from '../command';
import { ls } from './ls';
import { show } from './show';

/** The commands of this folder. */
export const contextCommands: readonly AnyCommand[] = [ls, show];
