import type { ProgramTable } from '#sim/kernel/program';
import { coreutils } from './coreutils/index';
import { xargs } from './find/xargs';
import { curl } from './net/curl/index';
import { free } from './process/free';
import { hostname } from './process/hostname';
import { kill } from './process/kill';
import { ps } from './process/ps';
import { uptime } from './process/uptime';
import { clear } from './terminal/clear';
import { which } from './terminal/which';
import { cut } from './text/cut';
import { egrep, fgrep, grep } from './text/grep/grep';
import { head } from './text/head';
import { sort } from './text/sort';
import { tail } from './text/tail';
import { tr } from './text/tr';
import { uniq } from './text/uniq';
import { wc } from './text/wc';

/** What nearly everybody types in the first hour: a page loads it at once, the other tools when they are wanted. */
export const everyday: ProgramTable = {
  ...coreutils,
  clear,
  curl,
  cut,
  egrep,
  fgrep,
  free,
  grep,
  head,
  hostname,
  kill,
  ps,
  sort,
  tail,
  tr,
  uniq,
  uptime,
  wc,
  which,
  xargs,
};
