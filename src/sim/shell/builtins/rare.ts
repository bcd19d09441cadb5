import { getopts } from './arguments';
import type { Builtin } from './builtin';
import { bg, disown, fg, jobs, kill, wait } from './jobs';
import { alias, command, hash, type, unalias } from './lookups';
import { printf } from './printf';
import { help, history, logout, times, ulimit, umask } from './process';
import { mapfile, read } from './read';
import { shopt } from './shopt';

/** Builtins that most pages never run: in a part of their own (src/sim/part-shell-more.ts). */
export const rareBuiltins = {
  alias,
  bg,
  command,
  disown,
  fg,
  getopts,
  hash,
  help,
  history,
  jobs,
  kill,
  logout,
  mapfile,
  printf,
  read,
  shopt,
  times,
  type,
  ulimit,
  umask,
  unalias,
  wait,
} as const satisfies Record<string, Builtin>;
