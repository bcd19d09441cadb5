import type { ProgramTable } from '#sim/kernel/program';
import { awk, gawk, mawk } from './awk/awk';
import { cmp } from './cmp';
import { column } from './column';
import { comm } from './comm';
import { diff } from './diff/diff';
import { hexdump, od, xxd } from './dump';
import { expand } from './expand';
import { fold } from './fold';
import { nl } from './nl';
import { less, more } from './pager';
import { paste } from './paste';
import { sed } from './sed/sed';
import { shuf } from './shuf';
import { split } from './split';
import { rev, tac } from './tac';
import { tree } from './tree';

export const textTools: ProgramTable = {
  awk,
  cmp,
  column,
  comm,
  diff,
  expand,
  fold,
  gawk,
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
  split,
  tac,
  tree,
  xxd,
};
