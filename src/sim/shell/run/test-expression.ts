import type { TestExpression } from 'unbash';
import { compareNumbers, compareTexts, unaryTests } from '../builtins/tests';
import { evaluateText } from '../expand/evaluate';
import { matches, regexOf } from '../expand/pattern';
import { expandArithmetic, expandPattern, expandRegex, expandText } from '../expand/word';
import type { Shell } from '../shell';
import type { Op } from '../syntax/ops';
import { isExpansionFailure } from './failing';
import { setStatus } from './simple';

/** `[[ … ]]`. dash has none: it looks for a command of that name. */
export function runTest(sh: Shell, op: Extract<Op, { op: 'test' }>): void {
  if (!sh.dialect.hasBashisms) {
    sh.complain('[[: not found');
    setStatus(sh, 127);
    return;
  }
  try {
    setStatus(sh, evaluateTest(sh, op.expression) ? 0 : 1);
  } catch (failure) {
    if (!isExpansionFailure(failure)) throw failure;
    sh.complain(sh.describe(failure, '[['));
    setStatus(sh, 1);
  }
}

function evaluateTest(sh: Shell, expression: TestExpression): boolean {
  switch (expression.type) {
    case 'TestLogical': {
      const isAnd = expression.operator === '&&';
      for (const operand of expression.operands) if (evaluateTest(sh, operand) !== isAnd) return !isAnd;
      return isAnd;
    }
    case 'TestNot':
      return evaluateTest(sh, expression.operand) !== (expression.negations.length % 2 === 1);
    case 'TestGroup':
      return evaluateTest(sh, expression.expression);
    case 'TestUnary':
      return unaryTests[expression.operator]?.(sh, expandText(sh, expression.operand)) ?? false;
    case 'TestBinary':
      return binary(sh, expression);
  }
}

function binary(sh: Shell, expression: Extract<TestExpression, { type: 'TestBinary' }>): boolean {
  const { operator } = expression;
  const left = expandText(sh, expression.left);
  if (operator === '==' || operator === '=' || operator === '!=') {
    const options = { extended: true, ignoreCase: sh.isShopt('nocasematch') };
    return matches(expandPattern(sh, expression.right), left, options) === (operator !== '!=');
  }
  if (operator === '=~') return matchRegex(sh, left, expandRegex(sh, expression.right));
  if (operator.startsWith('-') && operator.length === 3 && operator in compareNumbers) {
    const number = (text: string) => evaluateText(sh, expandArithmetic(sh, text));
    return compareNumbers[operator]?.(number(left), number(expandText(sh, expression.right))) ?? false;
  }
  return compareTexts[operator]?.(sh, left, expandText(sh, expression.right)) ?? false;
}

/** Extended regular expressions (regex(7)) as JavaScript's: classes and a few escapes differ. */
function matchRegex(sh: Shell, subject: string, pattern: string): boolean {
  const source = pattern
    .replace(/\[:(\w+):\]/g, (_all, name: string) => posixClasses[name] ?? '')
    .replace(/\\([<>])/g, '\\b');
  const found = regexOf(source, sh.isShopt('nocasematch') ? 'i' : '').exec(subject);
  const groups = found === null ? [] : [...found].map((text) => text ?? '');
  if (sh.dialect.isBash)
    sh.variables.setList(
      'BASH_REMATCH',
      groups.map((text): [undefined, string] => [undefined, text]),
    );
  return found !== null;
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9a-fA-F',
  word: '\\w',
};
