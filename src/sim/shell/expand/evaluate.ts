import type { Shell } from '../shell';
import { evaluate, type ArithmeticNames } from './arithmetic';

/** Evaluates an expression whose expansions have been made, on the shell's variables. */
export function evaluateText(sh: Shell, expression: string): bigint {
  if (/^\d{1,15}$/.test(expression) && !expression.startsWith('0')) return BigInt(expression);
  const names: ArithmeticNames = {
    isRecursive: sh.dialect.name !== 'dash',
    read: (name, index) => readNumber(sh, name, index),
    write: (name, index, value) => {
      if (index === undefined) sh.variables.set(name, value);
      else sh.variables.setElement(name, index, value);
    },
  };
  return evaluate(expression, names);
}

function readNumber(sh: Shell, name: string, index: string | undefined): string {
  const value = index === undefined ? sh.get(name) : sh.variables.element(name, index);
  if (value === undefined && sh.s.options['nounset'] === true) sh.failUnbound(name);
  return value ?? '';
}
