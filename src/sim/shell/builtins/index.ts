import type { Shell } from '../shell';
import { letBuiltin, shift } from './arguments';
import { everywhere, inBash, notInDash, type Builtin } from './builtin';
import { declare, exportNames, local, readonly, typeset, unset } from './declare';
import { cd, dirs, popd, pushd, pwd } from './directories';
import { echo } from './echo';
import { breakLoop, colon, continueLoop, evaluate, exit, giveBack, no, notFound, yes } from './flow';
import { rarely } from './later';
import { set } from './options';
import { dot, source } from './source';
import { bracket, test } from './test';
import { trap } from './traps';

/** Everything that the shells do themselves, by name (`builtinOf` knows what a shell has besides). `exec` is done where files are run; its row says only that it exists. */
export const builtins: Readonly<Record<string, Builtin>> = {
  'not found': notFound,
  ':': colon,
  '.': dot,
  '[': bracket,
  alias: rarely('alias', { dialects: everywhere }),
  bg: rarely('bg', { dialects: everywhere }),
  break: breakLoop,
  builtin: { dialects: inBash, run: () => 0 }, // run where commands are looked up
  cd,
  command: rarely('command', { dialects: everywhere }),
  continue: continueLoop,
  declare,
  dirs,
  disown: rarely('disown', { dialects: inBash }),
  echo,
  eval: evaluate,
  exec: { dialects: everywhere, isSpecial: true, run: () => 0 },
  exit,
  export: exportNames,
  false: no,
  fg: rarely('fg', { dialects: everywhere }),
  getopts: rarely('getopts', { dialects: everywhere }),
  hash: rarely('hash', { dialects: everywhere }),
  help: rarely('help', { dialects: notInDash }),
  history: rarely('history', { dialects: notInDash }),
  jobs: rarely('jobs', { dialects: everywhere }),
  kill: rarely('kill', { dialects: everywhere }),
  let: letBuiltin,
  local,
  logout: rarely('logout', { dialects: inBash }),
  mapfile: rarely('mapfile', { dialects: inBash }),
  popd,
  printf: rarely('printf', { dialects: everywhere }),
  pushd,
  pwd,
  read: rarely('read', { dialects: everywhere }),
  readarray: rarely('mapfile', { dialects: inBash }),
  readonly,
  return: giveBack,
  set,
  shift,
  shopt: rarely('shopt', { dialects: inBash }),
  source,
  test,
  times: rarely('times', { dialects: everywhere, isSpecial: true }),
  trap,
  true: yes,
  type: rarely('type', { dialects: everywhere }),
  typeset,
  ulimit: rarely('ulimit', { dialects: everywhere }),
  umask: rarely('umask', { dialects: everywhere }),
  unalias: rarely('unalias', { dialects: everywhere }),
  unset,
  wait: rarely('wait', { dialects: everywhere }),
};

/** A builtin of this shell. */
export function builtinOf(sh: Shell, name: string): Builtin | undefined {
  const own = sh.dialect.own?.builtins;
  if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  const row = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  return row?.dialects.includes(sh.s.dialect) === true ? row : undefined;
}
