import { fault, YamlError, type Mark } from './token';

const breaks = '\n\r\u0085\u2028\u2029';

/** Is it a line break? '' is the end of the text. */
export function isBreak(char: string): boolean {
  return char !== '' && breaks.includes(char);
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

/** A blank, a line break or the end. */
export function isBlankZ(char: string): boolean {
  return char === '' || isBlank(char) || isBreak(char);
}

export function isBreakZ(char: string): boolean {
  return char === '' || isBreak(char);
}

/** What names of anchors and handles of tags are made of. */
export function isWordChar(char: string): boolean {
  return /^[0-9A-Za-z_-]$/.test(char);
}

// What YAML calls printable, beside tab and line breaks.
const unprintable = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The text, character by character, with its place. */
export class Reader {
  #index = 0;
  #line = 0;
  #column = 0;

  constructor(private readonly text: string) {
    if (unprintable.test(text)) throw new YamlError('control characters are not allowed');
  }

  get mark(): Mark {
    return { index: this.#index, line: this.#line, column: this.#column };
  }

  get line(): number {
    return this.#line;
  }

  get column(): number {
    return this.#column;
  }

  get index(): number {
    return this.#index;
  }

  /** The character that lies so far ahead; '' past the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.#index + ahead);
  }

  /** Does the text go on like this? */
  starts(words: string): boolean {
    return this.text.startsWith(words, this.#index);
  }

  /** Is a document marker (--- or ...) here, at the beginning of a line? */
  atMarker(words?: '---' | '...'): boolean {
    if (this.#column !== 0 || !isBlankZ(this.peek(3))) return false;
    return words === undefined ? this.starts('---') || this.starts('...') : this.starts(words);
  }

  skip(count = 1): void {
    this.#index += count;
    this.#column += count;
  }

  /** Takes a character. */
  read(): string {
    const char = this.peek();
    this.skip();
    return char;
  }

  /** Takes a line break; gives what it stands for. */
  readBreak(): string {
    const char = this.peek();
    if (!isBreak(char)) return '';
    this.#index += this.starts('\r\n') ? 2 : 1;
    this.#column = 0;
    this.#line++;
    return char === '\u2028' || char === '\u2029' ? char : '\n';
  }

  /** The end of the text counts as the beginning of a line. */
  forceNewLine(): void {
    if (this.#column === 0) return;
    this.#column = 0;
    this.#line++;
  }

  /** A refusal of the scanner: `context` is where the thing that went wrong began. */
  fault(problem: string, context?: Mark): YamlError {
    return fault('scanner', problem, this.mark, context ?? this.mark);
  }
}
