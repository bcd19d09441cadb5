import { signalName, signalNumber } from '#sim/kernel/signals';
import { quoteWord } from '../expand/quote';
import { installTrap } from '../run/traps';
import type { Shell } from '../shell';
import { everywhere, type Builtin } from './builtin';

/** EXIT, ERR, DEBUG, RETURN, or a signal's number as text; undefined: no such thing. */
function conditionOf(sh: Shell, text: string): string | undefined {
  if (text === '0' || /^(SIG)?EXIT$/i.test(text)) return 'EXIT';
  if (sh.dialect.isBash && ['ERR', 'DEBUG', 'RETURN'].includes(text)) return text;
  const number = signalNumber(text);
  return number === undefined || number === 0 ? undefined : String(number);
}

function nameOf(sh: Shell, condition: string): string {
  if (!/^\d+$/.test(condition)) return condition;
  return `${sh.dialect.isBash ? 'SIG' : ''}${signalName(Number(condition)) ?? condition}`;
}

function list(sh: Shell, only: readonly string[]): number {
  const wanted = only.map((text) => conditionOf(sh, text));
  const order = (condition: string) =>
    condition === 'EXIT' ? 0 : /^\d+$/.test(condition) ? Number(condition) : 100;
  const all = Object.keys(sh.s.traps).sort((a, b) => order(a) - order(b));
  for (const condition of all) {
    if (wanted.length > 0 && !wanted.includes(condition)) continue;
    sh.out(`trap -- ${quoteWord(sh.s.traps[condition] ?? '')} ${nameOf(sh, condition)}\n`);
  }
  return 0;
}

/** `trap action condition…`; one argument, or `-`, gives the conditions their usual effect back. */
export const trap: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, given) {
    const args = given[0] === '--' ? given.slice(1) : given;
    if (args.length === 0 || args[0] === '-p') return list(sh, args.slice(1));
    const [action = '', ...conditions] = args;
    const isReset =
      action === '-' ||
      (conditions.length === 0 && conditionOf(sh, action) !== undefined) ||
      /^\d+$/.test(action);
    const targets = action === '-' ? conditions : isReset ? args : conditions;
    let status = 0;
    if (targets.length === 0) {
      if (sh.dialect.isBash) sh.err('trap: usage: trap [-lp] [[arg] signal_spec ...]\n');
      return sh.dialect.isBash ? 2 : 0;
    }
    for (const target of targets) {
      const condition = conditionOf(sh, target);
      if (condition === undefined) {
        refuse(sh, target);
        status = 1;
        continue;
      }
      if (isReset) delete sh.s.traps[condition];
      else sh.s.traps[condition] = action;
      if (/^\d+$/.test(condition)) installTrap(sh, Number(condition));
    }
    return status;
  },
};

function refuse(sh: Shell, target: string): void {
  if (sh.s.dialect === 'dash') sh.err(`trap: ${target}: bad trap\n`);
  else sh.complain(`${target}: invalid signal specification`, 'trap');
}
