import type { ProgramTable } from '#sim/kernel/program';
import { arch, nproc } from './arch-nproc';
import { basename } from './basename';
import { cat } from './cat';
import { chmod } from './chmod';
import { chgrp, chown } from './chown';
import { cp } from './cp';
import { date } from './date';
import { dd } from './dd';
import { dirname } from './dirname';
import { du } from './du';
import { echo } from './echo';
import { env } from './env';
import { expr } from './expr';
import { groups, id } from './id';
import { install } from './install';
import { ln } from './ln';
import { ls } from './ls';
import { mkdir } from './mkdir';
import { mkfifo } from './mkfifo';
import { mktemp } from './mktemp';
import { mv } from './mv';
import { printenv } from './printenv';
import { printf } from './printf';
import { pwd } from './pwd';
import { readlink } from './readlink';
import { realpath } from './realpath';
import { rm } from './rm';
import { rmdir } from './rmdir';
import { seq } from './seq';
import { sleep } from './sleep';
import { stat } from './stat';
import { sync } from './sync';
import { tee } from './tee';
import { bracket, test } from './test';
import { touch } from './touch';
import { falseProgram, trueProgram } from './true-false';
import { truncate } from './truncate';
import { tty } from './tty';
import { uname } from './uname';
import { logname, whoami } from './whoami';
import { yes } from './yes';

export const coreutils: ProgramTable = {
  '[': bracket,
  arch,
  basename,
  cat,
  chgrp,
  chmod,
  chown,
  cp,
  date,
  dd,
  dirname,
  du,
  echo,
  env,
  expr,
  false: falseProgram,
  groups,
  id,
  install,
  ln,
  logname,
  ls,
  mkdir,
  mkfifo,
  mktemp,
  mv,
  nproc,
  printenv,
  printf,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  seq,
  sleep,
  stat,
  sync,
  tee,
  test,
  touch,
  true: trueProgram,
  truncate,
  tty,
  uname,
  whoami,
  yes,
};
