import type { ProgramTable } from '#sim/kernel/program';
import { cat } from './coreutils/cat';
import { date } from './coreutils/date';
import { echo } from './coreutils/echo';
import { env } from './coreutils/env';
import { id } from './coreutils/id';
import { install } from './coreutils/install';
import { ls } from './coreutils/ls';
import { mkdir } from './coreutils/mkdir';
import { pwd } from './coreutils/pwd';
import { rm } from './coreutils/rm';
import { seq } from './coreutils/seq';
import { sleep } from './coreutils/sleep';
import { bracket, test } from './coreutils/test';
import { touch } from './coreutils/touch';
import { falseProgram, trueProgram } from './coreutils/true-false';
import { uname } from './coreutils/uname';
import { whoami } from './coreutils/whoami';
import { free } from './process/free';
import { hostname } from './process/hostname';
import { kill } from './process/kill';
import { clear } from './terminal/clear';
import { which } from './terminal/which';
import { egrep, fgrep, grep } from './text/grep/grep';
import { head } from './text/head';
import { tail } from './text/tail';
import { wc } from './text/wc';

/**
 * What nearly everybody types in the first hour: a page loads it at once, the other tools when they are wanted. (The
 * folders' indexes hold all of their programs.)
 */
export const everyday: ProgramTable = {
  '[': bracket,
  cat,
  clear,
  date,
  echo,
  egrep,
  env,
  false: falseProgram,
  fgrep,
  free,
  grep,
  head,
  hostname,
  id,
  install,
  kill,
  ls,
  mkdir,
  pwd,
  rm,
  seq,
  sleep,
  tail,
  test,
  touch,
  true: trueProgram,
  uname,
  wc,
  which,
  whoami,
};

/** What of a folder's programs is not typed every day. */
export function otherThanEveryday(table: ProgramTable): ProgramTable {
  return Object.fromEntries(Object.entries(table).filter(([name]) => !Object.hasOwn(everyday, name)));
}
