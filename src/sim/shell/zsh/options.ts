import type { Shell } from '../shell';
import type { Builtin } from '../builtins/builtin';

/**
 * Options that are known here (zshoptions(1)), without underscores: where their state lies, and whether they are on in a fresh zsh.
 * Those that are bash's as well lie among `set -o`, the others among `shopt`.
 */
const options: Readonly<Record<string, { set?: string; shopt?: string; isOn?: boolean }>> = {
  allexport: { set: 'allexport' },
  autocd: { shopt: 'autocd' },
  clobber: { shopt: 'clobber', isOn: true },
  errexit: { set: 'errexit' },
  globdots: { shopt: 'dotglob' },
  histignoredups: { shopt: 'histignoredups' },
  interactivecomments: { shopt: 'interactivecomments' },
  ksharrays: { shopt: 'ksharrays' },
  monitor: { set: 'monitor' },
  nomatch: { shopt: 'nomatch', isOn: true },
  nullglob: { shopt: 'nullglob' },
  pipefail: { set: 'pipefail' },
  promptsp: { shopt: 'promptsp', isOn: true },
  sharehistory: { shopt: 'sharehistory' },
  shwordsplit: { shopt: 'shwordsplit' },
  unset: { shopt: 'unset', isOn: true },
  verbose: { set: 'verbose' },
  xtrace: { set: 'xtrace' },
};

/** Is that option on? */
export function isOption(sh: Shell, name: string): boolean {
  const row = options[name];
  if (row?.set !== undefined) return sh.s.options[row.set] === true;
  return sh.s.shopt[row?.shopt ?? name] ?? row?.isOn === true;
}

/** `AUTO_CD`, `autocd` and `no_auto_cd` are one option. */
function change(sh: Shell, builtin: string, word: string, on: boolean): number {
  const bare = word.toLowerCase().replaceAll('_', '');
  const isNamed = Object.hasOwn(options, bare);
  const name = isNamed ? bare : bare.replace(/^no/, '');
  const row = Object.hasOwn(options, name) ? options[name] : undefined;
  if (row === undefined) {
    sh.complain(`no such option: ${word}`, builtin);
    return 1;
  }
  const value = isNamed ? on : !on;
  if (row.set !== undefined) sh.s.options[row.set] = value;
  else sh.s.shopt[row.shopt ?? name] = value;
  if (name === 'clobber') sh.s.options['noclobber'] = !value;
  if (name === 'unset') sh.s.options['nounset'] = !value;
  return 0;
}

/** Without names it lists what differs from a fresh zsh. */
const changer = (builtin: 'setopt' | 'unsetopt'): Builtin => ({
  dialects: ['zsh'],
  run(sh, args) {
    const on = builtin === 'setopt';
    if (args.length === 0) {
      const names = Object.keys(options).filter(
        (name) => isOption(sh, name) !== (options[name]?.isOn === true),
      );
      for (const name of names) sh.out(`${isOption(sh, name) ? '' : 'no'}${name}\n`);
      return 0;
    }
    return Math.max(...args.map((word) => change(sh, builtin, word, on)));
  },
});

export const setopt = changer('setopt');
export const unsetopt = changer('unsetopt');
