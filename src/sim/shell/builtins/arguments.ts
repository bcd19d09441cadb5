import { evaluateText } from '../expand/evaluate';
import { everywhere, notInDash, type Builtin } from './builtin';
import type { Shell } from '../shell';

export const shift: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const count = args[0] === undefined ? 1 : Number(args[0]);
    if (!Number.isInteger(count) || count < 0) {
      sh.complain(
        sh.dialect.isBash
          ? `${args[0] ?? ''}: ${count < 0 ? 'shift count out of range' : 'numeric argument required'}`
          : `Illegal number: ${args[0] ?? ''}`,
        'shift',
      );
      if (!sh.dialect.isBash) sh.endStrictly(2);
      return 1;
    }
    if (count > sh.s.args.length) {
      if (sh.s.dialect === 'dash') {
        sh.complain("can't shift that many", 'shift');
        sh.endStrictly(2);
      }
      return 1;
    }
    sh.s.args = sh.s.args.slice(count);
    return 0;
  },
};

/** getopts(1): OPTIND and OPTARG are the shell's variables; the place inside an argument is its own. */
export const getopts: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const [spec, name, ...given] = args;
    if (spec === undefined || name === undefined) {
      if (sh.dialect.isBash) sh.err('getopts: usage: getopts optstring name [arg ...]\n');
      else
        sh.complain(
          sh.s.dialect === 'dash'
            ? 'Usage: getopts optstring var [arg...]'
            : 'usage: getopts optstring var [arg]',
          'getopts',
        );
      return 2;
    }
    return nextOption(sh, spec, name, given.length > 0 ? given : sh.s.args);
  },
};

function nextOption(sh: Shell, spec: string, name: string, words: readonly string[]): number {
  const isQuiet = spec.startsWith(':');
  let index = Number(sh.get('OPTIND') ?? '1');
  const within = Math.max(1, sh.s.getoptsAt);
  const word = words[index - 1];
  const end = () => {
    sh.variables.set('OPTIND', String(index));
    sh.s.getoptsAt = 0;
    sh.variables.set(name, '?');
    return 1;
  };
  if (word === undefined || !word.startsWith('-') || word === '-') return end();
  if (word === '--') {
    index += 1;
    return end();
  }
  const letter = word[within] ?? '';
  const at = letter === ':' ? -1 : spec.indexOf(letter, isQuiet ? 1 : 0);
  let next = within + 1 < word.length ? within + 1 : 0;
  if (next === 0) index += 1;
  sh.variables.unset('OPTARG');
  let value = letter;
  if (at < 0) {
    value = '?';
    if (isQuiet) sh.variables.set('OPTARG', letter);
    else sh.err(optionText(sh, 'illegal option', letter));
  } else if (spec[at + 1] === ':') {
    const inside = next === 0 ? undefined : word.slice(next);
    const argument = inside ?? words[index - 1];
    index += 1;
    next = 0;
    if (argument !== undefined) sh.variables.set('OPTARG', argument);
    else {
      index -= 1;
      value = isQuiet ? ':' : '?';
      if (isQuiet) sh.variables.set('OPTARG', letter);
      else sh.err(optionText(sh, 'option requires an argument', letter));
    }
  }
  sh.variables.set('OPTIND', String(index));
  sh.s.getoptsAt = next;
  sh.variables.set(name, value);
  return 0;
}

function optionText(sh: Shell, what: string, letter: string): string {
  if (sh.dialect.isBash) return `${sh.s.name}: ${what} -- ${letter}\n`;
  if (what === 'illegal option') return `Illegal option -${letter}\n`;
  return `No arg for -${letter} option\n`;
}

export const letBuiltin: Builtin = {
  dialects: notInDash,
  run(sh, args) {
    if (args.length === 0) {
      sh.complain('expression expected', 'let');
      return sh.dialect.isBash ? 1 : 2;
    }
    let value = 0n;
    for (const arg of args) value = evaluateText(sh, arg);
    return value === 0n ? 1 : 0;
  },
};
