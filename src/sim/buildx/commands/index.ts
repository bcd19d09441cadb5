import type { AnyCommand } from '#sim/cli/command';
import { buildCommand } from './build';

export const commands: readonly AnyCommand[] = [buildCommand];

/** Commands that hold others. */
export const groups: readonly { readonly path: string; readonly short: string }[] = [
  { path: 'history', short: 'Builds that are over' },
  { path: 'imagetools', short: 'Images in registries' },
];
