import type { Node } from './nodes';
import type { Token } from './tokens';

/** Leaves the parser at the first mistake; caught where it began, so that callers see a value. */
export class ParseStop extends Error {
  constructor(
    words: string,
    readonly at: number,
  ) {
    super(words);
  }
}

/** The tokens of a template and what the parser knows at this point of them. */
export class Cursor {
  #at = 0;
  /** Variables in scope, innermost last. */
  readonly variables: string[] = ['$'];
  readonly defined: Record<string, readonly Node[]> = {};
  rangeDepth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    readonly functions: ReadonlySet<string>,
  ) {}

  peek(): Token {
    const token = this.tokens[this.#at] ?? this.tokens.at(-1);
    if (!token) throw new Error('a template without an end');
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  skipSpace(): this {
    while (this.peek().kind === 'space') this.#at += 1;
    return this;
  }

  /** The token after the blanks that follow, without taking anything. */
  peekPastSpace(offset = 0): Token {
    let at = this.#at + offset;
    while (this.tokens[at]?.kind === 'space') at += 1;
    return this.tokens[at] ?? this.peek();
  }

  /** Takes the `}}` that must come here. */
  close(context: string): void {
    const token = this.skipSpace().next();
    if (token.kind !== 'close')
      throw new ParseStop(`unexpected ${shownToken(token)} in ${context}`, token.at);
  }
}

export function shownToken(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'close') return '"}}"';
  return `<${token.text}>`;
}
