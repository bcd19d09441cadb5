import type { AnyCommand } from '../command';
import { attach } from './attach';
import { commit } from './commit';
import { cp } from './cp';
import { exportContainer } from './export';
import { create } from './create';
import { diff } from './diff';
import { exec } from './exec';
import { inspect } from './inspect';
import { kill } from './kill';
import { logs } from './logs';
import { ls } from './ls';
import { pause } from './pause';
import { port } from './port';
import { prune } from './prune';
import { rename } from './rename';
import { restart } from './restart';
import { rm } from './rm';
import { run } from './run';
import { start } from './start';
import { stats } from './stats';
import { stop } from './stop';
import { top } from './top';
import { unpause } from './unpause';
import { update } from './update';
import { wait } from './wait';

/** The commands of this folder. */
export const containerCommands: readonly AnyCommand[] = [
  attach,
  commit,
  cp,
  exportContainer,
  create,
  diff,
  exec,
  inspect,
  kill,
  logs,
  ls,
  pause,
  port,
  prune,
  rename,
  restart,
  rm,
  run,
  start,
  stats,
  stop,
  top,
  unpause,
  update,
  wait,
];
