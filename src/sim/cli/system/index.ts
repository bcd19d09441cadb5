import type { AnyCommand } from '../command';
import { df } from './df';
import { dialStdio } from './dial-stdio';
import { events } from './events';
import { info } from './info';
import { inspect } from './inspect';
import { login } from './login';
import { logout } from './logout';
import { prune } from './prune';
import { search } from './search';
import { version } from './version';

/** The commands of this folder. */
export const systemCommands: readonly AnyCommand[] = [
  df,
  dialStdio,
  events,
  info,
  inspect,
  login,
  logout,
  prune,
  search,
  version,
];
