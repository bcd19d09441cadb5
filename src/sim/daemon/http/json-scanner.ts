/** A character as Go's %q writes it. */
function quoted(char: string): string {
  if (char === "'") return `'\\''`;
  const short = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }[char];
  const code = char.charCodeAt(0);
  const isPlain = code >= 32 && code !== 127 && code !== 0xfeff;
  const hex =
    code < 128 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  return `'${short ?? (isPlain ? char : hex)}'`;
}
const bad = (char: string, where: string) => `invalid character ${quoted(char)} ${where}`;
const eof = 'unexpected EOF';

/** Walks over JSON and stops at the first error; the phrases are those of Go's encoding/json. */
export class JsonScanner {
  #at = 0;

  constructor(private readonly source: string) {}

  /** where it stopped: behind the first value, when that is fine */
  get at(): number {
    return this.#at;
  }

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
    if (!/[-0-9]/.test(char)) return bad(char, 'looking for beginning of value');
    return this.#number();
  }

  #number(): string | undefined {
    const number =
      /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(this.source.slice(this.#at))?.[0] ?? '';
    // what a number has begun with and not brought to its end
    const begun =
      /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?)?)?/.exec(this.source.slice(this.#at))?.[0] ?? '';
    this.#at += Math.max(number.length, begun.length);
    if (number.length >= begun.length) return undefined;
    const char = this.source[this.#at];
    return char === undefined ? eof : bad(char, 'in numeric literal');
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
    const plain = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/.exec(
      this.source.slice(this.#at),
    );
    this.#at += plain?.[0].length ?? 0;
    const rest = this.source.slice(this.#at);
    const char = rest[0];
    if (char === undefined) return eof;
    if (char === '\\') {
      const escape = rest[1] === 'u' ? rest.slice(0, 6) : rest.slice(0, 2);
      return rest.length < escape.length || escape.length < 2
        ? eof
        : `invalid escape sequence \`${escape}\` in string`;
    }
    if (char !== '"') return bad(char, 'in string');
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
