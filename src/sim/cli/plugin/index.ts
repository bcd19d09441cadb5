import type { AnyCommand } from '../command';
import { ls } from './ls';

export const pluginCommands: readonly AnyCommand[] = [ls];
