import type { AnyCommand } from '../command';
import { absentCommand } from './absent-command';
import { absentOthers } from './others';
import { absentSwarm } from './swarm';

export const absentCommands: readonly AnyCommand[] = [...absentOthers, ...absentSwarm].map(absentCommand);
