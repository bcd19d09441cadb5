/** What the parser found wrong: the text says it in PowerShell's words; `isOpen`: more lines may make it right. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly at: number,
    readonly isOpen = false,
  ) {
    super(message);
  }
}

/** A place in a source text, and the small steps over it that every part of the parser takes. */
export class Cursor {
  at = 0;

  constructor(readonly source: string) {}

  get char(): string {
    return this.source[this.at] ?? '';
  }

  peek(ahead = 1): string {
    return this.source[this.at + ahead] ?? '';
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Skips blanks, comments and continued lines; line ends too, when `lines` says so. */
  skip(lines = false): void {
    for (;;) {
      const { char } = this;
      if (char === ' ' || char === '\t' || char === '\r' || char === '\u00a0') this.at += 1;
      else if (char === '`' && /^`\r?\n/.test(this.source.slice(this.at, this.at + 3)))
        this.at += this.source[this.at + 1] === '\r' ? 3 : 2;
      else if (char === '<' && this.peek() === '#') {
        const end = this.source.indexOf('#>', this.at);
        if (end < 0)
          throw new SyntaxFault('Missing #> at the end.', 'MissingTerminatorMultiLineComment', this.at, true);
        this.at = end + 2;
      } else if (char === '#') {
        while (!this.isAtEnd && this.char !== '\n') this.at += 1;
      } else if (lines && (char === '\n' || char === ';')) this.at += 1;
      else return;
    }
  }

  /** Line ends only, without semicolons. */
  skipLines(): void {
    for (;;) {
      this.skip();
      if (this.char !== '\n') return;
      this.at += 1;
    }
  }

  /** Takes this text when it is next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Takes a word of letters when it is next, whatever its case, and nothing that only begins so. */
  takeWord(word: string): boolean {
    const found = this.source.slice(this.at, this.at + word.length);
    if (found.toLowerCase() !== word || /[\w-]/.test(this.source[this.at + word.length] ?? '')) return false;
    this.at += word.length;
    return true;
  }

  /** What this pattern (sticky) finds here, taken. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found[0];
  }

  /** As `match`, without taking it. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.source);
  }

  /** This text must come now, after blanks and line ends. */
  expect(text: string, message: string, id: string): void {
    this.skipLines();
    if (!this.take(text)) throw new SyntaxFault(message, id, this.at, this.isAtEnd);
  }
}
