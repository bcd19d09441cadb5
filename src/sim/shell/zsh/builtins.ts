import { pathOf } from '../run/lookup';
import type { Shell } from '../shell';
import { builtinOf } from '../builtins/index';
import { readOptions, type Builtin } from '../builtins/builtin';
import { unescape } from '../builtins/escapes';
import { setopt, unsetopt } from './options';

const zsh = { dialects: ['zsh'] } as const;

const reserved = new Set(
  'if then else elif fi for while until do done case esac in function select time repeat foreach end { } ! [[ ]] nocorrect coproc'.split(
    ' ',
  ),
);

/** What a word means, all of it, in the words of `which` or of `type`. */
function meanings(sh: Shell, name: string, isWhich: boolean): string[] {
  const out: string[] = [];
  const alias = sh.s.aliases[name];
  if (alias !== undefined)
    out.push(isWhich ? `${name}: aliased to ${alias}` : `${name} is an alias for ${alias}`);
  if (reserved.has(name)) out.push(isWhich ? `${name}: shell reserved word` : `${name} is a reserved word`);
  const made = sh.s.functions[name];
  if (made !== undefined) out.push(isWhich ? made.text.trim() : `${name} is a shell function`);
  if (name !== 'not found' && builtinOf(sh, name) !== undefined)
    out.push(isWhich ? `${name}: shell built-in command` : `${name} is a shell builtin`);
  const path = pathOf(sh, name);
  if (path !== undefined) out.push(isWhich ? path : `${name} is ${path}`);
  return out;
}

const tells = (isWhich: boolean, hasAll = false): Builtin => ({
  ...zsh,
  run(sh, args) {
    const { flags, rest } = readOptions(args, 'apwsm');
    let status = 0;
    for (const name of rest) {
      const found = meanings(sh, name, isWhich);
      const path = flags['p'] === true ? pathOf(sh, name) : undefined;
      const shown = path !== undefined ? [path] : flags['a'] === true || hasAll ? found : found.slice(0, 1);
      if (shown.length === 0) status = 1;
      sh.out(shown.length === 0 ? `${name} not found\n` : `${shown.join('\n')}\n`);
    }
    return status;
  },
});

/** `print`: echo with more options. */
const print: Builtin = {
  ...zsh,
  run(sh, args) {
    const { flags, rest, bad } = readOptions(args, 'nlrPu:');
    if (bad !== undefined) {
      sh.complain(`bad option: -${bad}`, 'print');
      return 1;
    }
    const words = flags['P'] === true ? rest.map((word) => sh.dialect.own?.prompt(sh, word) ?? word) : rest;
    const text = words.join(flags['l'] === true ? '\n' : ' ');
    const end = flags['n'] === true ? '' : '\n';
    const fd = typeof flags['u'] === 'string' ? Number(flags['u']) : 1;
    if (flags['r'] === true) sh.say(fd, `${text}${end}`);
    else {
      const { bytes, isCut } = unescape(text, 'echo');
      sh.sayBytes(fd, isCut ? bytes : `${bytes}${end}`);
    }
    return 0;
  },
};

/** `history` shows the last sixteen lines, `history 1` all of them; the line itself is not among them yet. */
const history: Builtin = {
  ...zsh,
  run(sh, args) {
    const all = sh.s.history.slice(0, -1);
    const from = args[0] === undefined ? Math.max(0, all.length - 16) : Number(args[0]);
    if (Number.isNaN(from)) {
      sh.complain(`event not found: ${args[0] ?? ''}`, 'history');
      return 1;
    }
    const start =
      from < 0 ? Math.max(0, all.length + from) : args[0] === undefined ? from : Math.max(0, from - 1);
    for (let i = start; i < all.length; i++) sh.out(`${String(i + 1).padStart(5)}  ${all[i] ?? ''}\n`);
    return 0;
  },
};

/** Builtins that zsh has besides bash's, or does in its own way. */
export const zshBuiltins: Readonly<Record<string, Builtin>> = {
  history,
  print,
  setopt,
  type: tells(false),
  unsetopt,
  whence: tells(true),
  where: tells(true, true),
  which: tells(true),
};
