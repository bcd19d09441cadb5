import type { ProgramTable } from '#sim/kernel/program';
import { awk, gawk, mawk } from './awk/awk';
import { cmp } from './cmp';
import { column } from './column';
import { comm } from './comm';
import { cut } from './cut';
import { diff } from './diff/diff';
import { hexdump, od, xxd } from './dump';
import { expand } from './expand';
import { fold } from './fold';
import { egrep, fgrep, grep } from './grep/grep';
import { head } from './head';
import { nl } from './nl';
import { less, more } from './pager';
import { paste } from './paste';
import { sed } from './sed/sed';
import { shuf } from './shuf';
import { sort } from './sort';
import { split } from './split';
import { rev, tac } from './tac';
import { tail } from './tail';
import { tr } from './tr';
import { tree } from './tree';
import { uniq } from './uniq';
import { wc } from './wc';

export const textTools: ProgramTable = {
  awk,
  cmp,
  column,
  comm,
  cut,
  diff,
  egrep,
  expand,
  fgrep,
  fold,
  gawk,
  grep,
  head,
  hexdump,
  less,
  mawk,
  more,
  nl,
  od,
  paste,
  rev,
  sed,
  shuf,
  sort,
  split,
  tac,
  tail,
  tr,
  tree,
  uniq,
  wc,
  xxd,
};
