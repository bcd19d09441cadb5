import type { AnyCommand } from '../command';
import { absentCommand } from './absent-command';
import { absentImages } from './images';
import { absentOthers } from './others';
import { absentSwarm } from './swarm';

export const absentCommands: readonly AnyCommand[] = [...absentImages, ...absentOthers, ...absentSwarm].map(
  absentCommand,
);
