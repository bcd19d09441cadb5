import { AwkProblem } from './syntax';

export interface Token {
  kind:
    | 'number'
    | 'string'
    | 'regex'
    | 'name'
    | 'function-name'
    | 'builtin'
    | 'keyword'
    | 'operator'
    | 'newline'
    | 'end';
  text: string;
  line: number;
}

const keywords = new Set([
  'BEGIN',
  'END',
  'function',
  'func',
  'if',
  'else',
  'while',
  'for',
  'do',
  'break',
  'continue',
  'next',
  'nextfile',
  'exit',
  'return',
  'delete',
  'in',
  'getline',
  'print',
  'printf',
]);

export const builtins = new Set([
  'length',
  'substr',
  'index',
  'split',
  'sub',
  'gsub',
  'match',
  'sprintf',
  'sin',
  'cos',
  'atan2',
  'exp',
  'log',
  'sqrt',
  'int',
  'rand',
  'srand',
  'tolower',
  'toupper',
  'system',
  'close',
  'fflush',
  'systime',
  'strftime',
  'gensub',
]);

const operators = [
  '**=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '^=',
  '==',
  '<=',
  '>=',
  '!=',
  '++',
  '--',
  '&&',
  '||',
  '>>',
  '!~',
  '**',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ';',
  ',',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '!',
  '>',
  '<',
  '|',
  '?',
  ':',
  '~',
  '$',
  '=',
];

const stringEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** A string's escapes resolved; one that means nothing keeps its backslash. */
export function unescapeString(text: string): string {
  return text.replace(/\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|\n|[^])/g, (all, escape: string) => {
    if (escape === '\n') return '';
    const plain = stringEscapes[escape];
    if (plain !== undefined) return plain;
    if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 255);
    if (/^x./.test(escape)) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return all;
  });
}

/** After these a slash divides; after everything else it begins an expression. */
const endsOperand = (token: Token | undefined) =>
  token !== undefined &&
  (token.kind === 'number' ||
    token.kind === 'string' ||
    token.kind === 'name' ||
    token.kind === 'builtin' ||
    /^[)\]$]$|^(\+\+|--)$/.test(token.text));

/** Splits a program (bytes) into tokens. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const push = (kind: Token['kind'], text: string, length: number) => {
    tokens.push({ kind, text, line });
    at += length;
  };
  while (at < source.length) {
    const rest = source.slice(at);
    const blank = /^(?:[ \t\r]|\\\r?\n)+|^#[^\n]*/.exec(rest);
    const number = /^(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(rest);
    const name = /^[A-Za-z_]\w*/.exec(rest);
    if (blank !== null) {
      line += blank[0].split('\n').length - 1;
      at += blank[0].length;
    } else if (rest.startsWith('\n')) {
      push('newline', '\n', 1);
      line += 1;
    } else if (rest.startsWith('"')) {
      const string = /^"((?:[^"\\\n]|\\[^])*)"/.exec(rest);
      if (string === null)
        throw new AwkProblem(`line ${String(line)}: runaway string constant "${rest.slice(1, 11)} ...`);
      push('string', unescapeString(string[1] ?? ''), string[0].length);
    } else if (number !== null) push('number', number[0], number[0].length);
    else if (name !== null) {
      const [word] = name;
      const isCall = rest.charAt(word.length) === '(';
      push(
        keywords.has(word) ? 'keyword' : builtins.has(word) ? 'builtin' : isCall ? 'function-name' : 'name',
        word,
        word.length,
      );
    } else if (rest.startsWith('/') && !endsOperand(tokens.at(-1))) {
      const regex =
        /^\/((?:[^/\\\n[]|\\[^]|\[\^?\]?(?:\[:[a-z]+:\]|[^\]\n])*\])*)\//.exec(rest) ??
        /^\/((?:[^/\\\n]|\\[^])*)\//.exec(rest);
      if (regex === null)
        throw new AwkProblem(`line ${String(line)}: runaway regular expression /${rest.slice(1, 11)} ...`);
      push('regex', regex[1] ?? '', regex[0].length);
    } else {
      const operator = operators.find((one) => rest.startsWith(one));
      if (operator === undefined)
        throw new AwkProblem(`${String(line)}: unexpected character '${rest.charAt(0)}'`);
      push('operator', operator, operator.length);
    }
  }
  tokens.push({ kind: 'newline', text: '\n', line }, { kind: 'end', text: '', line: line + 1 });
  return tokens;
}
