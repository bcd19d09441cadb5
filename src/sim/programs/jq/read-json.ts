import type { JqObject, Value } from './values';

/** Input that is no JSON: jq's words, with the place. */
export class JsonProblem {
  constructor(readonly message: string) {}
}

/** What stands behind a backslash in a string. */
export const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A stream of JSON values in a text. */
export class JsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** Newlines up to the end of the line that the last value ended in. */
  get line(): number {
    const end = this.text.indexOf('\n', Math.max(0, this.#at - 1));
    return this.text.slice(0, end < 0 ? this.text.length : end + 1).split('\n').length - 1;
  }

  /** The next value; undefined at the end. */
  next(): Value | undefined {
    this.#skip();
    return this.#at >= this.text.length ? undefined : this.#value();
  }

  #skip(): void {
    while (/[ \t\r\n\ufeff]/.test(this.text.charAt(this.#at))) this.#at += 1;
  }

  #fail(message: string, at = this.#at): never {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    throw new JsonProblem(
      `${message} at line ${String(line)}, column ${String(at - before.lastIndexOf('\n') - 1)}`,
    );
  }

  #unfinished(): never {
    return this.#fail('Unfinished JSON term at EOF', this.text.length);
  }

  #value(): Value {
    this.#skip();
    const char = this.text.charAt(this.#at);
    if (char === '') this.#unfinished();
    if (char === '{') return this.#object();
    if (char === '[') return this.#array();
    if (char === '"') return this.#string();
    if (/[,:\]}]/.test(char))
      this.#fail(
        char === ','
          ? "Expected value before ','"
          : char === ':'
            ? "':' not as part of an object"
            : `Unmatched '${char}'`,
        this.#at + 1,
      );
    return this.#literal();
  }

  #literal(): Value {
    const word = /^[^\s,:[\]{}"]+/.exec(this.text.slice(this.#at, this.#at + 400))?.[0] ?? '';
    this.#at += word.length;
    if (word === 'null' || word === 'nan') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^-?\d*\.?\d*([eE][-+]?\d+)?$/.test(word) || !/\d/.test(word)) {
      const isWord = /^[tfn]/.test(word);
      this.#fail(
        isWord ? 'Invalid literal' : 'Invalid numeric literal',
        Math.min(this.text.length, this.#at + 1),
      );
    }
    return Number(word);
  }

  #string(): string {
    let out = '';
    for (let i = this.#at + 1; ; i++) {
      const char = this.text.charAt(i);
      if (char === '') this.#unfinished();
      if (char === '"') {
        this.#at = i + 1;
        return out;
      }
      if (char !== '\\') {
        out += char;
        continue;
      }
      const escape = this.text.charAt(++i);
      if (escape === 'u') {
        const code = Number.parseInt(this.text.slice(i + 1, i + 5), 16);
        if (Number.isNaN(code)) this.#fail('Invalid escape', i + 5);
        out += String.fromCharCode(code);
        i += 4;
      } else {
        const plain = escapes[escape];
        if (plain === undefined) this.#fail('Invalid escape', i + 1);
        out += plain;
      }
    }
  }

  #array(): Value[] {
    const items: Value[] = [];
    this.#at += 1;
    this.#skip();
    if (this.text.charAt(this.#at) === ']') {
      this.#at += 1;
      return items;
    }
    for (;;) {
      items.push(this.#value());
      this.#skip();
      const char = this.text.charAt(this.#at++);
      if (char === ']') return items;
      if (char === '') this.#unfinished();
      if (char !== ',') this.#fail('Expected separator between values');
      this.#skip();
      if (this.text.charAt(this.#at) === ']') this.#fail('Expected another array element', this.#at + 1);
    }
  }

  #object(): JqObject {
    const object: JqObject = new Map();
    this.#at += 1;
    this.#skip();
    if (this.text.charAt(this.#at) === '}') {
      this.#at += 1;
      return object;
    }
    for (;;) {
      this.#skip();
      const start = this.text.charAt(this.#at);
      if (start === '') this.#unfinished();
      if (start === '}') this.#fail('Expected another key-value pair', this.#at + 1);
      const key = this.#value();
      if (typeof key !== 'string') this.#fail('Object keys must be strings');
      this.#skip();
      const colon = this.text.charAt(this.#at++);
      if (colon === '') this.#unfinished();
      if (colon !== ':') this.#fail('Objects must consist of key:value pairs');
      object.set(key, this.#value());
      this.#skip();
      const char = this.text.charAt(this.#at++);
      if (char === '}') return object;
      if (char === '') this.#unfinished();
      if (char !== ',') this.#fail('Expected separator between values');
    }
  }
}
