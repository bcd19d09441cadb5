import type { AnyCommand } from './command';
import { exec } from './container/exec';
import { kill } from './container/kill';
import { logs } from './container/logs';
import { ls as listContainers } from './container/ls';
import { restart } from './container/restart';
import { rm } from './container/rm';
import { run } from './container/run';
import { start } from './container/start';
import { stop } from './container/stop';
import { ls as listImages } from './image/ls';
import { pull } from './image/pull';
import { rm as removeImage } from './image/rm';

/** What nearly everybody types in the first hour: a page loads these with the client itself, all others when one is wanted. */
export const everydayCommands: readonly AnyCommand[] = [
  exec,
  kill,
  listContainers,
  listImages,
  logs,
  pull,
  removeImage,
  restart,
  rm,
  run,
  start,
  stop,
];
