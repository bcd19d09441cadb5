import { getopts, letBuiltin, shift } from './arguments';
import type { Builtin } from './builtin';
import { declare, exportNames, local, readonly, typeset, unset } from './declare';
import { cd, dirs, popd, pushd, pwd } from './directories';
import { echo } from './echo';
import { breakLoop, colon, continueLoop, evaluate, exit, giveBack, no, notFound, yes } from './flow';
import { bg, disown, fg, jobs, kill, wait } from './jobs';
import { alias, builtin, command, hash, type, unalias } from './lookups';
import { set, shopt } from './options';
import { printf } from './printf';
import { help, history, logout, times, ulimit, umask } from './process';
import { mapfile, read } from './read';
import { dot, source } from './source';
import { bracket, test } from './test';
import { trap } from './traps';

/** Everything that the shells do themselves, by name. `exec` is done where files are run; its row says only that it exists. */
export const builtins: Readonly<Record<string, Builtin>> = {
  'not found': notFound,
  ':': colon,
  '.': dot,
  '[': bracket,
  alias,
  bg,
  break: breakLoop,
  builtin,
  cd,
  command,
  continue: continueLoop,
  declare,
  dirs,
  disown,
  echo,
  eval: evaluate,
  exec: { dialects: ['bash', 'dash', 'ash'], isSpecial: true, run: () => 0 },
  exit,
  export: exportNames,
  false: no,
  fg,
  getopts,
  hash,
  help,
  history,
  jobs,
  kill,
  let: letBuiltin,
  local,
  logout,
  mapfile,
  popd,
  printf,
  pushd,
  pwd,
  read,
  readarray: mapfile,
  readonly,
  return: giveBack,
  set,
  shift,
  shopt,
  source,
  test,
  times,
  trap,
  true: yes,
  type,
  typeset,
  ulimit,
  umask,
  unalias,
  unset,
  wait,
};
