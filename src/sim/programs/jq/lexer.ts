import { escapes } from './read-json';
import { JqSyntaxProblem } from './syntax';

export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'string'; parts: (string | Token[])[] }
  | { kind: 'field' | 'variable' | 'name' | 'keyword' | 'operator' | 'format'; text: string }
  | { kind: 'end' };

const keywords = new Set([
  'def',
  'if',
  'then',
  'elif',
  'else',
  'end',
  'as',
  'reduce',
  'foreach',
  'try',
  'catch',
  'label',
  'and',
  'or',
  'import',
  'include',
  '__loc__',
]);
const operators = [
  '?//=',
  '?//',
  '//=',
  '|=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '==',
  '!=',
  '<=',
  '>=',
  '//',
  '..',
  '|',
  ',',
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '<',
  '>',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ';',
  '.',
  '?',
  '$',
];

/** Splits a filter into tokens; strings hold the tokens of their interpolations. */
export function tokensOf(source: string): Token[] {
  return new Lexer(source).all();
}

class Lexer {
  #at = 0;
  constructor(private readonly source: string) {}

  all(): Token[] {
    const tokens: Token[] = [];
    while (this.#at < this.source.length) {
      const token = this.#next();
      if (token !== undefined) tokens.push(token);
    }
    return [...tokens, { kind: 'end' }];
  }

  #match(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.source.slice(this.#at))?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #next(): Token | undefined {
    if (this.#match(/^(?:\s+|#[^\n]*)/) !== undefined) return undefined;
    const number = this.#match(/^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/);
    if (number !== undefined) return { kind: 'number', value: Number(number) };
    if (this.source.charAt(this.#at) === '"') return this.#string();
    const field = this.#match(/^\.[A-Za-z_]\w*/);
    if (field !== undefined) return { kind: 'field', text: field.slice(1) };
    const variable = this.#match(/^\$(?:__loc__|[A-Za-z_]\w*(?:::\w+)*)/);
    if (variable !== undefined) return { kind: 'variable', text: variable.slice(1) };
    const format = this.#match(/^@[a-z0-9]+/);
    if (format !== undefined) return { kind: 'format', text: format };
    const word = this.#match(/^[A-Za-z_]\w*(?:::\w+)*/);
    if (word !== undefined) return { kind: keywords.has(word) ? 'keyword' : 'name', text: word };
    const operator = operators.find((one) => this.source.startsWith(one, this.#at));
    if (operator === undefined) throw new JqSyntaxProblem('syntax error, unexpected INVALID_CHARACTER');
    this.#at += operator.length;
    return { kind: 'operator', text: operator };
  }

  #string(): Token {
    const parts: (string | Token[])[] = [];
    let text = '';
    for (this.#at += 1; ;) {
      const char = this.source.charAt(this.#at++);
      if (char === '') throw new JqSyntaxProblem('syntax error, unexpected $end');
      if (char === '"') break;
      if (char !== '\\') {
        text += char;
        continue;
      }
      const escape = this.source.charAt(this.#at++);
      if (escape === '(') {
        parts.push(text, this.#interpolation());
        text = '';
      } else if (escape === 'u') {
        text += String.fromCharCode(Number.parseInt(this.source.slice(this.#at, this.#at + 4), 16));
        this.#at += 4;
      } else text += escapes[escape] ?? escape;
    }
    return { kind: 'string', parts: [...parts, text] };
  }

  /** Tokens up to the parenthesis that closes it. */
  #interpolation(): Token[] {
    const tokens: Token[] = [];
    for (let depth = 1; ;) {
      if (this.#at >= this.source.length) throw new JqSyntaxProblem('syntax error, unexpected $end');
      const token = this.#next();
      if (token === undefined) continue;
      if (token.kind === 'operator' && token.text === '(') depth += 1;
      if (token.kind === 'operator' && token.text === ')') depth -= 1;
      if (depth === 0) return [...tokens, { kind: 'end' }];
      tokens.push(token);
    }
  }
}
