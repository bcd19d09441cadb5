import type { ProgramTable } from '#sim/kernel/program';
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
  cut,
  egrep,
  fgrep,
  grep,
  head,
  sed,
  sort,
  tail,
  tr,
  uniq,
  wc,
};
