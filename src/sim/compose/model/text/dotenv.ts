import { ComposeFailure } from '../failure';
import { substitute, type Lookup, type Unset } from './template';

/** What counts as a blank beside a line break. */
const blank = '[\\t\\v\\f\\r \\u0085\\u00a0]';
const leadingBlanks = new RegExp(`^${blank}+`);
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const trailingSpaces = new RegExp(`${space.source}+$`);

/**
 * A file of variables (`.env`, `env_file`, `label_file`) by compose's grammar: `NAME=value` or `NAME: value`, comments, an
 * `export` before it, quotes (over several lines too), escapes and variables in double quotes, variables in values without
 * quotes; a name alone takes its value from `lookup`. Names that earlier lines set can be used. Adds to `into`.
 */
export function parseDotenv(text: string, into: Map<string, string>, lookup: Lookup, unset: Unset): void {
  new DotenvParser(into, lookup, unset).parse(text.replace(/^\ufeff/, ''));
}

class DotenvParser {
  #line = 1;

  constructor(
    private readonly into: Map<string, string>,
    private readonly lookup: Lookup,
    private readonly unset: Unset,
  ) {}

  parse(text: string): void {
    let rest = this.#nextStatement(text);
    while (rest !== '') {
      const { key, left, inherited } = this.#key(rest);
      if (key.includes(' ')) throw new ComposeFailure(`line ${this.#line}: key cannot contain a space`);
      if (inherited) {
        const value = this.lookup(key);
        if (value !== undefined) this.into.set(key, value);
        rest = this.#nextStatement(left);
        continue;
      }
      const [value, after] = this.#value(left);
      this.into.set(key, value);
      rest = this.#nextStatement(after);
    }
  }

  /** Past blanks, empty lines and comments. */
  #nextStatement(text: string): string {
    let i = 0;
    for (;;) {
      while (i < text.length && space.test(text.charAt(i))) {
        if (text[i] === '\n') this.#line++;
        i++;
      }
      if (text[i] !== '#') return text.slice(i);
      const end = text.indexOf('\n', i);
      if (end === -1) return '';
      i = end;
    }
  }

  #key(text: string): { key: string; left: string; inherited: boolean } {
    const rest = /^export\s+/.test(text) ? text.slice('export'.length).replace(leadingBlanks, '') : text;
    let end = -1;
    let index = 0;
    for (const char of rest) {
      if (char === '=' || char === ':' || char === '\n') {
        end = index;
        break;
      }
      index += char.length;
      if (leadingBlanks.test(char) || /[_.\-[\]\p{L}\p{N}]/u.test(char)) continue;
      const [line = ''] = rest.split('\n');
      throw new ComposeFailure(
        `line ${this.#line}: unexpected character ${JSON.stringify(char)} in variable name ${JSON.stringify(line)}`,
      );
    }
    if (rest === '') throw new ComposeFailure('zero length string');
    const inherited = end !== -1 && rest[end] === '\n';
    const key = end === -1 ? '' : rest.slice(0, end);
    if (inherited && !key.includes(' ')) this.#line++;
    return {
      key: key.replace(trailingSpaces, ''),
      left: rest.slice(end + 1).replace(leadingBlanks, ''),
      inherited,
    };
  }

  #value(text: string): readonly [string, string] {
    const quote = text.charAt(0);
    if (quote !== '"' && quote !== "'") {
      const end = text.indexOf('\n');
      const line = end === -1 ? text : text.slice(0, end);
      this.#line++;
      const [bare = ''] = line.split(' #');
      return [this.#expand(bare.replace(trailingSpaces, '')), end === -1 ? '' : text.slice(end + 1)];
    }
    const end = this.#closingQuote(text, quote);
    const inner = unescapeQuotes(text.slice(1, end), quote);
    return [quote === '"' ? this.#expand(expandEscapes(inner)) : inner, text.slice(end + 1)];
  }

  #closingQuote(text: string, quote: string): number {
    let escaped = false;
    for (let i = 1; i < text.length; i++) {
      const char = text[i];
      if (char === '\n') this.#line++;
      if (char === quote && !escaped) return i;
      escaped = !escaped && char === '\\';
    }
    throw new ComposeFailure(`line ${this.#line}: unterminated quoted value ${text.split('\n')[0] ?? ''}`);
  }

  #expand(text: string): string {
    return substitute(text, (name) => this.lookup(name) ?? this.into.get(name), this.unset);
  }
}

/** A backslash before the quote goes; before anything else it stays. */
function unescapeQuotes(text: string, quote: string): string {
  let result = '';
  let escaped = false;
  for (const char of text) {
    if (!escaped && char === '\\') {
      escaped = true;
      continue;
    }
    if (escaped && char !== quote) result += '\\';
    escaped = false;
    result += char;
  }
  return result;
}

const shellEscapes: Readonly<Record<string, string>> = {
  '\\a': '\u0007',
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\v': '\v',
  '\\"': '"',
  '\\\\': '\\',
  '\\$': '$$',
};

function expandEscapes(text: string): string {
  return text.replace(/\\(?:[abcfnrtv$"\\]|0\d{0,3})/g, (found) => {
    if (!found.startsWith('\\0')) return shellEscapes[found] ?? found;
    const digits = found.slice(2);
    const code = /^[0-7]{3}$/.test(digits) ? parseInt(digits, 8) : Infinity;
    return code <= 255 ? String.fromCharCode(code) : `\\${digits}`;
  });
}
