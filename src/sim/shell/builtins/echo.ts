import { everywhere, type Builtin } from './builtin';
import { unescape } from './escapes';

/** echo: bash, zsh and ash take `-n -e -E`; dash only `-n`; dash and zsh take escapes without being asked. */
export const echo: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const isDash = sh.s.dialect === 'dash';
    let i = 0;
    let newline = true;
    let escapes = isDash || sh.dialect.own !== undefined || sh.isShopt('xpg_echo');
    for (; i < args.length; i++) {
      const arg = args[i] ?? '';
      if (!(isDash ? /^-n$/ : /^-[neE]+$/).test(arg)) break;
      if (arg.includes('n')) newline = false;
      if (/e[^E]*$/.test(arg)) escapes = true;
      else if (/E[^e]*$/.test(arg)) escapes = false;
    }
    const text = args.slice(i).join(' ');
    if (!escapes) {
      sh.out(newline ? `${text}\n` : text);
      return 0;
    }
    const { bytes, isCut } = unescape(text, 'echo');
    sh.sayBytes(1, newline && !isCut ? `${bytes}\n` : bytes);
    return 0;
  },
};
