import type { Expression, Parameter, Place } from './ast';
import { BadSyntax, type Token } from './lexer';

/** Words that are no names. */
export const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Tokens one after another, and the lists of parameters that lambdas and functions have. */
export abstract class ParameterParser {
  protected at = 0;

  constructor(protected readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '', line: 1, column: 0, end: 0 };
  }

  protected is(...texts: string[]): boolean {
    const { kind, text } = this.token;
    return (kind === 'op' || kind === 'name') && texts.includes(text);
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  protected need(text: string, message = 'invalid syntax'): Token {
    const { token } = this;
    if (!this.take(text)) throw this.wrong(message);
    return token;
  }

  protected wrong(message = 'invalid syntax'): BadSyntax {
    const { token } = this;
    if (token.kind === 'indent')
      return new BadSyntax('unexpected indent', token.line, token.column, 'IndentationError');
    return new BadSyntax(
      message,
      token.line,
      token.column,
      'SyntaxError',
      Math.max(1, token.end - token.column),
    );
  }

  protected name(): string {
    const { token } = this;
    if (token.kind !== 'name' || keywords.has(token.text)) throw this.wrong();
    this.at += 1;
    return token.text;
  }

  /** From a token to the one that was read last. */
  protected from(start: Place | Token): Place {
    const last = this.tokens[this.at - 1];
    const isOneLine = last?.line === start.line;
    return { line: start.line, column: start.column, end: isOneLine ? last.end : -1 };
  }

  abstract expression(): Expression;

  protected parameters(end: string, withTypes: boolean): Parameter[] {
    const list: Parameter[] = [];
    let kind: Parameter['kind'] = 'plain';
    while (!this.is(end)) {
      if (this.take('/')) {
        if (!this.take(',') && !this.is(end)) throw this.wrong();
        continue;
      }
      if (this.take('**')) list.push({ name: this.parameterName(withTypes), kind: 'stars' });
      else if (this.take('*')) {
        if (!this.is(',')) list.push({ name: this.parameterName(withTypes), kind: 'star' });
        kind = 'keyword';
      } else {
        const name = this.parameterName(withTypes);
        const standard = this.take('=') ? this.expression() : undefined;
        list.push({ name, kind, ...(standard === undefined ? {} : { standard }) });
      }
      if (!this.take(',') && !this.is(end)) throw this.wrong();
    }
    return list;
  }

  private parameterName(withTypes: boolean): string {
    const name = this.name();
    if (withTypes && this.take(':')) this.expression();
    return name;
  }
}
