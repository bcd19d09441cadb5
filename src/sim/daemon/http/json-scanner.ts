const quoted = (char: string) => (char === "'" ? `'\\''` : char === '"' ? `'"'` : `'${char}'`);
const bad = (char: string, where: string) => `invalid character ${quoted(char)} ${where}`;
const eof = 'unexpected EOF';

/** Walks over JSON and stops at the first error; the phrases are those of Go's encoding/json. */
export class JsonScanner {
  #at = 0;

  constructor(private readonly source: string) {}

  /** The first error of the first value, or undefined when that value is fine (whatever may follow it). */
  firstError(): string | undefined {
    return this.#value();
  }

  #peek(): string | undefined {
    while (/[ \t\r\n]/.test(this.source[this.#at] ?? '')) this.#at += 1;
    return this.source[this.#at];
  }

  #value(): string | undefined {
    const char = this.#peek();
    if (char === undefined) return eof;
    if (char === '{') return this.#list('}', 'after object key:value pair', () => this.#member());
    if (char === '[') return this.#list(']', 'after array element', () => this.#value());
    if (char === '"') return this.#string();
    const word = { t: 'true', f: 'false', n: 'null' }[char];
    if (word !== undefined) return this.#literal(word);
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(this.source.slice(this.#at));
    if (number === null) return bad(char, 'looking for beginning of value');
    this.#at += number[0].length;
    return undefined;
  }

  #literal(word: string): string | undefined {
    for (let i = 0; i < word.length; i++) {
      const char = this.source[this.#at + i];
      if (char === undefined) return eof;
      if (char !== word[i]) return bad(char, `in literal ${word} (expecting ${quoted(word[i] ?? '')})`);
    }
    this.#at += word.length;
    return undefined;
  }

  #string(): string | undefined {
    const match = /^"(?:[^"\\\u0000-\u001f]|\\.)*/.exec(this.source.slice(this.#at));
    this.#at += match?.[0].length ?? 0;
    const char = this.source[this.#at];
    if (char === undefined) return eof;
    if (char !== '"') return bad(char, 'in string literal');
    this.#at += 1;
    return undefined;
  }

  #member(): string | undefined {
    const char = this.#peek();
    if (char === undefined) return eof;
    if (char !== '"') return bad(char, 'looking for beginning of object key string');
    const problem = this.#string();
    if (problem !== undefined) return problem;
    const colon = this.#peek();
    if (colon === undefined) return eof;
    if (colon !== ':') return bad(colon, 'after object key');
    this.#at += 1;
    return this.#value();
  }

  /** Members or elements, up to the closing bracket. */
  #list(end: string, where: string, one: () => string | undefined): string | undefined {
    this.#at += 1;
    if (this.#peek() === end) {
      this.#at += 1;
      return undefined;
    }
    for (;;) {
      const problem = one();
      if (problem !== undefined) return problem;
      const next = this.#peek();
      if (next === undefined) return eof;
      this.#at += 1;
      if (next === end) return undefined;
      if (next !== ',') return bad(next, where);
    }
  }
}
