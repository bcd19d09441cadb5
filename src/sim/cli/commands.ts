import { absentCommands } from './absent/index';
import { builderCommands } from './builder/index';
import type { AnyCommand } from './command';
import { containerCommands } from './container/index';
import { contextCommands } from './context/index';
import { imageCommands } from './image/index';
import { manifestCommands } from './manifest/index';
import { networkCommands } from './network/index';
import { pluginCommands } from './plugin/index';
import { systemCommands } from './system/index';
import { volumeCommands } from './volume/index';

/** Every command of `docker`, by folders. A page loads them when one is wanted that is not among `everyday.ts`. */
export const commands: readonly AnyCommand[] = [
  ...containerCommands,
  ...imageCommands,
  ...manifestCommands,
  ...networkCommands,
  ...volumeCommands,
  ...contextCommands,
  ...builderCommands,
  ...pluginCommands,
  ...systemCommands,
  ...absentCommands,
];
