import type { ProgramTable } from '#sim/kernel/program';
import { awk, gawk, mawk } from './awk/awk';
import { cut } from './cut';
import { egrep, fgrep, grep } from './grep/grep';
import { head } from './head';
import { sed } from './sed/sed';
import { sort } from './sort';
import { tail } from './tail';
import { tr } from './tr';
import { uniq } from './uniq';
import { wc } from './wc';

export const textTools: ProgramTable = {
  awk,
  cut,
  egrep,
  fgrep,
  gawk,
  grep,
  head,
  mawk,
  sed,
  sort,
  tail,
  tr,
  uniq,
  wc,
};
