import type { ProgramTable } from '#sim/kernel/program';
import { df } from './df';
import { free } from './free';
import { hostname } from './hostname';
import { kill } from './kill';
import { killall } from './killall';
import { pgrep, pidof, pkill } from './pgrep';
import { ps } from './ps';
import { uptime } from './uptime';

export const processTools: ProgramTable = {
  df,
  free,
  hostname,
  kill,
  killall,
  pgrep,
  pidof,
  pkill,
  ps,
  uptime,
};
