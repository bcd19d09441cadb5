import { getopts } from './arguments';
import type { Builtin } from './builtin';
import { bg, disown, fg, jobs, kill, wait } from './jobs';
import { printf } from './printf';
import { help, history, logout, times, ulimit, umask } from './process';
import { mapfile, read } from './read';

/** Builtins that most pages never run: in a part of their own (src/sim/part-shell-more.ts). */
export const rareBuiltins = {
  bg,
  disown,
  fg,
  getopts,
  help,
  history,
  jobs,
  kill,
  logout,
  mapfile,
  printf,
  read,
  times,
  ulimit,
  umask,
  wait,
} as const satisfies Record<string, Builtin>;
