import type { Dialect } from './translate';

/** Thrown inside the translation only; what is wrong, in the C library's words. */
export class BadRegex {
  constructor(readonly problem: string) {}
}

/** Character classes in the C locale, as the inside of a JavaScript class. */
const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\v\\f\\r',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  print: ' -~',
  graph: '!-~',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
};

const inClass = (char: string): string =>
  /[\\\]^[-]/.test(char) ? `\\${char}` : char === '\n' ? '\\n' : char;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  f: '\f',
  v: '\v',
  a: '\x07',
  b: '\b',
};

/** Reads a bracket expression whose `[` stands just before `at`. */
export function readBracket(pattern: string, at: number, dialect: Dialect): { source: string; next: number } {
  let i = at;
  const isNegated = pattern.charAt(i) === '^';
  if (isNegated) i += 1;
  const parts: string[] = [];
  for (let isFirst = true; ; isFirst = false) {
    // GNU's words for a bracket with nothing in it differ from those for one without an end
    if (i >= pattern.length)
      throw new BadRegex(isFirst ? 'Invalid regular expression' : 'Unmatched [, [^, [:, [., or [=');
    if (pattern.charAt(i) === ']' && !isFirst) break;
    const item = readItem(pattern, i, dialect);
    i = item.next;
    if (item.class !== undefined) {
      parts.push(item.class);
      continue;
    }
    const isRange = pattern.charAt(i) === '-' && i + 1 < pattern.length && pattern.charAt(i + 1) !== ']';
    if (!isRange) {
      parts.push(inClass(item.char));
      continue;
    }
    const last = readItem(pattern, i + 1, dialect);
    i = last.next;
    if (last.class !== undefined || last.char < item.char) throw new BadRegex('Invalid range end');
    parts.push(`${inClass(item.char)}-${inClass(last.char)}`);
  }
  return { source: `[${isNegated ? '^' : ''}${parts.join('')}]`, next: i + 1 };
}

interface Item {
  char: string;
  class?: string;
  next: number;
}

function readItem(pattern: string, at: number, dialect: Dialect): Item {
  const char = pattern.charAt(at);
  const kind = pattern.charAt(at + 1);
  if (char === '[' && (kind === ':' || kind === '.' || kind === '=')) {
    const end = pattern.indexOf(`${kind}]`, at + 2);
    if (end < 0) throw new BadRegex('Unmatched [, [^, [:, [., or [=');
    const name = pattern.slice(at + 2, end);
    if (kind !== ':') {
      if (name.length !== 1) throw new BadRegex('Invalid collation character');
      return { char: name, next: end + 2 };
    }
    const inside = classes[name];
    if (inside === undefined) throw new BadRegex('Invalid character class name');
    return { char: '', class: inside, next: end + 2 };
  }
  if (char === '\\' && dialect.isAwk === true && at + 1 < pattern.length) {
    return { char: escapes[kind] ?? kind, next: at + 2 };
  }
  if (char === '\\' && dialect.isSed === true && /[nt\]]/.test(kind) && kind !== ']') {
    return { char: escapes[kind] ?? kind, next: at + 2 };
  }
  return { char, next: at + 1 };
}
