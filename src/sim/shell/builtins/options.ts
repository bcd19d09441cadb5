import { quoteAssigned, quoteWord } from '../expand/quote';
import { installInteractive } from '../run/traps';
import type { Shell } from '../shell';
import { everywhere, type Builtin } from './builtin';
import { functionText } from './later';

/** Letters of `set`, and the long names they stand for. */
const setLetters: Readonly<Record<string, string>> = {
  a: 'allexport',
  b: 'notify',
  B: 'braceexpand',
  C: 'noclobber',
  e: 'errexit',
  E: 'errtrace',
  f: 'noglob',
  h: 'hashall',
  H: 'histexpand',
  k: 'keyword',
  m: 'monitor',
  n: 'noexec',
  P: 'physical',
  p: 'privileged',
  T: 'functrace',
  t: 'onecmd',
  u: 'nounset',
  v: 'verbose',
  x: 'xtrace',
  I: 'ignoreeof',
  V: 'vi',
};

const bashNames = [
  'allexport',
  'braceexpand',
  'emacs',
  'errexit',
  'errtrace',
  'functrace',
  'hashall',
  'histexpand',
  'history',
  'ignoreeof',
  'interactive-comments',
  'keyword',
  'monitor',
  'noclobber',
  'noexec',
  'noglob',
  'nolog',
  'notify',
  'nounset',
  'onecmd',
  'physical',
  'pipefail',
  'posix',
  'privileged',
  'verbose',
  'vi',
  'xtrace',
];
const dashNames = [
  'errexit',
  'noglob',
  'ignoreeof',
  'interactive',
  'monitor',
  'noexec',
  'stdin',
  'xtrace',
  'verbose',
  'vi',
  'emacs',
  'noclobber',
  'allexport',
  'notify',
  'nounset',
  'nolog',
  'debug',
];
const ashNames = [
  'errexit',
  'noglob',
  'ignoreeof',
  'interactive',
  'monitor',
  'noexec',
  'stdin',
  'xtrace',
  'verbose',
  'noclobber',
  'allexport',
  'notify',
  'nounset',
  'vi',
  'pipefail',
];

const namesOf = (sh: Shell) =>
  sh.dialect.isBash ? bashNames : sh.s.dialect === 'dash' ? dashNames : ashNames;

function setOption(sh: Shell, name: string, on: boolean): void {
  sh.s.options[name] = on;
  if (name === 'monitor' && sh.s.isInteractive) installInteractive(sh);
}

/** Takes `-eux -o pipefail`; answers the arguments that follow, or undefined where something is not known. */
export function applyOptions(
  sh: Shell,
  args: readonly string[],
): { rest: string[]; hasDashes: boolean } | undefined {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { rest: args.slice(i + 1), hasDashes: true };
    if (arg === '-') {
      setOption(sh, 'xtrace', false);
      setOption(sh, 'verbose', false);
      return { rest: args.slice(i + 1), hasDashes: false };
    }
    if (!/^[-+]./.test(arg)) return { rest: args.slice(i), hasDashes: false };
    const on = arg.startsWith('-');
    for (const letter of arg.slice(1)) {
      if (letter === 'o') {
        const name = args[++i];
        if (name === undefined) {
          showOptions(sh, !on);
          return { rest: [], hasDashes: false };
        }
        if (!namesOf(sh).includes(name)) {
          refuse(sh, `${on ? '-' : '+'}o ${name}`, name);
          return undefined;
        }
        setOption(sh, name, on);
      } else {
        const name = setLetters[letter];
        if (name === undefined || !(namesOf(sh).includes(name) || sh.dialect.isBash)) {
          refuse(sh, `${on ? '-' : '+'}${letter}`);
          return undefined;
        }
        setOption(sh, name, on);
      }
    }
  }
  return { rest: [], hasDashes: false };
}

function refuse(sh: Shell, option: string, name?: string): void {
  if (sh.dialect.isBash) {
    if (name !== undefined) sh.complain(`${name}: invalid option name`, 'set');
    else {
      sh.complain(`${option}: invalid option`, 'set');
      sh.err('set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n');
    }
  } else if (sh.s.dialect === 'dash') sh.complain(`Illegal option ${option}`, 'set');
  else sh.complain(`illegal option ${option}`, 'set');
}

function showOptions(sh: Shell, asCommands: boolean): void {
  const isOn = (name: string) =>
    sh.s.options[name] === true ||
    (['braceexpand', 'hashall', 'interactive-comments'].includes(name) && sh.s.options[name] !== false);
  if (asCommands) {
    for (const name of namesOf(sh)) sh.out(`set ${isOn(name) ? '-' : '+'}o ${name}\n`);
    return;
  }
  if (!sh.dialect.isBash) sh.out(sh.s.dialect === 'dash' ? 'Current option settings\n' : '');
  for (const name of namesOf(sh)) {
    sh.out(
      sh.dialect.isBash
        ? `${name.padEnd(15)}\t${isOn(name) ? 'on' : 'off'}\n`
        : `${name.padEnd(16)}${isOn(name) ? 'on' : 'off'}\n`,
    );
  }
}

function showAll(sh: Shell): void {
  for (const name of sh.variables.names()) {
    const row = sh.variables.row(name);
    if (row?.list !== undefined) {
      const items = Object.entries(row.list).map(([key, value]) => `[${key}]="${value}"`);
      sh.out(`${name}=(${items.join(' ')})\n`);
    } else if (row?.value !== undefined)
      sh.out(`${name}=${sh.dialect.isBash ? quoteAssigned(row.value) : quoteWord(row.value)}\n`);
  }
  if (sh.dialect.isBash)
    for (const [name, found] of Object.entries(sh.s.functions)) sh.out(functionText(name, found.text));
}

export const set: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    if (args.length === 0) {
      showAll(sh);
      return 0;
    }
    const taken = applyOptions(sh, args);
    if (taken === undefined) {
      if (!sh.dialect.isBash) sh.endStrictly(2);
      return 2;
    }
    if (taken.rest.length > 0 || taken.hasDashes) sh.s.args = taken.rest;
    return 0;
  },
};
