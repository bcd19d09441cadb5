/** Variables that words are expanded with. */
export interface Variables {
  get(name: string): string | undefined;
}

/** How a word is expanded. */
export interface Expansion {
  readonly variables: Variables;
  readonly escape: string;
  /** quotes and escapes stay as they are, and so do variables that are not set: for names of steps */
  readonly isRaw?: boolean;
}

/** A word after expansion, and which variables were asked for that are not set. */
export interface Expanded {
  readonly word: string;
  readonly words: readonly string[];
  readonly unset: readonly string[];
}

/** Why a word makes no sense, as BuildKit's shell lexer has it. */
export interface Misspelt {
  readonly misspelt: string;
  /** variables that were asked for before that came out, and are not set */
  readonly unset: readonly string[];
}

export function isMisspelt(value: unknown): value is Misspelt {
  return typeof value === 'object' && value !== null && 'misspelt' in value;
}

class Wrong extends Error {}

/** Expands `$NAME`, `${NAME:-word}`, quotes and escapes (buildkit, frontend/dockerfile/shell/lex.go). */
export function expand(text: string, expansion: Expansion): Expanded | Misspelt {
  const lexer = new Lexer(text, expansion);
  try {
    const word = lexer.until('');
    return { word, words: lexer.words, unset: [...lexer.unset] };
  } catch (fault) {
    if (!(fault instanceof Wrong)) throw fault;
    return {
      misspelt: `failed to process ${JSON.stringify(text)}: ${fault.message}`,
      unset: [...lexer.unset],
    };
  }
}

class Lexer {
  readonly unset = new Set<string>();
  readonly words: string[] = [];
  #at = 0;
  #word = '';
  #isInWord = false;

  constructor(
    private readonly text: string,
    private readonly expansion: Expansion,
  ) {}

  #peek(): string {
    return this.text[this.#at] ?? '';
  }

  /** Everything up to a character that ends it ('' is the end of the text). */
  until(end: string, keepsEscapes = false): string {
    let out = '';
    const { escape, isRaw = false } = this.expansion;
    for (;;) {
      const char = this.#peek();
      if (char === '') break;
      if (char === end) {
        this.#at += 1;
        return out;
      }
      if (char === "'") out += this.#add(this.#single(), true);
      else if (char === '"') out += this.#add(this.#double(), true);
      else if (char === '$') out += this.#addLoose(this.#dollar(), end);
      else {
        this.#at += 1;
        let piece = char;
        if (char === escape) {
          if (isRaw || keepsEscapes) piece = char;
          else if (this.#peek() === '') break;
          else piece = '';
          piece += this.#peek();
          this.#at += 1;
          out += this.#add(piece, true);
        } else if (/\s/.test(char) && end === '') {
          this.#endWord();
          out += char;
        } else out += this.#add(piece, end === '');
      }
    }
    if (end !== '') throw new Wrong(`unexpected end of statement while looking for matching ${end}`);
    this.#endWord();
    return out;
  }

  #add(piece: string, isPart: boolean): string {
    if (isPart) {
      this.#word += piece;
      this.#isInWord = true;
    }
    return piece;
  }

  /** What an unquoted variable held is split at its blanks. */
  #addLoose(value: string, end: string): string {
    if (end !== '') return value;
    value.split(/(\s+)/).forEach((part, i) => {
      if (i % 2 === 1) this.#endWord();
      else if (part !== '') this.#add(part, true);
    });
    return value;
  }

  #endWord(): void {
    if (this.#isInWord) this.words.push(this.#word);
    this.#word = '';
    this.#isInWord = false;
  }

  #single(): string {
    const close = this.text.indexOf("'", this.#at + 1);
    if (close < 0) throw new Wrong('unexpected end of statement while looking for matching single-quote');
    const inside = this.text.slice(this.#at + 1, close);
    this.#at = close + 1;
    return this.expansion.isRaw === true ? `'${inside}'` : inside;
  }

  #double(): string {
    const { escape, isRaw = false } = this.expansion;
    let out = '';
    this.#at += 1;
    for (;;) {
      const char = this.#peek();
      if (char === '') throw new Wrong('unexpected end of statement while looking for matching double-quote');
      if (char === '"') {
        this.#at += 1;
        return isRaw ? `"${out}"` : out;
      }
      if (char === '$') {
        out += this.#dollar();
        continue;
      }
      this.#at += 1;
      if (char !== escape) {
        out += char;
        continue;
      }
      const escaped = this.#peek();
      if (escaped === '')
        throw new Wrong('unexpected end of statement while looking for matching double-quote');
      this.#at += 1;
      out += !isRaw && ['"', '$', escape].includes(escaped) ? escaped : char + escaped;
    }
  }

  #name(): string {
    const rest = this.text.slice(this.#at);
    const name = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?\-$!])/.exec(rest)?.[0] ?? '';
    this.#at += name.length;
    return name;
  }

  #get(name: string): string | undefined {
    const value = this.expansion.variables.get(name);
    if (value === undefined && name !== '') this.unset.add(name);
    return value;
  }

  #dollar(): string {
    this.#at += 1;
    const { isRaw = false } = this.expansion;
    if (this.#peek() !== '{') {
      const name = /^[A-Za-z_0-9@*#?\-$!]/.test(this.#peek()) ? this.#name() : '';
      if (name === '') return '$';
      return this.#get(name) ?? (isRaw ? `$${name}` : '');
    }
    this.#at += 1;
    if (this.#peek() === '') throw new Wrong("syntax error: missing '}'");
    if (['{', '}', ':'].includes(this.#peek())) throw new Wrong('syntax error: bad substitution');
    const name = this.#name();
    return this.#modified(name);
  }

  /** `${NAME` has been read: what follows says what to make of it. */
  #modified(name: string): string {
    const { isRaw = false } = this.expansion;
    let sign = this.#peek();
    this.#at += 1;
    if (sign === '}') return this.#get(name) ?? (isRaw ? `\${${name}}` : '');
    if (sign === '/') return this.#replaced(name);
    const isColon = sign === ':';
    let signs = sign;
    if (isColon) {
      sign = this.#peek();
      this.#at += 1;
      signs += sign;
    }
    if (!isColon && !['+', '-', '?', '#', '%'].includes(sign)) throw new Wrong(unsupported(sign));
    const isTrim = sign === '#' || sign === '%';
    if (isColon && isTrim) throw new Wrong(unsupported(signs));
    let word: string;
    if (isTrim && this.#peek() === sign) {
      this.#at += 1;
      signs += sign;
    }
    try {
      word = this.until('}', isTrim);
    } catch (fault) {
      throw this.#peek() === '' ? new Wrong("syntax error: missing '}'") : fault;
    }
    const value = this.#get(name);
    if (isRaw && value === undefined) return `\${${name}${signs}${word}}`;
    const isThere = value !== undefined && !(isColon && value === '');
    if (sign === '-') return isThere ? value : word;
    if (sign === '+') return isThere ? word : '';
    if (sign === '?') {
      if (!isThere) throw new Wrong(`${name}: ${word === '' ? 'is not allowed to be unset' : word}`);
      return value;
    }
    if (isTrim) return trimmed(value ?? '', word, sign, signs.length > 1);
    throw new Wrong(unsupported(signs));
  }

  #replaced(name: string): string {
    const isAll = this.#peek() === '/';
    if (isAll) this.#at += 1;
    const pattern = this.until('/', true);
    const replacement = this.until('}', true);
    const value = this.#get(name);
    if (value === undefined && this.expansion.isRaw === true)
      return `\${${name}/${isAll ? '/' : ''}${pattern}/${replacement}}`;
    const expression = new RegExp(sourceOf(pattern, true), isAll ? 'gs' : 's');
    return (value ?? '').replace(expression, () => replacement.replace(/\\(.)/gs, '$1'));
  }
}

const unsupported = (sign: string) =>
  `unsupported modifier (${sign === '' ? '\ufffd' : sign}) in substitution`;

/** A shell pattern as an expression. */
function sourceOf(pattern: string, isGreedy: boolean): string {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    if (char === '*') source += isGreedy ? '.*' : '.*?';
    else if (char === '?') source += '.';
    else if (char === '\\' && i + 1 < pattern.length) source += (pattern[++i] ?? '').replace(/[^\w]/, '\\$&');
    else source += char.replace(/[.+^${}()|[\]\\/]/, '\\$&');
  }
  return source;
}

/** `${NAME#pattern}` and its kin. */
function trimmed(value: string, pattern: string, sign: string, isLongest: boolean): string {
  if (sign === '#') return value.replace(new RegExp(`^${sourceOf(pattern, isLongest)}`, 's'), '');
  const whole = new RegExp(`^${sourceOf(pattern, true)}$`, 's');
  const starts = [...value].map((_, i) => i).concat(value.length);
  for (const start of isLongest ? starts : starts.reverse())
    if (whole.test(value.slice(start))) return value.slice(0, start);
  return value;
}
