import type { ProgramTable } from '#sim/kernel/program';
import { df } from './df';
import { dmesg } from './dmesg';
import { free } from './free';
import { hostname } from './hostname';
import { kill } from './kill';
import { killall } from './killall';
import { mount, umount } from './mount';
import { lsns, nsenter, unshare } from './namespaces';
import { pgrep, pidof, pkill } from './pgrep';
import { ps } from './ps';
import { renice } from './renice';
import { chroot, nice, nohup, setsid } from './runners';
import { su, sudo } from './sudo';
import { time } from './time';
import { timeout } from './timeout';
import { top } from './top';
import { uptime } from './uptime';
import { watch } from './watch';
import { users, w, who } from './who';

export const processTools: ProgramTable = {
  chroot,
  df,
  dmesg,
  free,
  hostname,
  kill,
  killall,
  lsns,
  mount,
  nice,
  nohup,
  nsenter,
  pgrep,
  pidof,
  pkill,
  ps,
  renice,
  setsid,
  su,
  sudo,
  time,
  timeout,
  top,
  umount,
  unshare,
  uptime,
  users,
  w,
  watch,
  who,
};
