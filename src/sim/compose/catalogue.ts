import type { AnyCommand } from './command';
import { absentCommands } from './commands/absent';
import { attach } from './commands/attach';
import { build } from './commands/build';
import { commit } from './commands/commit';
import { config } from './commands/config';
import { cp } from './commands/cp';
import { create } from './commands/create';
import { down } from './commands/down';
import { events } from './commands/events';
import { exec } from './commands/exec';
import { exportCommand } from './commands/export';
import { images } from './commands/images';
import { kill } from './commands/kill';
import { logs } from './commands/logs';
import { ls } from './commands/ls';
import { pause, unpause } from './commands/pause';
import { port } from './commands/port';
import { ps } from './commands/ps';
import { pull } from './commands/pull';
import { push } from './commands/push';
import { restart } from './commands/restart';
import { rm } from './commands/rm';
import { run } from './commands/run';
import { scale } from './commands/scale';
import { start } from './commands/start';
import { stats } from './commands/stats';
import { stop } from './commands/stop';
import { top } from './commands/top';
import { up } from './commands/up';
import { version } from './commands/version';
import { volumes } from './commands/volumes';
import { wait } from './commands/wait';
import { watch } from './commands/watch';

/** Every command of `docker compose`, sorted: help and the README's list come from here. */
export const commands: readonly AnyCommand[] = [
  ...[attach, build, commit, config, cp, create, down, events, exec, exportCommand, images, kill, logs, ls],
  ...[pause, port, ps, pull, push, restart, rm, run, scale, start, stats, stop, top, unpause, up],
  ...[version, volumes, wait, watch],
  ...absentCommands,
].sort((a, b) => (a.name < b.name ? -1 : 1));

const byName: ReadonlyMap<string, AnyCommand> = new Map(commands.map((one) => [one.name, one]));

export function findCommand(name: string): AnyCommand | undefined {
  return byName.get(name);
}
