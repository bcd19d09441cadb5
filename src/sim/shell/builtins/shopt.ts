import { inBash, type Builtin } from './builtin';

const shoptNames = [
  'autocd',
  'assoc_expand_once',
  'cdable_vars',
  'cdspell',
  'checkhash',
  'checkjobs',
  'checkwinsize',
  'cmdhist',
  'compat31',
  'complete_fullquote',
  'direxpand',
  'dirspell',
  'dotglob',
  'execfail',
  'expand_aliases',
  'extdebug',
  'extglob',
  'extquote',
  'failglob',
  'force_fignore',
  'globasciiranges',
  'globskipdots',
  'globstar',
  'gnu_errfmt',
  'histappend',
  'histreedit',
  'histverify',
  'hostcomplete',
  'huponexit',
  'inherit_errexit',
  'interactive_comments',
  'lastpipe',
  'lithist',
  'localvar_inherit',
  'localvar_unset',
  'login_shell',
  'mailwarn',
  'no_empty_cmd_completion',
  'nocaseglob',
  'nocasematch',
  'noexpand_translation',
  'nullglob',
  'patsub_replacement',
  'progcomp',
  'progcomp_alias',
  'promptvars',
  'restricted_shell',
  'shift_verbose',
  'sourcepath',
  'varredir_close',
  'xpg_echo',
];

export const shopt: Builtin = {
  dialects: inBash,
  run(sh, args) {
    const flags = args.filter((arg) => arg.startsWith('-')).join('');
    const names = args.filter((arg) => !arg.startsWith('-'));
    if (flags.includes('o')) {
      for (const name of names) sh.s.options[name] = flags.includes('s');
      return 0;
    }
    let status = 0;
    for (const name of names.length > 0 ? names : shoptNames) {
      if (!shoptNames.includes(name)) {
        sh.complain(`${name}: invalid shell option name`, 'shopt');
        status = 1;
      } else if (flags.includes('s')) sh.s.shopt[name] = true;
      else if (flags.includes('u')) sh.s.shopt[name] = false;
      else {
        const on = sh.isShopt(name);
        if (!flags.includes('q'))
          sh.out(
            flags.includes('p')
              ? `shopt -${on ? 's' : 'u'} ${name}\n`
              : `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`,
          );
        if (!on && names.length > 0) status = 1;
      }
    }
    return status;
  },
};
