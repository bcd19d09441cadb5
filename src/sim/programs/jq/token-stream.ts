import type { Token } from './lexer';
import { JqSyntaxProblem } from './syntax';

/** Tokens one after another, and what every rule of the grammar asks of them. */
export class TokenStream {
  protected at = 0;
  constructor(protected readonly tokens: readonly Token[]) {}

  protected now(): Token {
    return this.tokens[this.at] ?? { kind: 'end' };
  }

  protected fail(): never {
    const token = this.now();
    const what =
      token.kind === 'end'
        ? '$end'
        : token.kind === 'operator'
          ? `'${token.text}'`
          : token.kind === 'keyword'
            ? token.text
            : token.kind === 'name'
              ? 'IDENT'
              : token.kind === 'field'
                ? 'FIELD'
                : token.kind === 'number'
                  ? 'LITERAL'
                  : token.kind === 'string'
                    ? 'QQSTRING_START'
                    : "'$'";
    throw new JqSyntaxProblem(`syntax error, unexpected ${what}`);
  }

  protected is(...texts: string[]): boolean {
    const token = this.now();
    return (token.kind === 'operator' || token.kind === 'keyword') && texts.includes(token.text);
  }

  protected take(...texts: string[]): string | undefined {
    const token = this.now();
    if (!this.is(...texts) || !('text' in token)) return undefined;
    this.at += 1;
    return token.text;
  }

  protected expect(text: string): void {
    if (this.take(text) === undefined) this.fail();
  }

  protected name(): string {
    const token = this.now();
    if (token.kind !== 'name' && token.kind !== 'keyword') this.fail();
    this.at += 1;
    return token.text;
  }

  protected variable(): string {
    const token = this.now();
    if (token.kind !== 'variable') this.fail();
    this.at += 1;
    return token.text;
  }
}
