import type { AnyCommand } from '#sim/cli/command';
import { install, uninstall } from './aliases';
import { bake } from './bake';
import { buildCommand } from './build';
import { create } from './create';
import { du } from './du';
import {
  historyExport,
  historyImport,
  historyInspect,
  historyLogs,
  historyLs,
  historyOpen,
  historyRm,
} from './history';
import { imagetoolsCreate, imagetoolsInspect } from './imagetools';
import { inspect } from './inspect';
import { ls } from './ls';
import { prune } from './prune';
import { rm } from './rm';
import { stop } from './stop';
import { use } from './use';
import { version } from './version';

export const commands: readonly AnyCommand[] = [
  ...[bake, buildCommand, create, du, inspect, ls, prune, rm, stop, use, version, install, uninstall],
  ...[historyExport, historyImport, historyInspect, historyLogs, historyLs, historyOpen, historyRm],
  ...[imagetoolsCreate, imagetoolsInspect],
];

/** Commands that hold others. */
export const groups: readonly { readonly path: string; readonly short: string }[] = [
  { path: 'history', short: 'Builds that are over' },
  { path: 'imagetools', short: 'Images in registries' },
];
