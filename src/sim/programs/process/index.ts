import type { ProgramTable } from '#sim/kernel/program';
import { df } from './df';
import { dmesg } from './dmesg';
import { killall } from './killall';
import { mount, umount } from './mount';
import { lsns, nsenter, unshare } from './namespaces';
import { pgrep, pidof, pkill } from './pgrep';
import { renice } from './renice';
import { chroot, nice, nohup, setsid } from './runners';
import { su, sudo } from './sudo';
import { time } from './time';
import { timeout } from './timeout';
import { top } from './top';
import { watch } from './watch';
import { users, w, who } from './who';

export const processTools: ProgramTable = {
  chroot,
  df,
  dmesg,
  killall,
  lsns,
  mount,
  nice,
  nohup,
  nsenter,
  pgrep,
  pidof,
  pkill,
  renice,
  setsid,
  su,
  sudo,
  time,
  timeout,
  top,
  umount,
  unshare,
  users,
  w,
  watch,
  who,
};
