import type { WordsName } from './dialect';
import type { ArithmeticError } from './expand/arithmetic';
import type { FailureKind, ShellError } from './failures';
import type { Shell } from './shell';

/**
 * What comes before a complaint: bash `bash: line 3: cd: `, dash `sh: 3: cd: `, ash `sh: ` (scripts: `a.sh: line 3: `,
 * and builtins `sh: cd: line 0: `). Read off bash 5.2, dash 0.5.12 and BusyBox 1.35.
 */
export function prefixOf(sh: Shell, command?: string): string {
  return prefixes[sh.dialect.words](sh, command);
}

const prefixes: Readonly<Record<WordsName, (sh: Shell, command?: string) => string>> = {
  bash: (sh, command) => {
    const place = sh.s.isInteractive && !isInFile(sh) ? '' : `line ${sh.s.line}: `;
    return `${sourceName(sh)}: ${place}${command === undefined ? '' : `${command}: `}`;
  },
  dash: (sh, command) => `${sh.s.name}: ${sh.s.line}: ${command === undefined ? '' : `${command}: `}`,
  ash: (sh, command) => {
    const isFile = sh.s.input.kind === 'script' || isInFile(sh);
    const builtin = command === undefined ? '' : `${command}: `;
    if (sh.s.isInteractive && !isInFile(sh)) return `${sh.s.name}: ${builtin}`;
    const line = isFile ? `line ${sh.s.line}: ` : command === undefined ? '' : 'line 0: ';
    return `${sh.s.name}: ${builtin}${line}`;
  },
};

function isInFile(sh: Shell): boolean {
  return sh.s.stack.some((entry) => entry.k === 'frame' && entry.kind === 'source');
}

function sourceName(sh: Shell): string {
  const sourced = sh.s.stack.findLast((entry) => entry.k === 'frame' && entry.kind === 'source');
  return sourced?.k === 'frame' ? sourced.name : sh.s.name;
}

type Say = (subject: string, text: string) => string;

const failures: Readonly<Record<FailureKind, Readonly<Record<WordsName, Say>>>> = {
  readonly: {
    bash: (name) => `${name}: readonly variable`,
    dash: (name) => `${name}: is read only`,
    ash: (name) => `${name}: is read only`,
  },
  'unset-readonly': {
    bash: (name) => `${name}: cannot unset: readonly variable`,
    dash: (name) => `${name}: is read only`,
    ash: (name) => `${name}: is read only`,
  },
  unbound: {
    bash: (name) => `${name}: unbound variable`,
    dash: (name) => `${name}: parameter not set`,
    ash: (name) => `${name}: parameter not set`,
  },
  'unset-parameter': {
    bash: (name, text) => `${name}: ${text}`,
    dash: (name, text) =>
      `${name}: ${text === 'parameter null or not set' ? 'parameter not set or null' : text}`,
    ash: (name, text) =>
      `${name}: ${text === 'parameter null or not set' ? 'parameter not set or null' : text}`,
  },
  'bad-substitution': {
    bash: (text) => `${text}: bad substitution`,
    dash: () => 'Bad substitution',
    ash: () => 'syntax error: bad substitution',
  },
  plain: { bash: (text) => text, dash: (text) => text, ash: (text) => text },
  ambiguous: {
    bash: (text) => `${text}: ambiguous redirect`,
    dash: (text) => `${text}: ambiguous redirect`,
    ash: (text) => `${text}: ambiguous redirect`,
  },
  'negative-length': {
    bash: (text) => `${text}: substring expression < 0`,
    dash: () => 'Bad substitution',
    ash: () => 'syntax error: bad substitution',
  },
};

function shellErrorText(sh: Shell, error: ShellError): string {
  return failures[error.kind][sh.dialect.words](error.subject, error.text);
}

const arithmeticInBash: Readonly<Record<ArithmeticError['fault'], (token: string) => string>> = {
  operand: (token) => `syntax error: operand expected (error token is "${token}")`,
  operator: (token) =>
    /^[\w$"'.]/.test(token)
      ? `syntax error in expression (error token is "${token}")`
      : `syntax error: invalid arithmetic operator (error token is "${token}")`,
  zero: (token) => `division by 0 (error token is "${token}")`,
  paren: (token) => `missing \`)' (error token is "${token}")`,
  assign: (token) => `attempted assignment to non-variable (error token is "${token}")`,
  number: (token) => `value too great for base (error token is "${token}")`,
  exponent: (token) => `exponent less than 0 (error token is "${token}")`,
  colon: (token) => `\`:' expected for conditional expression (error token is "${token}")`,
  depth: (token) => `expression recursion level exceeded (error token is "${token}")`,
};

/** Why an expression failed. `command`: `((` or `let`, which bash puts before it. */
function arithmeticText(sh: Shell, error: ArithmeticError, command?: string): string {
  if (sh.dialect.words === 'bash') {
    const before = command === undefined ? '' : `${command}: `;
    return `${before}${error.expression}: ${arithmeticInBash[error.fault](error.token)}`;
  }
  if (sh.s.dialect === 'ash') return error.fault === 'zero' ? 'divide by zero' : 'arithmetic syntax error';
  if (error.fault === 'number') return `Illegal number: ${error.token}`;
  const why =
    error.fault === 'zero'
      ? 'division by zero'
      : error.fault === 'operand'
        ? 'expecting primary'
        : error.fault === 'paren'
          ? "expecting ')'"
          : 'expecting EOF';
  return `arithmetic expression: ${why}: "${error.expression}"`;
}

/** The text of anything that an expansion may throw; what is no failure of a shell is thrown on. */
export function describeFailure(sh: Shell, failure: unknown, command?: string): string {
  if (typeof failure === 'object' && failure !== null) {
    if ('fault' in failure) return arithmeticText(sh, failure as ArithmeticError, command);
    if ('kind' in failure) return shellErrorText(sh, failure as ShellError);
  }
  throw failure;
}
