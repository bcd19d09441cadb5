import type { Program } from '#sim/kernel/program';
import { dialects, type Manner } from '../dialect';
import { quotePattern } from '../expand/pattern';
import { shellProgram } from '../program';
import type { Shell } from '../shell';
import { zshBuiltins } from './builtins';
import { isOption } from './options';
import { beforePrompt, prompt } from './prompt';
import { translate } from './translate';
import { complaint } from './words';

/** What macOS 15 brings along. */
const version = '5.9';

function machine(sh: Shell): string {
  const arch = sh.p.do((sim) => sim.machines.peek(sim.processes.need(sh.p.processId).machine)?.arch);
  return arch === 'arm64' ? 'arm64' : 'x86_64';
}

/** Variables of a fresh zsh: zshparam(1). */
function begin(sh: Shell): void {
  const { s, p } = sh;
  s.shopt['expand_aliases'] = true;
  const level = Number(s.vars['SHLVL']?.value ?? 0);
  s.vars['SHLVL'] = { value: String(Number.isFinite(level) ? level + 1 : 1), isExported: true };
  s.vars['ZSH_VERSION'] = { value: version };
  s.vars['ZSH_NAME'] = { value: 'zsh' };
  s.vars['OSTYPE'] = { value: 'darwin24.0' };
  s.vars['MACHTYPE'] = { value: machine(sh) };
  s.vars['USERNAME'] = { value: s.vars['USER']?.value ?? '' };
  s.vars['UID'] = { value: String(p.uid()), isInteger: true };
  s.vars['PATH'] ??= { value: '/usr/bin:/bin:/usr/sbin:/sbin', isExported: true };
  s.vars['PS1'] ??= { value: '%m%# ' };
  s.vars['PS2'] ??= { value: '> ' };
}

/** Files that are read at the beginning: zsh(1), "STARTUP/SHUTDOWN FILES". */
function startupFiles(sh: Shell, isLogin: boolean): string[] {
  const home = sh.get('ZDOTDIR') ?? sh.get('HOME') ?? '';
  const both = (name: string) => [`/etc/${name}`, `${home}/.${name}`];
  return [
    ...both('zshenv'),
    ...(isLogin ? both('zprofile') : []),
    ...(sh.s.isInteractive ? both('zshrc') : []),
    ...(isLogin ? both('zlogin') : []),
  ];
}

const states: Readonly<Record<string, string>> = { Running: 'running', Done: 'done', Stopped: 'suspended' };

const zsh: Manner = {
  builtins: zshBuiltins,
  version: (sh) => `zsh ${version} (${machine(sh)}-apple-darwin24.0)\n`,
  complaint,
  translate,
  keep: (sh, pieces) =>
    isOption(sh, 'shwordsplit')
      ? [...pieces]
      : pieces.map(([kind, text]) => (kind === 'split' ? ['bare', quotePattern(text)] : [kind, text])),
  noMatch(sh, pattern) {
    return isOption(sh, 'nomatch') ? sh.fail(`no matches found: ${pattern}`) : undefined;
  },
  begin,
  startupFiles,
  prompt,
  beforePrompt: (sh, cols) => (isOption(sh, 'promptsp') ? beforePrompt(cols) : ''),
  jobLine: (_sh, job, mark, state) => {
    const shown = states[state] ?? state.toLowerCase();
    return `[${job.number}]  ${mark} ${shown.padEnd(10)} ${job.command}\n`;
  },
};

dialects.zsh = {
  name: 'zsh',
  words: 'bash',
  own: zsh,
  isBash: true,
  hasBashisms: true,
  keepsDeclarations: true,
  isStrict: false,
};

/** The Z shell as a program. */
export const zshProgram: Program = shellProgram('zsh', { cpu: 3, anon: 2_600_000 });
