/** A word of the language, with where it stands. */
export interface Token {
  kind: 'name' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end';
  text: string;
  /** of strings: letters before the quote, in lower case */
  prefix?: string;
  line: number;
  /** from 0 */
  column: number;
  /** column behind it, on the line where it ends */
  end: number;
}

/** A text that is no Python: CPython's words, and where. */
export class BadSyntax {
  constructor(
    readonly message: string,
    readonly line: number,
    readonly column = 0,
    readonly type: 'SyntaxError' | 'IndentationError' | 'TabError' = 'SyntaxError',
    readonly width = 1,
  ) {}
}

const operators =
  /^(\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|\*\*|\/\/|<<|>>|<=|>=|==|!=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|[-+*/%@&|^~<>()[\]{},:.;=])/;
const numberPattern =
  /^(0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(\d[\d_]*)?\.\d[\d_]*([eE][-+]?\d+)?|\d[\d_]*\.?([eE][-+]?\d+)?)/;
const namePattern = /^[\p{L}_][\p{L}\p{N}_]*/u;
const stringStart = /^([rRbBfFuU]{0,2})("""|'''|"|')/;

/** Splits a source into tokens; blocks are marked by indent and dedent. Throws BadSyntax. */
export function tokenize(source: string): Token[] {
  const lexer = new Lexer(source.replace(/\r\n?/g, '\n'));
  return lexer.run();
}

class Lexer {
  readonly tokens: Token[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #depth: Token[] = [];
  #indents = [0];

  constructor(readonly source: string) {}

  run(): Token[] {
    let isFresh = true;
    while (this.#at < this.source.length) {
      if (isFresh && this.#depth.length === 0) {
        if (this.#indentation()) continue;
        isFresh = false;
      }
      const char = this.source.charAt(this.#at);
      if (char === ' ' || char === '\t' || char === '\f') this.#at += 1;
      else if (char === '#') this.#skipComment();
      else if (char === '\\' && this.source.charAt(this.#at + 1) === '\n') {
        this.#at += 2;
        this.#nextLine();
      } else if (char === '\n') {
        if (this.#depth.length === 0) {
          this.#push('newline', '\n', 1);
          isFresh = true;
        }
        this.#at += 1;
        this.#nextLine();
      } else this.#word();
    }
    const open = this.#depth.at(-1);
    if (open !== undefined) throw new BadSyntax(`'${open.text}' was never closed`, open.line, open.column);
    if (this.tokens.length > 0 && this.tokens.at(-1)?.kind !== 'newline') this.#push('newline', '', 0);
    while (this.#indents.length > 1) {
      this.#indents.pop();
      this.#push('dedent', '', 0);
    }
    this.#push('end', '', 0);
    return this.tokens;
  }

  #nextLine(): void {
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  #skipComment(): void {
    while (this.#at < this.source.length && this.source.charAt(this.#at) !== '\n') this.#at += 1;
  }

  #push(kind: Token['kind'], text: string, length: number, prefix?: string): void {
    const column = this.#at - this.#lineStart;
    this.tokens.push({
      kind,
      text,
      line: this.#line,
      column,
      end: column + length,
      ...(prefix === undefined ? {} : { prefix }),
    });
  }

  /** At a line's beginning: blank lines are skipped (true), others may open or close blocks. */
  #indentation(): boolean {
    const found = /^[ \t\f]*/.exec(this.source.slice(this.#at, this.#at + 400))?.[0] ?? '';
    const next = this.source.charAt(this.#at + found.length);
    if (next === '\n' || next === '#') {
      this.#at += found.length;
      this.#skipComment();
      this.#at += 1;
      this.#nextLine();
      return true;
    }
    if (next === '') {
      this.#at += found.length;
      return false;
    }
    const width = found.replace(/\t/g, '        ').length;
    this.#at += found.length;
    const current = this.#indents.at(-1) ?? 0;
    if (width > current) {
      this.#indents.push(width);
      this.#push('indent', '', 0);
    }
    while (width < (this.#indents.at(-1) ?? 0)) {
      this.#indents.pop();
      if (width > (this.#indents.at(-1) ?? 0))
        throw new BadSyntax(
          'unindent does not match any outer indentation level',
          this.#line,
          width,
          'IndentationError',
        );
      this.#push('dedent', '', 0);
    }
    return false;
  }

  #word(): void {
    const rest = this.source.slice(this.#at, this.#at + 200);
    const string = stringStart.exec(rest);
    if (string !== null) return this.#string(string[1] ?? '', string[2] ?? '');
    const number = numberPattern.exec(rest);
    if (number !== null) return this.#take('number', number[0]);
    const name = namePattern.exec(rest);
    if (name !== null) return this.#take('name', name[0]);
    const operator = operators.exec(rest);
    if (operator === null) {
      const char = rest.charAt(0);
      throw new BadSyntax(
        char === '$' || char === '?' || char === '!'
          ? 'invalid syntax'
          : `invalid character '${char}' (U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`,
        this.#line,
        this.#at - this.#lineStart,
      );
    }
    this.#brackets(operator[0]);
    this.#take('op', operator[0]);
  }

  #brackets(text: string): void {
    const column = this.#at - this.#lineStart;
    if ('([{'.includes(text))
      this.#depth.push({ kind: 'op', text, line: this.#line, column, end: column + 1 });
    if (!')]}'.includes(text)) return;
    const open = this.#depth.pop();
    if (open === undefined) throw new BadSyntax(`unmatched '${text}'`, this.#line, column);
    const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
    if (pairs[open.text] !== text)
      throw new BadSyntax(
        `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'`,
        this.#line,
        column,
      );
  }

  #take(kind: Token['kind'], text: string): void {
    this.#push(kind, text, text.length);
    this.#at += text.length;
  }

  #string(prefix: string, quote: string): void {
    const from = this.#at;
    const line = this.#line;
    const column = from - this.#lineStart;
    let at = from + prefix.length + quote.length;
    for (; ; at++) {
      const char = this.source.charAt(at);
      if (char === '' || (char === '\n' && quote.length === 1)) {
        const name = quote.length === 3 ? 'triple-quoted string' : 'string';
        throw new BadSyntax(`unterminated ${name} literal (detected at line ${this.#line})`, line, column);
      }
      if (char === '\n') {
        this.#line += 1;
        this.#lineStart = at + 1;
      }
      if (char === '\\') {
        if (this.source.charAt(at + 1) === '\n') {
          this.#line += 1;
          this.#lineStart = at + 2;
        }
        at += 1;
      } else if (this.source.startsWith(quote, at)) break;
    }
    const text = this.source.slice(from + prefix.length + quote.length, at);
    this.#at = at + quote.length;
    this.tokens.push({
      kind: 'string',
      text,
      prefix: prefix.toLowerCase(),
      line,
      column,
      end: this.#at - this.#lineStart,
    });
  }
}
