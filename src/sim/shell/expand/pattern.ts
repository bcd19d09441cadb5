/**
 * Shell patterns (POSIX 2.13; glob(7)) as regular expressions. A pattern here is a string in which a backslash takes away the
 * meaning of what follows: expansion puts one before every quoted special character.
 */
const memo = new Map<string, RegExp>();

const classes: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\x21-\\x7e',
  lower: 'a-z',
  print: '\\x20-\\x7e',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: 'a-zA-Z0-9_',
  xdigit: '0-9a-fA-F',
};

const special = /[\\^$.*+?()[\]{}|/-]/;
const quoteRegex = (char: string) => (special.test(char) ? `\\${char}` : char);

/** Takes away the meaning of every character: a text that matches itself only. */
export function quotePattern(text: string): string {
  return text.replace(/[\\*?[\]()|!@+^-]/g, '\\$&');
}

/** The text that a pattern without meaning stands for. */
export function unquotePattern(pattern: string): string {
  return pattern.replace(/\\([\s\S])/g, '$1');
}

export function hasMeaning(pattern: string, extended = false): boolean {
  const bare = pattern.replace(/\\[\s\S]/g, '');
  return /[*?]|\[.*\]/s.test(bare) || (extended && /[@+!]\(/.test(bare));
}

/** The inside of a regular expression, without anchors. `*` and `?` stop at nothing: file names are matched one by one. */
function patternSource(pattern: string, extended = false, isLazy = false): string {
  let out = '';
  let i = 0;
  while (i < pattern.length) {
    const char = pattern[i] ?? '';
    if (extended && '?*+@!'.includes(char) && pattern[i + 1] === '(') {
      const end = closing(pattern, i + 1);
      if (end > 0) {
        out += extendedSource(char, pattern.slice(i + 2, end));
        i = end + 1;
        continue;
      }
    }
    if (char === '\\' && i + 1 < pattern.length) {
      out += quoteRegex(pattern[i + 1] ?? '');
      i += 2;
    } else if (char === '*') {
      while (pattern[i] === '*') i += 1;
      out += isLazy ? '[^]*?' : '[^]*';
    } else if (char === '?') {
      out += '[^]';
      i += 1;
    } else if (char === '[') {
      const [source, next] = bracketSource(pattern, i);
      out += source;
      i = next;
    } else {
      out += quoteRegex(char);
      i += 1;
    }
  }
  return out;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '\\') i += 1;
    else if (pattern[i] === '(') depth += 1;
    else if (pattern[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function alternatives(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let i = 0; i < inside.length; i++) {
    const char = inside[i] ?? '';
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === '|' && depth === 0) parts.push('');
    else {
      parts[parts.length - 1] += char;
      if (char === '\\') parts[parts.length - 1] += inside[++i] ?? '';
    }
  }
  return parts;
}

function extendedSource(operator: string, inside: string): string {
  const any = alternatives(inside)
    .map((part) => patternSource(part, true))
    .join('|');
  if (operator === '!') return `(?!(?:${any})$)[^]*`;
  return `(?:${any})${operator === '@' ? '' : operator}`;
}

function bracketSource(pattern: string, open: number): [source: string, next: number] {
  let i = open + 1;
  const isNegated = pattern[i] === '!' || pattern[i] === '^';
  if (isNegated) i += 1;
  let set = '';
  let isFirst = true;
  while (i < pattern.length) {
    const char = pattern[i] ?? '';
    if (char === ']' && !isFirst) {
      if (set === '') return [isNegated ? '[^]' : '(?!)', i + 1];
      return [`[${isNegated ? '^' : ''}${set}]`, i + 1];
    }
    isFirst = false;
    const named = char === '[' ? /^\[:(\w+):\]/.exec(pattern.slice(i)) : null;
    if (named !== null) {
      set += classes[named[1] ?? ''] ?? '';
      i += named[0].length;
    } else if (char === '\\' && i + 1 < pattern.length) {
      set += quoteRegex(pattern[i + 1] ?? '');
      i += 2;
    } else {
      set += char === '-' ? '-' : quoteRegex(char);
      i += 1;
    }
  }
  return ['\\[', open + 1]; // no end: an ordinary character
}

/** Does the whole text match? */
export function matches(
  pattern: string,
  text: string,
  options: { extended?: boolean; ignoreCase?: boolean } = {},
): boolean {
  return regexOf(
    `^(?:${patternSource(pattern, options.extended)})$`,
    options.ignoreCase === true ? 'iu' : '',
  ).test(text);
}

/** A compiled expression, remembered. A range that is no range (`[z-a]`) matches nothing. */
export function regexOf(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  let regex = memo.get(key);
  if (regex === undefined) {
    try {
      regex = new RegExp(source, flags.replace('u', ''));
    } catch {
      regex = /(?!)/;
    }
    if (memo.size > 500) memo.clear();
    memo.set(key, regex);
  }
  return regex;
}

/** `${x#p}` and its kin: the text without the shortest or longest beginning or end that matches. */
export function trim(
  text: string,
  pattern: string,
  where: '#' | '##' | '%' | '%%',
  extended = false,
): string {
  const regex = regexOf(`^(?:${patternSource(pattern, extended)})$`, '');
  const isPrefix = where.startsWith('#');
  const isLongest = where.length === 2;
  for (let k = 0; k <= text.length; k++) {
    const length = isLongest ? text.length - k : k;
    const part = isPrefix ? text.slice(0, length) : text.slice(text.length - length);
    if (regex.test(part)) return isPrefix ? text.slice(length) : text.slice(0, text.length - length);
  }
  return text;
}

/** `${x/p/r}`: `all`, or only at the beginning (`#`) or end (`%`). */
export function replace(
  text: string,
  pattern: string,
  by: (matched: string) => string,
  how: '/' | '//' | '/#' | '/%',
  extended = false,
): string {
  const inner = patternSource(pattern, extended);
  if (inner === '') return how === '/#' ? by('') + text : how === '/%' ? text + by('') : text;
  const source = how === '/#' ? `^(?:${inner})` : how === '/%' ? `(?:${inner})$` : inner;
  const regex = regexOf(source, how === '//' ? 'g' : '');
  regex.lastIndex = 0;
  if (how !== '//') return text.replace(regex, by);
  return text.replace(regex, (matched) => (matched === '' ? '' : by(matched)));
}
